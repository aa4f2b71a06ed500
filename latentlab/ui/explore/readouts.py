"""What a model reads from a dropped image beside its code: a line for each, of names that it gives."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget


class Readouts(QWidget):
    """Names and figures; hidden where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, QLabel] = {}
        self._titles: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.setObjectName("drop_readouts")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("What the encoder says of the image itself"))
        self.hide()

    def show_values(self, values: Mapping[str, float]) -> None:
        """Show these; the lines stay where the names do."""
        if list(values) != list(self._values):
            self._make_lines(values)
        for name, value in values.items():
            self._values[name].setText(f"{value:.3f}")
        self.setVisible(bool(values))

    def texts(self) -> dict[str, str]:
        """What is shown, by name."""
        return {name: label.text() for name, label in self._values.items()}

    def _make_lines(self, names: Mapping[str, float]) -> None:
        for label in (*self._titles, *self._values.values()):
            self._grid.removeWidget(label)
            label.deleteLater()
        self._titles, self._values = [], {}
        for row, name in enumerate(names):
            title, value = QLabel(name, self), QLabel(self)
            title.setProperty("role", "muted")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(title, row, 0)
            self._grid.addWidget(value, row, 1)
            self._titles.append(title)
            self._values[name] = value
