"""Words of a ``latentlab ...`` line that does without the window what the window just did."""

from __future__ import annotations

import hashlib
import json
import shlex
from pathlib import Path

from latentlab import paths
from latentlab.files import write_text_atomically
from latentlab.spec import Blend, Code, Frozen, Label, label_to_json
from latentlab.ui.state import OpenModel

INLINE_AXES = 64
"""Longer codes are not written into the line itself: it is to be read by people."""


def command(*words: object) -> str:
    """One line for a shell, every word quoted where it must be."""
    return shlex.join(["latentlab", *(str(word) for word in words)])


def turned(knobs: Frozen) -> list[str]:
    """Flags of the knobs that are not at their defaults."""
    fields = type(knobs).model_fields
    given = [(name, value) for name, value in knobs if value != fields[name].default]
    return [
        word
        for name, value in given
        for word in (f"--{name.replace('_', '-')}", f"{value:g}" if isinstance(value, float) else str(value))
    ]


def model_word(opened: OpenModel) -> str:
    """The open model: by name where it is in the library, else by its path or the run's folder."""
    if opened.info is None:
        return str(opened.run) if opened.run is not None else opened.name
    path = opened.info.path
    shelves = (paths.resources() / "zoo", paths.models_home())
    return path.stem if path.parent in shelves else str(path)


def label_words(opened: OpenModel, label: Label | None) -> list[str]:
    """``--label`` and the class, for a conditional model."""
    return [] if label is None or not opened.spec.classes else ["--label", label_word(label, opened)]


def label_word(label: Label, opened: OpenModel) -> str:
    """A class by its name, a blend as A:B:SHARE."""
    names = opened.spec.classes
    if not isinstance(label, Blend):
        return names[label]
    return f"{names[label.first]}:{names[label.second]}:{label.share:.6g}"


def code_word(code: Code, opened: OpenModel) -> str:
    """A code: a JSON list where that is all there is to say, a JSON object, or a file with it if it is long.

    The file is kept with the user's models and runs, under the name of its content.
    """
    values = [round(float(value), 6) for value in code.values]
    body = {"space": code.space, "label": label_to_json(code.label), "values": values}
    plain = code.label is None and code.space == opened.spec.spaces[0].name
    text = json.dumps(values if plain else {"latentlab_code": body}, separators=(",", ":"))
    return text if len(values) <= INLINE_AXES else str(_kept(text))


def _kept(text: str) -> Path:
    path = paths.data_home() / "codes" / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    if not path.exists():
        write_text_atomically(path, text + "\n")
    return path
