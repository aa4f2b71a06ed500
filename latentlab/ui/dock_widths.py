"""Docks keep the width somebody gave them: squeezed by a small window or a wide tab, they widen again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

_SIDES = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)
_PRESS, _RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease

Widths = tuple[int, int]


class DockWidths(QObject):
    """Knows the widths of two docks: the usual ones, or those of the last drag of their separators.

    Qt gives a dock that had to shrink no room back when there is room again.
    """

    def __init__(self, window: QMainWindow, docks: tuple[QDockWidget, QDockWidget], usual: Widths) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._wanted = usual
        self._pressed: Widths | None = None
        self._least = 0  # width of what lies between them, where Qt has to squeeze
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # once the window has laid out what it holds
        self._soon.timeout.connect(self._apply)
        window.installEventFilter(self)
        for dock in docks:
            dock.visibilityChanged.connect(self._on_visibility_changed)

    def widths(self) -> Widths:
        """How wide they are meant to be, which a small window may not allow."""
        return self._wanted

    def set_widths(self, widths: Widths) -> None:
        """Make them so wide, now and whenever there is room."""
        self._wanted = widths
        self._apply()
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A press that reaches the window itself is on a separator: everything else is covered.
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        elif event.type() == QEvent.Type.LayoutRequest:
            central = self._window.centralWidget()
            least = central.minimumSizeHint().width() if central is not None else 0
            if least != self._least:
                self._least = least
                self._soon.start()
        elif event.type() == _PRESS:
            self._pressed = self._actual()
        elif event.type() == _RELEASE and self._pressed is not None:
            before, self._pressed = self._pressed, None
            if self._actual() != before:
                self._wanted = self._actual()
        return super().eventFilter(watched, event)

    def _on_visibility_changed(self, visible: bool) -> None:
        if visible:
            self._soon.start()

    def _actual(self) -> Widths:
        return self._docks[0].width(), self._docks[1].width()

    def _apply(self) -> None:
        beside = [
            (dock, width)
            for dock, width in zip(self._docks, self._wanted, strict=True)
            if dock.isVisible() and not dock.isFloating() and self._window.dockWidgetArea(dock) in _SIDES
        ]
        if beside and self._pressed is None:
            docks, widths = zip(*beside, strict=True)
            self._window.resizeDocks(list(docks), list(widths), Qt.Orientation.Horizontal)
