"""The ``latentlab`` line that draws the same sheet."""

from __future__ import annotations

from collections.abc import Sequence

from latentlab.latent.sheets import compares_spaces
from latentlab.spec import Code, Label
from latentlab.ui.command_line import code_word, command, label_word, label_words, model_word
from latentlab.ui.grids.ends import End, Origin
from latentlab.ui.grids.recipe import Mode, Recipe
from latentlab.ui.state import OpenModel


def sheet_command(recipe: Recipe, opened: OpenModel, current: Code, ends: Sequence[End]) -> str:
    """The line for a shell. ``ends`` are those the sheet is stretched between, if it is."""
    model = model_word(opened)
    label = _label_words(recipe, opened, [end.at(current).label for end in ends] or [current.label])
    # Where ends differ in class and the line cannot say so, each goes as a code that knows its own.
    codes = [
        code_word(end.at(current), opened) if label is None else end_word(end, opened, current)
        for end in ends
    ]
    label = [*(label or []), *_space_words(opened, current)]
    if recipe.mode is Mode.LINE:
        kind = recipe.kind or "all"
        tail = ["--kind", kind, "--steps", recipe.cols, *label, "--out", "line.png"]
        return command("interpolate", model, *codes, *tail)
    if recipe.mode is Mode.ARITHMETIC:
        return command("arithmetic", model, *codes, *label, "--out", "arithmetic.png")
    by_class = recipe.mode is Mode.RANDOM and recipe.classes and bool(opened.spec.classes)
    rows: list[object] = ["--axes", *recipe.axes] if recipe.axes else ["--rows", recipe.rows]
    if by_class:
        rows, label = ["--classes"], _space_words(opened, current)
    elif recipe.mode is Mode.RANDOM and recipe.spaces and compares_spaces(opened.spec):
        rows, label = [*rows, "--spaces"], label_words(opened, current.label) or []
    words: list[object] = ["--mode", recipe.mode.value, *rows, "--cols", recipe.cols]
    if recipe.mode is Mode.RANDOM:
        words += ["--seed", recipe.seed, "--psi", f"{recipe.psi:g}"]
    elif recipe.mode is Mode.CORNERS:
        words += ["--code", *codes]
    else:
        words += ["--reach", f"{recipe.reach:g}", "--code", code_word(current, opened)]
    return command("grid", model, *words, *label, "--out", "sheet.png")


def end_word(end: End, opened: OpenModel, current: Code) -> str:
    """An end as a word: its seed or its image where the shell can find the same code from that."""
    if end.origin is Origin.SEED:
        return f"seed:{end.seed}"
    if end.origin is Origin.IMAGE and end.path:
        return end.path
    return code_word(end.at(current), opened)


def _space_words(opened: OpenModel, current: Code) -> list[str]:
    return ["--space", current.space] if len(opened.spec.spaces) > 1 else []


def _label_words(recipe: Recipe, opened: OpenModel, labels: Sequence[Label | None]) -> list[str] | None:
    """``--label`` for all ends, or from one to the other; None where the line has no word for it."""
    if len(set(labels)) == 1:
        return label_words(opened, labels[0])
    if recipe.mode is Mode.LINE and all(isinstance(label, int) for label in labels):
        return ["--label", ":".join(label_word(label, opened) for label in labels if label is not None)]
    return None
