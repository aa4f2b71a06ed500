"""Which of the words that were found stay: their length, their script, and a pattern that drops them."""

from __future__ import annotations

import re
from typing import Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QSpinBox, QWidget

from latentlab.lexicon.filters import Filter, Filters, Length, Pattern, Script
from latentlab.lexicon.words import LONGEST


class FilterBox(QWidget):
    """``changed`` follows every change that makes sense; a pattern that is none is said, and not used."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least = QSpinBox()
        self.least.setObjectName("words_least_length")
        self.least.setRange(1, LONGEST)
        self.least.setValue(Length().least)
        self.least.setAccessibleName(self.tr("Characters of the shortest words"))
        self.script = QComboBox()
        self.script.setObjectName("words_script")
        self.script.setAccessibleName(self.tr("Script of the words"))
        for text, name in (
            (self.tr("any"), ""),
            (self.tr("Han characters"), "han"),
            (self.tr("letters"), "letters"),
        ):
            self.script.addItem(text, name)
        self.pattern = QLineEdit()
        self.pattern.setObjectName("words_drop_pattern")
        self.pattern.setPlaceholderText(self.tr("drop what matches, e.g. ^[的了]"))
        self.pattern.setAccessibleName(self.tr("Regular expression of words to drop"))
        self.pattern.setClearButtonEnabled(True)
        self._problem = QLabel()
        self._problem.setProperty("role", "bad")
        self._problem.setWordWrap(True)
        self._problem.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = (
            (self.tr("Shortest"), self.least),
            (self.tr("Script"), self.script),
            (self.tr("Pattern"), self.pattern),
        )
        for row, (title, field) in enumerate(rows):
            label = QLabel(title)
            label.setBuddy(field)
            field.setToolTip(field.accessibleName())
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._problem, len(rows), 0, 1, 2)
        self.least.valueChanged.connect(self._on_changed)
        self.script.currentIndexChanged.connect(self._on_changed)
        self.pattern.editingFinished.connect(self._on_changed)
        self._last = self.filters()

    def filters(self) -> Filters:
        """The rules; a pattern that is none is left out."""
        rules: list[Filter] = [Length(least=self.least.value())]
        if script := str(self.script.currentData()):
            rules.append(Script(script=cast(Literal["han", "letters"], script)))
        if self.pattern.text() and not self._wrong():
            rules.append(Pattern(pattern=self.pattern.text()))
        return Filters(rules=tuple(rules))

    def problem(self) -> str:
        """What is wrong with the pattern."""
        return self._problem.text()

    def _wrong(self) -> str:
        try:
            re.compile(self.pattern.text())
        except re.error as error:
            return str(error)
        return ""

    def _on_changed(self, _value: object = None) -> None:
        wrong = self._wrong()
        self._problem.setText(self.tr("No regular expression: {cause}").format(cause=wrong) if wrong else "")
        self._problem.setVisible(bool(wrong))
        if self.filters() != self._last:
            self._last = self.filters()
            self.changed.emit()
