"""The ``latentlab`` line that draws the same sheet."""

from __future__ import annotations

from collections.abc import Sequence

from latentlab.spec import Code
from latentlab.ui.command_line import code_word, command, label_words, model_word
from latentlab.ui.grids.ends import End, Origin
from latentlab.ui.grids.recipe import Mode, Recipe
from latentlab.ui.state import OpenModel


def sheet_command(recipe: Recipe, opened: OpenModel, current: Code, ends: Sequence[End]) -> str:
    """The line for a shell. ``ends`` are those the sheet is stretched between, if it is."""
    model, codes = model_word(opened), [end_word(end, opened, current) for end in ends]
    label = label_words(opened, current.label)
    if recipe.mode is Mode.LINE:
        kind = recipe.kind or "all"
        tail = ["--kind", kind, "--steps", recipe.cols, *label, "--out", "line.png"]
        return command("interpolate", model, *codes, *tail)
    if recipe.mode is Mode.ARITHMETIC:
        return command("arithmetic", model, *codes, *label, "--out", "arithmetic.png")
    rows: list[object] = ["--axes", *recipe.axes] if recipe.axes else ["--rows", recipe.rows]
    words: list[object] = ["--mode", recipe.mode.value, *rows, "--cols", recipe.cols]
    if recipe.mode is Mode.RANDOM:
        words += ["--seed", recipe.seed, "--psi", f"{recipe.psi:g}", *_space_words(opened, current)]
    elif recipe.mode is Mode.CORNERS:
        words += ["--code", *codes]
    else:
        words += ["--reach", f"{recipe.reach:g}", "--code", code_word(current, opened)]
    return command("grid", model, *words, *label, "--out", "sheet.png")


def end_word(end: End, opened: OpenModel, current: Code) -> str:
    """An end as a word: its seed or its image where the shell can find the same code from that."""
    if end.origin is Origin.SEED and current.space == opened.spec.spaces[0].name:
        return f"seed:{end.seed}"
    if end.origin is Origin.IMAGE and end.path:
        return end.path
    return code_word(end.at(current), opened)


def _space_words(opened: OpenModel, current: Code) -> list[str]:
    return [] if current.space == opened.spec.spaces[0].name else ["--space", current.space]
