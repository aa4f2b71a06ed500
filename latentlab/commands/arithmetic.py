"""Latent arithmetic in the shell."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import tyro

from latentlab.commands.options import Fit, Fitting, Label, Model, Options, Shared, Space
from latentlab.errors import BadInput
from latentlab.spec import label_to_json


def arithmetic(
    model: Model,
    a: Annotated[str, tyro.conf.Positional, tyro.conf.arg(metavar="A")],
    b: Annotated[str, tyro.conf.Positional, tyro.conf.arg(metavar="B")],
    c: Annotated[str, tyro.conf.Positional, tyro.conf.arg(metavar="C")],
    *,
    label: Label = None,
    space: Space = None,
    fit: Fitting = Fit(),
    gap: int = 1,
    out: Path = Path("arithmetic.png"),
    options: Shared = Options(),
) -> int:
    """Draw A, B, C and A - B + C: what A becomes where B becomes C.

    A, B and C are each "seed:7", a JSON list of numbers, a file with a code, or an image.

    Args:
        a: what is changed
        b: what is taken away
        c: what is put in its place
        gap: pixels between cells
        out: the PNG to write; with --json the answer holds the code of A - B + C as well
    """
    from latentlab.commands.pictures import draw
    from latentlab.commands.reading import class_label, has_no_image, in_one_space, open_model, read_code
    from latentlab.commands.writing import check_png
    from latentlab.latent.arithmetic import arithmetic_sheet

    words = a, b, c
    if fit != Fit() and has_no_image(words):
        raise BadInput(
            "--crop and --invert do nothing without an image.", "Give one as A, B or C, or leave them out."
        )
    check_png(out)
    loaded = open_model(model, options)
    which = class_label(loaded.info.spec, label)
    read = [read_code(word, loaded.model, which, fit, options.seed, space) for word in words]
    sheet = arithmetic_sheet(loaded.model, *in_one_space(read, loaded.model))
    answered = sheet.code(3)
    answer: dict[str, object] = {
        "model": str(loaded.info.path),
        "space": sheet.space,
        "label": label_to_json(answered.label),
        "values": [round(float(value), 6) for value in answered.values],
    }
    return draw(loaded.model, sheet, gap, out, options, answer)
