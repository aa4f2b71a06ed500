"""What an end can be set to, as a menu."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from latentlab.errors import BadInput
from latentlab.latent.sheets import joined
from latentlab.paths import resources
from latentlab.spec import Code, Label
from latentlab.ui.admission import fits
from latentlab.ui.grids.ends import End, Origin, drawn
from latentlab.ui.icons import icon
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.pixels import to_qimage
from latentlab.ui.workers.decoder import Decoded, Decoder

CONSUMER = "end_menu"
SHOWN_STEPS = 12
ICON_SIDE = 32


class EndMenu(QMenu):
    """Filled each time it opens.

    ``chosen`` carries an End, ``label_chosen`` its class alone, ``images_chosen`` files to encode.
    """

    chosen = Signal(object)
    label_chosen = Signal(object)  # int, or None for the current class
    images_chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, state: AppState, decoder: Decoder, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._decoder = decoder
        self._origin = Origin.CURRENT
        self._label: Label | None = None
        self._stamp = -1
        self._steps: list[QAction] = []
        self.aboutToShow.connect(self._fill)
        decoder.decoded.connect(self._on_decoded)

    def set_end(self, end: End) -> None:
        """Say what the end is now; its origin and its class are marked in the menu."""
        self._origin, self._label = end.origin, end.label

    # -- what it offers -------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.clear()
        for submenu in self.findChildren(QMenu):
            submenu.deleteLater()  # they outlive their actions
        self._steps = []
        opened, current = self._state.model, self._state.code
        if opened is None or current is None:
            self.addAction(self.tr("No model is open")).setEnabled(False)
            return
        follow = self.addAction(self.tr("Follow the current code"), self._on_follow)
        follow.setCheckable(True)
        follow.setChecked(self._origin is Origin.CURRENT)
        self.addAction(icon("lock"), self.tr("Keep the current code"), self._on_keep)
        self.addAction(icon("dice"), self.tr("Draw a random code"), self._on_draw)
        self.addAction(icon("paste"), self.tr("Paste a code"), self._on_paste)
        self._fill_history(self.addMenu(self.tr("From the history")), current)
        if opened.spec.classes:
            self._fill_classes(self.addMenu(self.tr("Class")), opened)
        self.addSeparator()
        self.addAction(icon("image"), self.tr("From an image…"), self._on_open)
        self._fill_samples(self.addMenu(self.tr("From a try-me image")))

    def _fill_history(self, menu: QMenu, current: Code) -> None:
        steps = [code for code in self._state.history() if code.space == current.space]
        steps = steps[: -SHOWN_STEPS - 1 : -1]
        for number, code in enumerate(steps):
            text = self.tr("Steps back: {count}").format(count=number) if number else self.tr("Newest step")
            action = menu.addAction(text)
            action.setData(End(Origin.CODE, code, label=code.label))
            action.setIconVisibleInMenu(True)
            self._steps.append(action)
        menu.triggered.connect(self._on_step)
        menu.setEnabled(bool(steps))
        if steps:
            values = np.stack([code.values for code in steps])
            self._stamp = self._decoder.submit(CONSUMER, values, current.space, joined(steps))

    def _fill_classes(self, menu: QMenu, opened: OpenModel) -> None:
        choices: list[tuple[str, Label | None]] = [(self.tr("Follow the picked class"), None)]
        choices += [(name, index) for index, name in enumerate(opened.spec.classes)]
        for name, label in choices:
            action = menu.addAction(name)
            action.setData(label)
            action.setCheckable(True)
            action.setChecked(self._label == label)
        menu.triggered.connect(self._on_class)

    def _fill_samples(self, menu: QMenu) -> None:
        files = sorted((resources() / "tryme").glob("*.png"))
        for path in files:
            # Explore names the same files, so their names are in the catalogue already.
            title = QCoreApplication.translate("TryMe", path.stem.replace("-", " ").capitalize())
            action = menu.addAction(QIcon(str(path)), title)
            action.setData(str(path))
        menu.triggered.connect(self._on_sample)
        menu.setEnabled(bool(files))

    # -- what was chosen ------------------------------------------------------------------------------

    def _standing(self) -> tuple[OpenModel, Code] | None:
        opened, current = self._state.model, self._state.code
        return None if opened is None or current is None else (opened, current)

    def _on_follow(self) -> None:
        self.chosen.emit(End())

    def _on_keep(self) -> None:
        if (standing := self._standing()) is not None:
            self.chosen.emit(End(Origin.CODE, standing[1], label=standing[1].label))

    def _on_draw(self) -> None:
        if (standing := self._standing()) is not None:
            self.chosen.emit(drawn(*standing, random.randrange(10_000)))

    def _on_paste(self) -> None:
        self.take_text(QGuiApplication.clipboard().text())

    def take_text(self, text: str) -> None:
        """Take a code as JSON."""
        if (standing := self._standing()) is None:
            return
        try:
            code = Code.from_json(text)
            _check_alike(code, standing[1])
        except BadInput as error:
            self.failed.emit(error)
        else:
            label = code.label if fits(code, standing[0].spec) else None
            self.chosen.emit(End(Origin.CODE, code, label=label))

    def _on_class(self, action: QAction) -> None:
        self.label_chosen.emit(action.data())

    def _on_step(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _on_sample(self, action: QAction) -> None:
        self._choose_file(action.data())

    def _on_open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.parentWidget(), self.tr("Open an image"))
        if chosen:
            self._choose_file(chosen)

    def _choose_file(self, chosen: str) -> None:
        path = Path(chosen)
        self.images_chosen.emit([(path.name, path)])

    def _on_decoded(self, result: Decoded) -> None:
        if result.consumer != CONSUMER or result.stamp != self._stamp:
            return
        for action, pixels in zip(self._steps, result.images, strict=True):
            picture = QPixmap.fromImage(to_qimage(pixels).scaled(ICON_SIDE, ICON_SIDE))
            action.setIcon(QIcon(picture))


def _check_alike(code: Code, current: Code) -> None:
    if code.space != current.space or len(code.values) != len(current.values):
        raise BadInput(
            "This code has {given} numbers in the space {space}; a code here has {dim} in {own}.",
            "Copy a code of this model.",
            given=len(code.values),
            space=code.space,
            dim=len(current.values),
            own=current.space,
        )
