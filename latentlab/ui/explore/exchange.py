"""Codes and pictures out of the window and back in: clipboard, files, and the line that does the same."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from latentlab.errors import BadInput
from latentlab.files import write_text_atomically
from latentlab.spec import Code
from latentlab.ui.actions import Actions
from latentlab.ui.command_line import code_word, command, model_word
from latentlab.ui.state import AppState
from latentlab.ui.widgets.image_view import ImageView


class Exchange(QObject):
    """The actions of Explore that copy, paste, save and load."""

    failed = Signal(object)  # Exception

    def __init__(self, state: AppState, view: ImageView, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._view = view
        self._window = parent
        add = actions.add
        self.copy_picture = add("copy_picture", self.tr("Copy picture"), view.copy, icon="copy")
        self.paste_picture = add("paste_picture", self.tr("Paste picture"), view.paste, icon="paste")
        save_key = QKeySequence.StandardKey.Save
        self.save_picture = add("save_picture", self.tr("Save picture…"), view.save_as, save_key, "save")
        self.copy_code = add(
            "copy_code", self.tr("Copy code"), self.on_copy_code, "Ctrl+Shift+C", "copy",
            self.tr("Copy the code as JSON"),
        )  # fmt: skip
        self.paste_code = add(
            "paste_code", self.tr("Paste code"), self.on_paste_code, "Ctrl+Shift+V", "paste",
            self.tr("Go to the code on the clipboard"),
        )  # fmt: skip
        self.save_code = add("save_code", self.tr("Save code…"), self.on_save_code, icon="save")
        self.load_code = add("load_code", self.tr("Load code…"), self.on_load_code, icon="open")
        self.copy_command = add(
            "copy_decode_command", self.tr("Copy picture as command"), self.on_copy_command, None, "copy",
            self.tr("Copy the line that draws this picture in a shell"),
        )  # fmt: skip
        state.model_changed.connect(self._on_model_changed)
        self._on_model_changed()

    def all(self) -> list[QAction]:
        """Every action that needs a code."""
        return [
            self.copy_picture,
            self.save_picture,
            self.copy_code,
            self.paste_code,
            self.save_code,
            self.load_code,
            self.copy_command,
        ]

    def on_copy_code(self) -> None:
        if self._state.code is not None:
            QGuiApplication.clipboard().setText(self._state.code.to_json())

    def on_paste_code(self) -> None:
        self._take(QGuiApplication.clipboard().text())

    def on_copy_command(self) -> None:
        line = self.command_line()
        if line:
            QGuiApplication.clipboard().setText(line)

    def command_line(self) -> str:
        """The ``latentlab decode ...`` line that draws the current code; '' without one."""
        code, opened = self._state.code, self._state.model
        if code is None or opened is None:
            return ""
        return command("decode", model_word(opened), code_word(code, opened), "--out", "picture.png")

    def on_save_code(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save code"), "code.json", self.tr("Codes (*.json)")
        )
        if chosen:
            self.write_code(Path(chosen))

    def on_load_code(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Load code"), "", self.tr("Codes (*.json)")
        )
        if chosen:
            self.read_code(Path(chosen))

    def write_code(self, path: Path) -> None:
        """Write the current code as JSON."""
        if self._state.code is None:
            return
        path = path if path.suffix else path.with_suffix(".json")
        try:
            write_text_atomically(path, self._state.code.to_json() + "\n")
        except OSError as error:
            problem = BadInput(
                "The code could not be saved to {path} ({cause}).",
                "Choose another folder, or make room on the disk.",
                path=path,
                cause=error.strerror or error,
            )
            self.failed.emit(problem)

    def read_code(self, path: Path) -> None:
        """Go to the code in a file."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problem = BadInput(
                "The code in {path} cannot be read ({cause}).",
                "Give a JSON file that was saved here.",
                path=path,
                cause=error,
            )
            self.failed.emit(problem)
            return
        self._take(text)

    def _take(self, text: str) -> None:
        opened = self._state.model
        if opened is None:
            return
        try:
            self._state.set_code(_adapted(Code.from_json(text), self._state))
        except BadInput as error:
            self.failed.emit(error)

    def _on_model_changed(self) -> None:
        for action in self.all():
            action.setEnabled(self._state.model is not None)


def _adapted(code: Code, state: AppState) -> Code:
    """A plain list of numbers says nothing of space and class: it takes those that stand."""
    current, opened = state.code, state.model
    if current is None or opened is None or code.model:
        return code
    label = code.label if code.label is not None or not opened.spec.classes else current.label
    known = {space.name for space in opened.spec.spaces}
    return Code(code.values, code.space if code.space in known else current.space, label, opened.id)
