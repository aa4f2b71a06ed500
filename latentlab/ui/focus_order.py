"""The way of the Tab key: library, workspace, code, status bar; inside each as one reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDockWidget,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QWidget,
)


def put_in_order(window: QMainWindow) -> None:
    """Let Tab go through the window as one reads it; widgets made later come last until the next call.

    Left to itself Qt goes by the order in which widgets were made or came into the window.
    """
    parts = [part for part in _parts(window) if part is not None]
    stops = [widget for part in parts for widget in _read(part) if _is_stop(widget, window)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _parts(window: QMainWindow) -> Iterator[QWidget | None]:
    docks = [dock for dock in window.findChildren(QDockWidget) if not dock.isFloating()]
    right = [dock for dock in docks if window.dockWidgetArea(dock) == Qt.DockWidgetArea.RightDockWidgetArea]
    yield from (dock for dock in docks if dock not in right)
    yield window.centralWidget()
    yield from right
    yield window.statusBar()
    yield window.menuBar()


def _is_stop(widget: QWidget, window: QMainWindow) -> bool:
    focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return focusable and widget.window() is window


def _read(widget: QWidget) -> Iterator[QWidget]:
    """A widget and everything in it, as its layouts say; what no layout places comes last, as it lies."""
    yield widget
    placed = [child for child in _placed(widget) if child is not None]
    free = [child for child in _children(widget) if child not in placed and not child.isWindow()]
    for child in [*placed, *sorted(free, key=lambda child: (child.y(), child.x()))]:
        yield from _read(child)


def _placed(widget: QWidget) -> Iterator[QWidget | None]:
    if isinstance(widget, QTabWidget):
        # It passes the focus on to its bar from where it lies itself in Qt's chain: only the bar is a stop.
        widget.setFocusProxy(None)  # type: ignore[arg-type]
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        yield widget.tabBar()
    elif isinstance(widget, QDockWidget):
        yield from (widget.titleBarWidget(), widget.widget())
    elif isinstance(widget, QSplitter):
        yield from (widget.widget(index) for index in range(widget.count()))
    elif isinstance(widget, QScrollArea):
        yield widget.widget()
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout, _children(widget))


def _laid_out(layout: QLayout, children: list[QWidget]) -> Iterator[QWidget]:
    # Not by itemAt(): PySide keeps the object it returns after Qt has deleted the item, and takes whatever
    # comes to lie at that address for it, which crashes minutes later and somewhere else.
    parts = [part for part in (*children, *layout.children()) if isinstance(part, (QWidget, QLayout))]
    for part in sorted((part for part in parts if layout.indexOf(part) >= 0), key=layout.indexOf):
        if isinstance(part, QLayout):
            yield from _laid_out(part, children)
        else:
            yield part


def _children(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
