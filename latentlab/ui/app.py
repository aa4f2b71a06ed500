"""The program: a QApplication, one window, and a clean way out."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtWidgets import QApplication

from latentlab import __version__, paths
from latentlab.ui import i18n
from latentlab.ui.about import app_icon
from latentlab.ui.main_window import MainWindow
from latentlab.ui.session import Session
from latentlab.ui.theme import ThemeManager


def make_application() -> QApplication:
    """The QApplication of this process, made where there is none."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("latentlab")
    app.setApplicationDisplayName("LatentLab")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("latentlab")
    app.setWindowIcon(app_icon())
    return app


def open_window(model: str | Path | None = None, settings_dir: str | Path | None = None) -> MainWindow:
    """Build and show the main window for the running QApplication, and return it.

    ``model`` is a file, a name in the library or a run folder; without it the last session's comes back.
    It is loaded behind the window: ``state.model_changed`` says when. The caller keeps the window alive.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("open_window() needs a QApplication")
    session = Session(Path(settings_dir) if settings_dir is not None else paths.settings_home())
    i18n.install(session.settings.language)
    themes = app.findChild(ThemeManager) or ThemeManager(app, session.settings.theme)
    themes.set_mode(session.settings.theme)
    window = MainWindow(session, themes)
    app.aboutToQuit.connect(window.shut_down)
    window.show()
    window.start(model)
    return window


def main(model: str | Path | None = None, settings_dir: str | Path | None = None) -> int:
    """Run the program until its window is closed; returns the exit code."""
    app = make_application()
    window = open_window(model, settings_dir)
    reporter = Reporter(window)
    window.closed.connect(app.quit)
    with reporter.installed(), _ending_on_signals(window):
        code = app.exec()
    window.shut_down()
    return code


class Reporter(QObject):
    """Shows errors that nobody caught, of whatever thread, in the window; they go to stderr as well."""

    _caught = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._caught.connect(self._on_caught)

    @contextlib.contextmanager
    def installed(self) -> Iterator[None]:
        """Take the place of Python's own hooks for a while."""
        before = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread_exception
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        traceback.print_exception(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self._caught.emit(error)

    def _on_thread_exception(self, told: threading.ExceptHookArgs) -> None:
        traceback.print_exception(told.exc_type, told.exc_value, told.exc_traceback)
        if told.exc_value is not None:
            self._caught.emit(told.exc_value)

    def _on_caught(self, error: Exception) -> None:
        self._window.show_error(error)


@contextlib.contextmanager
def _ending_on_signals(window: MainWindow) -> Iterator[None]:
    """Ctrl+C and SIGTERM end the window without a question; a run stops with a checkpoint first.

    Python sees a signal only when it runs; Qt may wait in C++ for hours. So the signal wakes a socket.
    """
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(window.shut_down)
    woken = signal.set_wakeup_fd(writer.fileno())
    before = {number: signal.signal(number, _ignore) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken)
        notifier.setEnabled(False)
        reader.close()
        writer.close()


def _ignore(_number: int, _frame: object) -> None:
    """The socket does the work."""
