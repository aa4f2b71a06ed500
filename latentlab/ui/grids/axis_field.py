"""Which axes a traversal shows, typed as a list: "0, 3, 7-9"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from latentlab.errors import BadInput
from latentlab.latent.sheets import MAX_SIDE
from latentlab.ui.i18n import error_text

_SEPARATORS = r"[\s,;，、；]+"
_RANGE = r"(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?"


def parse_axes(text: str, dim: int) -> tuple[int, ...]:
    """Axes in the order they were typed, each once; () for an empty text.

    Takes what ``latentlab grid --axes`` takes ("0 3 7"), commas, and ranges ("7-9"). Raises BadInput for
    anything else, for an axis that ``dim`` axes do not have, and for more than fit on a sheet.
    """
    found: dict[int, None] = {}
    rest = re.sub(r"\s*[-–]\s*", "-", text.strip())
    for word in filter(None, re.split(_SEPARATORS, rest)):
        match = re.fullmatch(_RANGE, word)
        if match is None:
            raise BadInput("{word} is no axis.", "Give numbers and ranges, like 0, 3, 7-9.", word=word)
        first = int(match[1])
        last = int(match[2] or first)
        if max(first, last) >= dim:
            raise BadInput(
                "There is no axis {axis}.", "Axes run from 0 to {last}.", axis=max(first, last), last=dim - 1
            )
        found.update(dict.fromkeys(range(first, last + 1) if first <= last else range(first, last - 1, -1)))
    if len(found) > MAX_SIDE:
        raise BadInput(
            "These are {count} axes.", "A sheet has room for {limit}.", count=len(found), limit=MAX_SIDE
        )
    return tuple(found)


def axes_text(axes: Sequence[int]) -> str:
    """The list as one would type it, three and more neighbours as a range."""
    runs: list[list[int]] = []
    for axis in axes:
        if runs and axis == runs[-1][-1] + 1:
            runs[-1].append(axis)
        else:
            runs.append([axis])
    words = [[f"{run[0]}-{run[-1]}"] if len(run) > 2 else [str(axis) for axis in run] for run in runs]
    return ", ".join(word for run in words for word in run)


class AxisField(QLineEdit):
    """``edited`` follows each list that can be shown; ``refused`` says what is wrong, '' once nothing is."""

    edited = Signal(object)  # tuple[int, ...]
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dim = 1
        self._axes: tuple[int, ...] = ()
        self._wrong = ""
        self.setPlaceholderText("0, 3, 7-9")
        self.textChanged.connect(self._on_changed)

    def set_dim(self, dim: int) -> None:
        """How many axes there are; what is typed counts again, or no longer."""
        if dim != self._dim:
            self._dim = dim
            self._on_changed()

    def set_axes(self, axes: Sequence[int]) -> None:
        """Show a list, silently; one that stands there already stays as it was typed."""
        if tuple(axes) != self._axes:
            self._axes = tuple(axes)
            with QSignalBlocker(self):
                self.setText(axes_text(axes))
            self._say("")

    def _on_changed(self) -> None:
        try:
            axes = parse_axes(self.text(), self._dim)
        except BadInput as error:
            self._say(" ".join(error_text(error)))
            # Half typed, what stood before stands; another model may not have those axes at all.
            axes = self._axes if max(self._axes, default=0) < self._dim else ()
        else:
            self._say("")
        if axes != self._axes:
            self._axes = axes
            self.edited.emit(axes)

    def _say(self, wrong: str) -> None:
        if wrong == self._wrong:
            return
        self._wrong = wrong
        self.setProperty("invalid", bool(wrong))
        self.style().unpolish(self)
        self.style().polish(self)
        self.refused.emit(wrong)
