"""A workspace of pages: a button a page, and the page that is down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from latentlab.ui.widgets.page import Page


@dataclass(frozen=True)
class Entry:
    """A page, what its button says, and its tooltip."""

    page: Page
    title: str
    tip: str


@dataclass(frozen=True)
class Kept:
    """Which page is in front, and what each kept, by object name."""

    front: int = 0
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)


class PagesPanel(QWidget):
    """Pages side by side, one of them in front. They are made when the workspace is first seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Page] = []
        self._waiting = Kept()
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(12)
        column.addLayout(self._bar)
        column.addWidget(self._stack, 1)

    def make_pages(self) -> Sequence[Entry]:
        """The pages in their order; asked once."""
        raise NotImplementedError

    def page(self) -> Page | None:
        """The page in front; None before the workspace was seen."""
        return next((page for page in self._pages if page is self._stack.currentWidget()), None)

    def show_page(self, name: str) -> None:
        """Bring the page of this object name to the front. Raises ValueError for an unknown one."""
        self._group.button([page.objectName() for page in self._pages].index(name)).setChecked(True)

    def kept(self) -> Kept:
        """What somebody made in the pages, and which is in front."""
        front = self._stack.currentIndex()
        if not self._pages:
            return self._waiting
        return Kept(max(front, 0), {page.objectName(): page.kept() for page in self._pages})

    def bring_back(self, kept: Kept) -> None:
        """Give it to the pages, once they are made."""
        self._waiting = kept
        if self._pages:
            self._restore()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._pages:
            for entry in self.make_pages():
                self._add(entry)
            self._bar.addStretch(1)
            self._group.button(0).setChecked(True)
            self._group.idToggled.connect(self._on_toggled)
            self._restore()

    def _restore(self) -> None:
        for page in self._pages:
            if kept := self._waiting.pages.get(page.objectName()):
                page.bring_back(kept)
        self._group.button(self._waiting.front).setChecked(True)

    def _add(self, entry: Entry) -> None:
        button = QToolButton()
        button.setObjectName(f"page_{entry.page.objectName()}")
        button.setText(entry.title)
        button.setAccessibleName(entry.title)
        button.setToolTip(entry.tip)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button, len(self._pages))
        self._bar.addWidget(button)
        self._stack.addWidget(entry.page)
        self._pages.append(entry.page)

    def _on_toggled(self, number: int, down: bool) -> None:
        if down:
            self._stack.setCurrentIndex(number)
