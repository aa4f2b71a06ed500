"""The knobs of a run that can be turned while it goes on, and the places one can go back to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from latentlab.errors import BadInput
from latentlab.ui.i18n import error_text
from latentlab.ui.training.edit_list import EditList
from latentlab.ui.training.live_row import LiveRow
from latentlab.ui.widgets.knob_texts import problem_text
from latentlab.ui.widgets.knobs import Knob, read_knobs
from latentlab.ui.widgets.scroll_column import ScrollColumn
from trainers.configs.base import TrainConfig
from trainers.edits import RunRecord

_LEAST_WIDTH = 240


class LiveTab(ScrollColumn):
    """``turned`` carries the new values of knobs, one edit each time; ``rewind_asked`` a step."""

    turned = Signal(object)  # Mapping[str, value]
    rewind_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("train_live")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._record: RunRecord | None = None
        self._rows: dict[str, LiveRow] = {}
        self._reason = self._hint = ""
        self._note = QLabel()
        self._note.setProperty("role", "caption")
        self._note.setWordWrap(True)
        self.edits = EditList()
        self.edits.rewind_asked.connect(self.rewind_asked)
        caption = QLabel(self.tr("Edits and checkpoints"))
        caption.setProperty("role", "heading")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        self._knobs = QVBoxLayout()
        self._knobs.setSpacing(4)
        column.addLayout(self._knobs)
        column.addWidget(self._note)
        column.addSpacing(8)
        column.addWidget(caption)
        column.addWidget(self.edits)
        column.addStretch(1)
        self.setWidget(content)
        self._show_reason()

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), _LEAST_WIDTH), whole.height())  # a small window lets it be scrolled

    # -- content --------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Another run."""
        self.set_record(None)

    def set_record(self, record: RunRecord | None) -> None:
        """Show what the run goes on with; None while that is not known."""
        known, self._record = self._record, record
        # Preparing a run settles what its config left open: rows that somebody may hold stay.
        if record is None or known is None or type(record.started) is not type(known.started):
            self._make_rows(record)
        if record is not None:
            now = record.now.model_dump(mode="json")
            for name, row in self._rows.items():
                row.set_current(now[name])
        self.edits.set_record(record)
        self._show_reason()

    def set_reason(self, reason: str, hint: str = "") -> None:
        """Why nothing can be turned now; empty where it can, with a ``hint`` at what comes of it."""
        if (reason, hint) != (self._reason, self._hint):
            self._reason, self._hint = reason, hint
            self._show_reason()

    def refuse(self, names: Iterable[str], text: str) -> None:
        """Say at these knobs why they were not turned."""
        for name in names:
            if name in self._rows:
                self._rows[name].refuse(text)

    def note(self) -> str:
        """Why nothing can be turned, or what comes of it; empty where there is nothing to say."""
        return self._note.text() if self._note.isVisibleTo(self) else ""

    def row(self, name: str) -> LiveRow:
        """The row of a knob. Raises KeyError for one that is not live."""
        return self._rows[name]

    def names(self) -> list[str]:
        """The knobs that are listed."""
        return list(self._rows)

    def _make_rows(self, record: RunRecord | None) -> None:
        for row in self._rows.values():
            self._knobs.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        if record is None:
            return
        now = record.now.model_dump(mode="json")
        for knob in _live_knobs(type(record.started)):
            row = LiveRow(knob, now[knob.name])
            row.turned.connect(self._on_turned)
            self._rows[knob.name] = row
            self._knobs.addWidget(row)
        rows = self._rows.values()
        _align([row.label for row in rows])
        _align([row.unit for row in rows])

    def _show_reason(self) -> None:
        for row in self._rows.values():
            row.set_reason(self._reason, self._is_idle(row.knob))
        note = self._reason or self._hint
        self._note.setText(note)
        self._note.setVisible(bool(note and self._rows))

    def _is_idle(self, knob: Knob) -> bool:
        """Whether a knob does nothing beside what the run was told."""
        if knob.needs is None or self._record is None:
            return False
        return str(getattr(self._record.now, knob.needs.other)) not in knob.needs.choices

    # -- the hand -------------------------------------------------------------------------------------

    def _on_turned(self, name: str, value: Any) -> None:
        if self._record is None:
            return
        problem = _problem(self._record.now, name, value)
        if problem:
            self._rows[name].refuse(problem)
        else:
            self.turned.emit({name: value})


def _align(labels: list[QLabel]) -> None:
    """Make one column of them."""
    width = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setFixedWidth(width)


def _live_knobs(declaration: type[TrainConfig]) -> list[Knob]:
    """Those with a value of their own; rules by layer are a table elsewhere."""
    live = declaration.live_knobs()
    return [knob for knob in read_knobs(declaration) if knob.name in live and knob.kind != "text"]


def _problem(config: TrainConfig, name: str, value: Any) -> str:
    """What is wrong with a value, in the words of the form; empty where nothing is."""
    try:
        config.adjusted({name: value})
    except BadInput as error:
        cause = error.__cause__
        if isinstance(cause, ValidationError):
            return problem_text(cause.errors()[0])
        return " ".join(error_text(error)).strip()
    return ""
