"""The bottom line: the open model, how fast it draws, work in hand, and the run that trains."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from latentlab.errors import Message
from latentlab.runs.events import (
    Command,
    Event,
    Finished,
    Metrics,
    Pause,
    Paused,
    Resume,
    Resumed,
    Started,
    Stop,
)
from latentlab.ui.i18n import translate_message
from latentlab.ui.icons import icon
from latentlab.ui.state import OpenModel
from latentlab.ui.widgets.patience import late


class StatusBar(QStatusBar):
    """``cancelled`` says that nobody wants the work in hand any more; ``commanded`` is for a run."""

    cancelled = Signal()
    commanded = Signal(object, object)  # path of the run, Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._fresh = True
        self._model = self._label("status_model")
        self._device = self._label("status_device")
        self._latency = self._label("status_latency")
        self.busy = BusyLine(self)
        self.busy.cancelled.connect(self.cancelled)
        self.run = RunLine(self)
        self.run.commanded.connect(self.commanded)
        for widget in (self._model, self._device, self._latency, self.busy):
            self.addWidget(widget)
        self.addPermanentWidget(self.run)
        self.show_model(None)

    def show_model(self, opened: OpenModel | None) -> None:
        """Name the open model and its device."""
        self._model.setText(self.tr("No model") if opened is None else opened.name)
        self._device.setText("" if opened is None else str(opened.model.device).upper())
        self._device.setVisible(opened is not None)
        self._latency.clear()
        self._fresh = True

    def show_latency(self, milliseconds: float) -> None:
        """How long the last picture took; the first is left out, since it waited for its model."""
        if self._fresh:
            self._fresh = False
            return
        self._latency.setText(self.tr("latency {ms} ms").format(ms=f"{milliseconds:.1f}"))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setContentsMargins(8, 0, 8, 0)
        return label


class BusyLine(QWidget):
    """Progress of work in hand, shown once it takes longer than a blink, with a way to cancel it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_busy")
        self._text = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(120)
        self._bar.setTextVisible(False)
        self._cancel = _button(self, "busy_cancel", "close", self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        _lay_out(self, self._text, self._bar, self._cancel)
        self._delay = late(self)
        self.hide()

    def begin(self, text: str) -> None:
        """Work has begun; ``text`` says which, translated."""
        self._text.setText(text)
        self._bar.setRange(0, 0)
        if self.isHidden():
            self._delay.start()

    def advance(self, fraction: float, what: Message) -> None:
        """How far it is, as ``Progress`` reports it."""
        self._bar.setRange(0, 0 if fraction < 0 else 1000)
        self._bar.setValue(int(1000 * fraction))
        if what.template:
            self._text.setText(translate_message(what))

    def end(self) -> None:
        """It is over."""
        self._delay.stop()
        self.hide()


class RunLine(QWidget):
    """The run that trains, in one line, with pause and stop."""

    commanded = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_run")
        self._path: Path | None = None
        self._paused = False
        self._figures = ""
        self._text = QLabel(self)
        self._text.setObjectName("status_run_text")
        self._pause = _button(self, "status_pause", "pause", self.tr("Pause"))
        self._pause.clicked.connect(self._on_pause)
        self._stop = _button(self, "status_stop", "stop", self.tr("Stop the run; it can be resumed later"))
        self._stop.clicked.connect(self._on_stop)
        _lay_out(self, self._text, self._pause, self._stop)
        self.hide()

    def take(self, path: Path, event: Event) -> None:
        """Show what a run just said; while one is shown, others of the queue wait for its end."""
        if self._path not in (None, path):
            return
        if isinstance(event, Finished):
            if path == self._path:
                self.clear()
            return
        self._path = path
        if isinstance(event, Started):
            self._say(event.step, "")
        elif isinstance(event, Metrics) and "loss" in event.values:
            self._say(event.step, self._words(event))
        elif isinstance(event, Paused | Resumed):
            self._say(event.step, self._figures)
            self._set_paused(isinstance(event, Paused))
        self.show()

    def clear(self) -> None:
        """No run trains."""
        self._path = None
        self._set_paused(False)
        self.hide()

    def _say(self, step: int, figures: str) -> None:
        assert self._path is not None
        self._figures = figures
        text = self.tr("{run}: step {step}").format(run=self._path.name, step=f"{step:,}")
        self._text.setText(f"{text}   {figures}".rstrip())

    def _words(self, event: Metrics) -> str:
        parts = [self.tr("loss {loss}").format(loss=f"{event.values['loss']:.4g}")]
        for name, text in (
            ("images_per_second", self.tr("{rate} images/s")),
            ("words_per_second", self.tr("{rate} words/s")),
        ):
            if (speed := event.values.get(name)) is not None:
                rate = f"{speed / 1000:.1f}k" if speed >= 1000 else f"{speed:.0f}"
                parts.insert(0, text.format(rate=rate))
        return "   ".join(parts)

    def _set_paused(self, paused: bool) -> None:
        self._paused = paused
        self._pause.setIcon(icon("play" if paused else "pause"))
        _name(self._pause, self.tr("Go on") if paused else self.tr("Pause"))

    def _on_pause(self) -> None:
        if self._path is not None:
            self.commanded.emit(self._path, self._pause_command())

    def _pause_command(self) -> Command:
        return Resume() if self._paused else Pause()

    def _on_stop(self) -> None:
        if self._path is not None:
            self.commanded.emit(self._path, Stop())


def _button(parent: QWidget, name: str, drawing: str, tip: str) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setIcon(icon(drawing))
    _name(button, tip)
    return button


def _name(button: QToolButton, tip: str) -> None:
    button.setToolTip(tip)
    button.setAccessibleName(tip)


def _lay_out(parent: QWidget, *widgets: QWidget) -> None:
    row = QHBoxLayout(parent)
    row.setContentsMargins(8, 0, 8, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    parent.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
