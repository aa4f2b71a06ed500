"""A question before something is gone for good. It blocks nothing: the answer comes as a call."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, question: str, yes: str, then: Callable[[], None]) -> QMessageBox:
    """Ask, and call ``then`` if the answer is ``yes``. Escape and Enter change nothing."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setText(question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    accept.setObjectName("question_yes")
    accept.setProperty("role", "danger")
    keep = box.addButton(QCoreApplication.translate("asking", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.accepted.connect(then)
    box.open()
    return box
