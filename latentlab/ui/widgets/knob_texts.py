"""Sentences about knobs: their range, and what is wrong with a value."""

from __future__ import annotations

from pydantic_core import ErrorDetails
from PySide6.QtCore import QCoreApplication, QLocale

from latentlab.ui.widgets.knobs import Knob


def limits_text(knob: Knob) -> str:
    """The range of a number, for a tooltip; empty where there is none."""
    if knob.kind not in ("integer", "decimal"):
        return ""
    tr = QCoreApplication.translate
    low, high = _spoken(knob.low), _spoken(knob.high)
    if low and high:
        if knob.above:
            return tr("knob_texts", "Above {low}, up to {high}.").format(low=low, high=high)
        if knob.below:
            return tr("knob_texts", "From {low} to below {high}.").format(low=low, high=high)
        return tr("knob_texts", "From {low} to {high}.").format(low=low, high=high)
    if low:
        if knob.above:
            return tr("knob_texts", "Above {low}.").format(low=low)
        return tr("knob_texts", "At least {low}.").format(low=low)
    if high:
        return tr("knob_texts", "At most {high}.").format(high=high)
    return ""


def problem_text(problem: ErrorDetails) -> str:
    """What pydantic found wrong, as a sentence in the language that is on."""
    tr = QCoreApplication.translate
    texts = {
        "greater_than": tr("knob_texts", "Must be above {gt}."),
        "greater_than_equal": tr("knob_texts", "Must be at least {ge}."),
        "less_than": tr("knob_texts", "Must be below {lt}."),
        "less_than_equal": tr("knob_texts", "Must be at most {le}."),
        "literal_error": tr("knob_texts", "Choose one of: {expected}."),
        "int_from_float": tr("knob_texts", "Must be a whole number."),
        "int_parsing": tr("knob_texts", "Must be a whole number."),
        "float_parsing": tr("knob_texts", "Must be a number."),
        "finite_number": tr("knob_texts", "Must be a finite number."),
        "string_too_short": tr("knob_texts", "Must not be empty."),
    }
    context = problem.get("ctx", {})
    blanks = {name: _spoken(value) for name, value in context.items()}
    if problem["type"] in texts:
        return texts[problem["type"]].format(**blanks)
    cause = context.get("error")
    text = str(cause) if cause is not None else problem["msg"]
    return text[:1].upper() + text[1:]


def _spoken(value: object) -> str:
    """A number the way the fields write it."""
    if isinstance(value, int) and not isinstance(value, bool):
        return QLocale().toString(value)
    if isinstance(value, float):
        return QLocale().toString(int(value)) if value == int(value) and abs(value) < 1e9 else f"{value:.6g}"
    return "" if value is None else str(value)
