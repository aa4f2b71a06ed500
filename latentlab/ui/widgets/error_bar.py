"""A bar that says, in the place it happened, what failed, why, and what to do."""

from __future__ import annotations

import traceback

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from latentlab.ui.i18n import error_text
from latentlab.ui.icons import icon


class ErrorBar(QWidget):
    """Hidden while there is nothing to say. The newest error or notice replaces the one before."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = ""
        self.setObjectName("error_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sign = QLabel(self)
        self._what = self._text_label("error_what")
        self._remedy = self._text_label("error_remedy")
        self._remedy.setProperty("role", "muted")
        self._copy = QPushButton(self.tr("Copy details"), self)
        self._copy.setObjectName("error_copy")
        self._copy.clicked.connect(self._on_copy)
        self._close = QToolButton(self)
        self._close.setObjectName("error_close")
        self._close.setIcon(icon("close"))
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.clicked.connect(self.clear)
        self._lay_out()
        self.hide()

    def show_error(self, error: BaseException) -> None:
        """Say what failed and what to do; the traceback waits behind "copy details"."""
        what, remedy = error_text(error)
        self._details = "".join(traceback.format_exception(error))
        self._show("error", what, remedy)

    def show_notice(self, text: str, remedy: str = "") -> None:
        """Say something that is no error; both texts are translated already."""
        self._details = ""
        self._show("notice", text, remedy)

    def text(self) -> str:
        """What it says now, '' where it is hidden."""
        return "" if self.isHidden() else self._what.text()

    def clear(self) -> None:
        """Say nothing, and take no room."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _show(self, kind: str, what: str, remedy: str) -> None:
        self.setProperty("kind", kind)
        self.style().unpolish(self)  # a style sheet reads dynamic properties only when it polishes
        self.style().polish(self)
        self._draw_sign()
        self._what.setText(what)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._copy.setVisible(bool(self._details))
        self.setAccessibleName(f"{what} {remedy}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._draw_sign()
        super().changeEvent(event)

    def _draw_sign(self) -> None:
        sign = icon("warn", "bad" if self.property("kind") == "error" else "warn")
        self._sign.setPixmap(sign.pixmap(QSize(20, 20), self.devicePixelRatioF()))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _text_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        # Messages quote file names, so nothing in them is markup.
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._what)
        texts.addWidget(self._remedy)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
