"""The layers of a run: what moves them, editable while it trains, beside the map of their norms."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from latentlab.runs.events import LayerNorms, Structure
from latentlab.ui.training.layer_history import LayerHistory


class LayersTab(QWidget):
    """One row a layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = LayerHistory()

    def clear(self) -> None:
        """Forget the run."""
        self.history = LayerHistory()

    def take(self, event: Structure | LayerNorms) -> None:
        """What the run says of its layers."""
        self.history.take(event)
