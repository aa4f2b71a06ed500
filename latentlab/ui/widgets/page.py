"""What pages of a workspace share: a stage, a column of controls beside it, and what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from latentlab.ui.icons import icon
from latentlab.ui.widgets.error_bar import ErrorBar
from latentlab.ui.widgets.scroll_column import ScrollColumn
from latentlab.ui.widgets.status_line import StatusLine

COLUMN = 324
ARCHIVE = "https://kexue.fm/archives/"


@dataclass(frozen=True)
class About:
    """Three sentences, the formula, and the posts of kexue.fm (by number) and papers they come from."""

    formula: str
    text: str
    posts: tuple[int, ...]
    paper: str = ""

    def source(self) -> str:
        """Links to the posts, and the paper, as rich text."""
        links = [f'<a href="{ARCHIVE}{post}">kexue.fm {post}</a>' for post in self.posts]
        return ", ".join([*links, *([self.paper] if self.paper else [])])


class Page(QWidget):
    """The stage on the left, controls and explanation on the right, errors above, a status below.

    ``name`` begins with that of the workspace, as in "play_matrix", and so do the names of its buttons.
    """

    def __init__(self, name: str, about: About, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._workspace = name.partition("_")[0]
        self.errors = ErrorBar(self)
        self.status = StatusLine(self)
        self.stage = QVBoxLayout()
        self.stage.setSpacing(8)
        self.controls = QVBoxLayout()
        self.controls.setSpacing(8)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(8)
        inside.addLayout(self.controls)
        inside.addSpacing(8)
        inside.addWidget(_explanation(about))
        inside.addStretch(1)
        column = ScrollColumn()
        column.setWidget(content)
        column.setFixedWidth(COLUMN)
        content.setMaximumWidth(COLUMN)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(self.stage, 1)
        body.addWidget(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.errors)
        whole.addLayout(body, 1)
        whole.addWidget(self.status)

    def command_line(self) -> str:
        """The ``latentlab`` line that computes what is shown."""
        raise NotImplementedError

    def kept(self) -> dict[str, Any]:
        """What somebody made here, for a page that takes this one's place in another language."""
        return {}

    def bring_back(self, kept: dict[str, Any]) -> None:
        """Show what another page kept."""

    def copy_command(self) -> None:
        """Put it on the clipboard."""
        line = self.command_line()
        QGuiApplication.clipboard().setText(line)
        self.status.say(self.tr("Copied: {command}").format(command=line))

    # -- for pages ------------------------------------------------------------------------------------

    def heading(self, text: str) -> QLabel:
        """A heading in the column."""
        label = QLabel(text)
        label.setProperty("role", "heading")
        self.controls.addWidget(label)
        return label

    def button(self, name: str, text: str, tip: str, slot: Callable[[], object]) -> QPushButton:
        """A button as wide as its words; the page puts it somewhere."""
        button = QPushButton(text)
        button.setObjectName(f"{self._workspace}_{name}")
        button.setToolTip(tip)
        button.clicked.connect(slot)
        return button

    def toggle(self, name: str, text: str, tip: str, slot: Callable[[bool], object]) -> QToolButton:
        """A button that stays down."""
        button = QToolButton()
        button.setObjectName(f"{self._workspace}_{name}")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(slot)
        return button


def row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets beside each other, at their left."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def copy_button(page: Page, text: str, tip: str) -> QToolButton:
    """The button that copies the page's command."""
    button = QToolButton()
    button.setObjectName(f"{page.objectName()}_command")
    button.setText(text)
    button.setIcon(icon("copy"))
    button.setToolTip(tip)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.clicked.connect(page.copy_command)
    return button


def _explanation(about: About) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    formula = QLabel(about.formula)
    text = QLabel(about.text)
    source = QLabel(about.source())
    source.setOpenExternalLinks(True)
    source.setTextFormat(Qt.TextFormat.RichText)
    source.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    for label, role in ((formula, ""), (text, "caption"), (source, "caption")):
        label.setWordWrap(True)
        label.setProperty("role", role)
        column.addWidget(label)
    return box
