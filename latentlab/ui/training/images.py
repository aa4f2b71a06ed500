"""Figures of images: one sheet, or several beside each other, each under its title."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from latentlab.latent.sheets import compose
from latentlab.ui.training.names import group_title
from latentlab.ui.widgets.pixels import Pixels
from latentlab.ui.widgets.sheet_view import SheetView


class ImagesFigure(QWidget):
    """images: {"images": uint8 (N, H, W, C), "titles"?: K names}: K equal parts, each nearly square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[TitledSheet] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)

    @property
    def parts(self) -> Sequence[TitledSheet]:
        """What is seen, from left to right."""
        return tuple(self._parts)

    def draw(self, data: Mapping[str, Any]) -> str:
        """Show the data."""
        images = np.asarray(data["images"], dtype=np.uint8)
        titles = [group_title(str(name)) for name in data.get("titles", ())] or [""]
        while len(self._parts) > len(titles):
            self._parts.pop().deleteLater()
        while len(self._parts) < len(titles):
            self._parts.append(TitledSheet(self))
            self._row.addWidget(self._parts[-1], 1)
        share = len(images) // len(titles)
        for number, (part, title) in enumerate(zip(self._parts, titles, strict=True)):
            part.draw(title, images[number * share : (number + 1) * share])
        return ""


class TitledSheet(QWidget):
    """Images of one size on a sheet, and what they are above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setProperty("role", "caption")
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sheet = SheetView(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.sheet, 1)

    def draw(self, title: str, images: Pixels) -> None:
        """Show images uint8 (N, H, W, C) under a title, '' for none."""
        cols = max(1, math.ceil(math.sqrt(len(images))))
        rows = max(1, math.ceil(len(images) / cols))
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.sheet.setAccessibleName(title)
        self.sheet.set_sheet(compose(images, rows, cols), rows, cols, gap=1, count=len(images))
