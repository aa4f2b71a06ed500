"""A window with the playground in it, and hands for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from latentlab.ui.playground.panel import PlaygroundPanel
from latentlab.ui.state import AppState
from latentlab.ui.widgets.page import Page
from latentlab.ui.widgets.plane import PlaneView

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


@dataclass(frozen=True)
class PlayLab:
    window: QMainWindow
    state: AppState
    panel: PlaygroundPanel

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), LEFT)

    def page(self, name: str, kind: type[P]) -> P:
        self.click(f"page_play_{name}")
        page = self.panel.page()
        assert isinstance(page, kind)
        return page


def drag(
    plane: PlaneView, index: int, to: tuple[float, float], moves: int = 5, *, hold: bool = False
) -> None:
    """Drag a handle to a place with real events."""
    start = plane.position(*plane.handles()[index].at).toPoint()
    end = plane.position(*to).toPoint()
    QTest.mousePress(plane, LEFT, pos=start)
    for step in range(1, moves + 1):
        QTest.mouseMove(plane, start + (end - start) * step / moves)
    if not hold:
        QTest.mouseRelease(plane, LEFT, pos=end)


def release(plane: PlaneView) -> None:
    QTest.mouseRelease(plane, LEFT, pos=QPoint(5, 5))
