"""Sentences about knobs: their range, what they need, and what is wrong with a value."""

from __future__ import annotations

from pydantic_core import ErrorDetails
from PySide6.QtCore import QCoreApplication

from latentlab.ui.i18n import tr_knob
from latentlab.ui.widgets.knobs import Knob


def limits_text(knob: Knob) -> str:
    """The range of a number, for a tooltip; empty where there is none."""
    if knob.kind not in ("integer", "decimal"):
        return ""
    translate = QCoreApplication.translate
    low, high = _spoken(knob.low), _spoken(knob.high)
    if low and high:
        if knob.above:
            return translate("knob_texts", "Above {low}, up to {high}.").format(low=low, high=high)
        if knob.below:
            return translate("knob_texts", "From {low} to below {high}.").format(low=low, high=high)
        return translate("knob_texts", "From {low} to {high}.").format(low=low, high=high)
    if low:
        if knob.above:
            return translate("knob_texts", "Above {low}.").format(low=low)
        return translate("knob_texts", "At least {low}.").format(low=low)
    if high:
        return translate("knob_texts", "At most {high}.").format(high=high)
    return ""


def needs_text(knob: Knob) -> str:
    """The choices of another knob that it needs one of, for a tooltip; empty where it needs none."""
    if knob.needs is None:
        return ""
    text = QCoreApplication.translate("knob_texts", "Has an effect only with {knob}: {choice}.")
    between = QCoreApplication.translate("knob_texts", " or ")
    return text.format(knob=tr_knob(knob.needs.title), choice=between.join(map(tr_knob, knob.needs.choices)))


def value_text(knob: Knob, value: object) -> str:
    """A value of a knob as its field shows it."""
    if isinstance(value, bool):
        translate = QCoreApplication.translate
        return translate("knob_texts", "on") if value else translate("knob_texts", "off")
    if value == 0 and knob.zero:
        return tr_knob(knob.zero)
    if isinstance(value, float):
        return f"{value:.10g}"
    return tr_knob(value) if isinstance(value, str) else str(value)


def problem_text(problem: ErrorDetails) -> str:
    """What pydantic found wrong, as a sentence in the language that is on."""
    translate = QCoreApplication.translate
    texts = {
        "greater_than": translate("knob_texts", "Must be above {gt}."),
        "greater_than_equal": translate("knob_texts", "Must be at least {ge}."),
        "less_than": translate("knob_texts", "Must be below {lt}."),
        "less_than_equal": translate("knob_texts", "Must be at most {le}."),
        "literal_error": translate("knob_texts", "Choose one of: {expected}."),
        "int_from_float": translate("knob_texts", "Must be a whole number."),
        "int_parsing": translate("knob_texts", "Must be a whole number."),
        "float_parsing": translate("knob_texts", "Must be a number."),
        "finite_number": translate("knob_texts", "Must be a finite number."),
        "string_too_short": translate("knob_texts", "Must not be empty."),
        "unequal_shares": translate(
            "knob_texts",
            "{count} processes cannot share {batch} images equally: take a divisor of the batch size.",
        ),
        "small_shares": translate(
            "knob_texts",
            "{count} processes leave each {share} of {batch} images, and batch norm needs {least}.",
        ),
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
    if isinstance(value, float) and value == int(value) and abs(value) < 1e9:
        value = int(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(value)
