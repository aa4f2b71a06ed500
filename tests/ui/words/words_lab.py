"""Texts with planted words, and a window with the workspace in it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from latentlab.ui.widgets.page import Page
from latentlab.ui.words.panel import WordsPanel

LEFT = Qt.MouseButton.LeftButton
LETTERS = [chr(0x4E00 + i) for i in range(60)]
W = TypeVar("W", bound=QWidget)
P = TypeVar("P", bound=Page)


def text(words: list[str], size: int = 12_000, seed: int = 0) -> str:
    """Random characters with words planted among them."""
    generator = random.Random(seed)
    chosen = (words if generator.random() < 0.015 * len(words) else LETTERS for _ in range(size))
    pieces = [generator.choice(kind) for kind in chosen]
    return "".join(pieces)


def write(path: Path, words: list[str], seed: int = 0) -> Path:
    path.write_text(text(words, seed=seed), encoding="utf-8")
    return path


@dataclass(frozen=True)
class WordsLab:
    window: QMainWindow
    panel: WordsPanel

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), LEFT)

    def page(self, name: str, kind: type[P]) -> P:
        self.click(f"page_words_{name}")
        page = self.panel.page()
        assert isinstance(page, kind)
        return page
