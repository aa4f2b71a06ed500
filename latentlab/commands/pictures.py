"""Codes to pictures: sample, grid, interpolate. The window's grids draw the same sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import tyro

from latentlab.commands.options import Fit, Fitting, Label, Model, Options, Shared, Space, emit, progress, say
from latentlab.errors import BadInput
from latentlab.latent.walks import KINDS, Kind
from latentlab.spec import Code
from latentlab.spec import Label as ClassLabel

if TYPE_CHECKING:
    from latentlab.latent.sheets import Sheet
    from latentlab.models.base import LatentModel

Mode = Literal["random", "corners", "traversal"]

# Options of ``grid`` that only some modes use, with the value that says nothing.
_ONLY: dict[str, tuple[object, tuple[Mode, ...]]] = {
    "psi": (1.0, ("random",)),
    "code": ((), ("corners", "traversal")),
    "kind": ("linear", ("corners",)),
    "axes": ((), ("traversal",)),
    "reach": (3.0, ("traversal",)),
    "classes": (False, ("random",)),
    "spaces": (False, ("random",)),
}
ROWS = 8
MOST = 100_000
"""Images that are drawn at once: they pass through memory."""


def sample(
    model: Model,
    *,
    count: int = 16,
    psi: float = 1.0,
    label: Label = None,
    space: Space = None,
    out: Path = Path("samples"),
    options: Shared = Options(),
) -> int:
    """Draw images from the prior.

    Args:
        count: how many
        psi: truncation: 1 keeps the draws, 0 gives the mean
        out: a folder for one PNG each, or a file: .png for one sheet, .npz for images and codes
    """
    from latentlab.commands.reading import class_label, open_model
    from latentlab.commands.writing import check_images_path, write_images
    from latentlab.latent.sheets import decode_sheet

    check_images_path(out, count)
    if not 1 <= count <= MOST:
        raise BadInput(
            "--count: {count} images cannot be drawn.", "Give 1 to {most}.", count=count, most=f"{MOST:,}"
        )
    loaded = open_model(model, options)
    which = class_label(loaded.info.spec, label)
    codes = _draws(loaded.model, count, options.seed, psi, space, which)
    with progress() as reports:
        images = decode_sheet(loaded.model, codes, reports)
    files = write_images(out, images, codes)
    answer = {"model": str(loaded.info.path), "count": count, "seed": options.seed, "psi": psi}
    _answer(options, answer | {"files": [str(file) for file in files]}, f"{count} images: {out}")
    return 0


def grid(
    model: Model,
    *,
    mode: Mode = "random",
    rows: int = ROWS,
    cols: int = 8,
    psi: float = 1.0,
    code: Annotated[
        tuple[str, ...],
        tyro.conf.arg(metavar="CODE...", help_behavior_hint="(default: drawn corners, or the mean)"),
    ] = (),
    axes: Annotated[
        tuple[int, ...], tyro.conf.arg(metavar="AXIS...", help_behavior_hint="(default: the most active)")
    ] = (),
    reach: float = 3.0,
    classes: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False,
    spaces: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False,
    kind: Kind = "linear",
    label: Label = None,
    space: Space = None,
    fit: Fitting = Fit(),
    gap: int = 1,
    out: Path = Path("grid.png"),
    options: Shared = Options(),
) -> int:
    """Draw a sheet: random samples, between four corners, or one row per axis.

    A CODE is "seed:7", a JSON list of numbers, a file with a code, or an image.

    Args:
        mode: what the cells show
        rows: rows; of a traversal, how many of the most active axes
        cols: columns
        psi: truncation of random samples: 1 keeps the draws, 0 gives the mean
        code: four codes for the corners, or the one that a traversal starts from
        axes: axes of a traversal, one row each, counted from 0
        reach: half span of a traversal, in standard deviations
        classes: the same random samples once for each class, a row a class, for a conditional model
        spaces: as many random samples of each space, beside each other, for a model with several (GLANN)
        kind: how the corners are interpolated
        gap: pixels between cells
        out: the PNG to write
    """
    from latentlab.commands.reading import class_label, has_no_image, in_one_space, open_model, read_codes
    from latentlab.commands.writing import check_png
    from latentlab.latent.sheets import (
        class_sheet,
        corner_sheet,
        random_sheet,
        spaces_sheet,
        traversal_sheet,
    )

    _refuse_idle(mode, psi=psi, code=code, kind=kind, axes=axes, reach=reach, classes=classes, spaces=spaces)
    _check_rows(rows, axes)
    if classes and (label is not None or rows != ROWS):
        raise BadInput(
            "--label and --rows do nothing with --classes: every class has a row.", "Leave them out."
        )
    if spaces and (classes or space is not None):
        raise BadInput(
            "--space and --classes do nothing with --spaces: every space has its columns.", "Leave them out."
        )
    if fit != Fit() and has_no_image(code):
        raise BadInput("--crop and --invert do nothing without an image.", "Give one with --code.")
    check_png(out)
    loaded = open_model(model, options)
    which = class_label(loaded.info.spec, label)
    given = loaded.model, which, fit, options.seed, space
    codes = in_one_space([found for text in code for found in read_codes(text, *given)], loaded.model)
    if classes:
        sheet = class_sheet(loaded.model, cols, options.seed, psi, space)
    elif spaces:
        sheet = spaces_sheet(loaded.model, rows, cols, options.seed, psi, which)
    elif mode == "random":
        sheet = random_sheet(loaded.model, rows, cols, options.seed, psi, space, which)
    elif mode == "corners":
        sheet = corner_sheet(codes or _four(loaded.model, options.seed, space, which), rows, cols, kind)
    else:
        if len(codes) > 1:
            raise BadInput(
                "--code: a traversal starts from one code, not from {count}.",
                "Give one, or --mode corners and four.",
                count=len(codes),
            )
        start = codes[0] if codes else _middle(loaded.model, space, which)
        chosen = list(axes) or loaded.model.spec.space(start.space).by_activity()[:rows]
        sheet = traversal_sheet(loaded.model, start, chosen, cols, reach)
    return draw(loaded.model, sheet, gap, out, options, {"model": str(loaded.info.path), "mode": mode})


def interpolate(
    model: Model,
    start: Annotated[str, tyro.conf.Positional, tyro.conf.arg(metavar="FROM")],
    end: Annotated[str, tyro.conf.Positional, tyro.conf.arg(metavar="TO")],
    *,
    steps: int = 9,
    kind: Literal["linear", "spherical", "cosine", "all"] = "all",
    label: Label = None,
    space: Space = None,
    fit: Fitting = Fit(),
    gap: int = 1,
    out: Path = Path("line.png"),
    options: Shared = Options(),
) -> int:
    """Draw the line between two codes or two images.

    FROM and TO are each "seed:7", a JSON list of numbers, a file with a code, or an image. For a
    conditional model --label A:B walks from one class to another.

    Args:
        start: where the line starts
        end: where it ends
        steps: images on the line, both ends included
        kind: the interpolation; "all" draws one row of each
        gap: pixels between cells
        out: the PNG to write
    """
    from latentlab.commands.reading import class_ends, has_no_image, in_one_space, open_model, read_code
    from latentlab.commands.writing import check_png
    from latentlab.latent.sheets import line_sheet, stacked

    if fit != Fit() and has_no_image((start, end)):
        raise BadInput(
            "--crop and --invert do nothing without an image.", "Give one as FROM or TO, or leave them out."
        )
    check_png(out)
    loaded = open_model(model, options)
    ends = zip((start, end), class_ends(loaded.info.spec, label), strict=True)
    read = [read_code(text, loaded.model, which, fit, options.seed, space) for text, which in ends]
    a, b = in_one_space(read, loaded.model)
    kinds: tuple[Kind, ...] = KINDS if kind == "all" else (kind,)
    lines = [line_sheet(a, b, steps, each) for each in kinds]
    sheet = stacked(lines)
    answer: dict[str, object] = {"model": str(loaded.info.path), "kinds": list(kinds)}
    return draw(loaded.model, sheet, gap, out, options, answer)


def _refuse_idle(mode: Mode, **given: object) -> None:
    """Raise BadInput for an option that this mode does not use."""
    for name, (nothing, modes) in _ONLY.items():
        if mode not in modes and given[name] != nothing:
            raise BadInput(
                "--{name} does nothing with --mode {mode}.",
                "Add --mode {modes}, or leave --{name} out.",
                name=name,
                mode=mode,
                modes=" or ".join(modes),
            )


def _check_rows(rows: int, axes: Sequence[int]) -> None:
    if rows < 1:
        raise BadInput("--rows: {rows} rows cannot be drawn.", "Ask for at least one.", rows=rows)
    if axes and rows not in (ROWS, len(axes)):
        raise BadInput(
            "--rows {rows} does nothing with --axes: these {count} have a row each.",
            "Leave --rows out.",
            rows=rows,
            count=len(axes),
        )


def draw(
    model: LatentModel, sheet: Sheet, gap: int, out: Path, options: Options, answer: dict[str, object]
) -> int:
    """Decode a sheet, write it as one PNG, and say so with ``answer``."""
    from latentlab.data.images import save_png
    from latentlab.latent.sheets import compose, decode_sheet

    if not 0 <= gap <= 64:
        raise BadInput("--gap: {gap} pixels between cells.", "Give 0 to 64.", gap=gap)
    with progress() as reports:
        picture = compose(decode_sheet(model, sheet, reports), sheet.rows, sheet.cols, gap)
    save_png(picture, out)
    shape = {"rows": sheet.rows, "cols": sheet.cols, "seed": options.seed, "out": str(out)}
    _answer(options, answer | shape, f"{sheet.rows} x {sheet.cols} images: {out}")
    return 0


def _draws(
    model: LatentModel, count: int, seed: int, psi: float, space: str | None, label: ClassLabel | None
) -> Sheet:
    """``count`` draws as nearly a square as they go (its last row may not be full)."""
    from latentlab.latent.sheets import Sheet, random_codes

    cols = max(1, round(count**0.5))
    codes = random_codes(model, count, seed, psi, space, label)
    return Sheet(codes, -(-count // cols), cols, model.spec.space(space).name, label)


def _four(model: LatentModel, seed: int, space: str | None, label: ClassLabel | None) -> list[Code]:
    from latentlab.latent.sheets import random_sheet

    sheet = random_sheet(model, 2, 2, seed, 1.0, space, label)
    return [sheet.code(index) for index in range(4)]


def _middle(model: LatentModel, space: str | None, label: ClassLabel | None) -> Code:
    where = model.spec.space(space)
    return Code(where.means(), where.name, label)


def _answer(options: Options, document: dict[str, object], sentence: str) -> None:
    if options.json:
        emit(document)
    else:
        say(sentence)
