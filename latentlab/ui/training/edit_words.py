"""Edits of a run in the words of the window: what a knob is called, what it was, what it became."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from latentlab.ui.i18n import tr_knob
from latentlab.ui.widgets.knob_texts import value_text
from latentlab.ui.widgets.knobs import Knob, read_knobs
from trainers.configs import config_class
from trainers.edits import Change, RunRecord

_tr = QCoreApplication.translate


def marks_of(record: RunRecord) -> list[tuple[int, str]]:
    """Step and words of every edit, e.g. "Learning rate 0.002 → 0.001"; edits of one step are one mark."""
    knobs = {knob.name: knob for knob in read_knobs(config_class(record.family))} if record.edits else {}
    words: dict[int, list[str]] = {}
    for edit in record.edits:
        words.setdefault(edit.step, []).extend(_change(knobs[change.knob], change) for change in edit.changes)
    return [(step, _listed(parts)) for step, parts in sorted(words.items())]


def _listed(parts: list[str]) -> str:
    return _tr("edit_words", ", ").join(parts)


def _change(knob: Knob, change: Change) -> str:
    before, after = (value_text(knob, value) or "–" for value in (change.before, change.after))
    return _tr("edit_words", "{knob} {before} → {after}").format(
        knob=tr_knob(knob.title), before=before, after=after
    )
