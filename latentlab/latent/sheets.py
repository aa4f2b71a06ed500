"""Sheets of codes, and their pictures: what the window's grids and the command line both draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from latentlab.errors import BadInput
from latentlab.latent.batches import Images, decode_codes, labels
from latentlab.latent.walks import Kind, axis_values, corners, line, traversal, truncate
from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.spec import Capability, Code, Floats, Label, Labels, ModelSpec, blended

MAX_SIDE = 64


@dataclass(frozen=True, eq=False)
class Sheet:
    """Codes (rows * cols, D), row by row, of one space; of one label, or each of its own."""

    codes: Floats
    rows: int
    cols: int
    space: str = "z"
    label: Labels = None

    def code(self, index: int, model: str = "") -> Code:
        """The code of one cell."""
        label = self.label[index] if isinstance(self.label, tuple) else self.label
        return Code(self.codes[index], self.space, label, model)


def random_sheet(
    model: LatentModel,
    rows: int,
    cols: int,
    seed: int = 0,
    psi: float = 1.0,
    space: str | None = None,
    label: Label | None = None,
) -> Sheet:
    """Samples of the prior, drawn towards the mean for psi < 1; the same for the same seed.

    Raises NotSupported if the model has no prior to sample, BadInput for a side outside 1-64.
    """
    _check_sides(rows, cols)
    codes = random_codes(model, rows * cols, seed, psi, space, label)
    return Sheet(codes, rows, cols, model.spec.space(space).name, label)


def random_codes(
    model: LatentModel,
    count: int,
    seed: int = 0,
    psi: float = 1.0,
    space: str | None = None,
    label: Label | None = None,
) -> Floats:
    """``count`` samples of the prior (count, D) as in ``random_sheet``, however many."""
    where = model.spec.space(space)
    generator = torch.Generator().manual_seed(seed)
    with torch.inference_mode():
        z = model.sample_prior(count, where.name, generator, labels(model, label, count))
        return truncate(z.float().cpu().numpy(), where.means(), psi)


def class_sheet(
    model: LatentModel, cols: int, seed: int = 0, psi: float = 1.0, space: str | None = None
) -> Sheet:
    """The same samples once for each class of a conditional model: a row a class.

    Raises BadInput for a model without classes.
    """
    count = len(model.spec.classes)
    if not count:
        raise BadInput("This model has no classes.", "Take one that was trained with --conditional.")
    _check_sides(count, cols)
    rows = [random_codes(model, cols, seed, psi, space, index) for index in range(count)]
    each = tuple(index for index in range(count) for _ in range(cols))
    return Sheet(np.concatenate(rows), count, cols, model.spec.space(space).name, each)


def compares_spaces(spec: ModelSpec) -> bool:
    """Whether samples of several spaces can stand beside each other, as codes of the last."""
    return len(spec.spaces) > 1 and spec.can(Capability.SAMPLE) and spec.can(Capability.MAP)


def spaces_sheet(
    model: LatentModel, rows: int, cols: int, seed: int = 0, psi: float = 1.0, label: Label | None = None
) -> Sheet:
    """As many samples of each space as ``random_sheet`` draws, beside each other: GLANN beside its GLO.

    All as codes of the last space: a code goes through the spaces in their order. Raises BadInput for a
    model with a single space.
    """
    if not compares_spaces(model.spec):
        raise BadInput("This model has no spaces to compare.", "Take one with several, such as GLANN.")
    _check_sides(rows, cols * len(model.spec.spaces))
    last = model.spec.spaces[-1]
    parts = []
    for space in model.spec.spaces:
        drawn = torch.tensor(random_codes(model, rows * cols, seed, psi, space.name, label))
        with torch.inference_mode():
            codes = model.map(drawn.to(model.device, model.dtype), space.name, last.name)
        parts.append(codes.float().cpu().numpy().reshape(rows, cols, last.dim))
    beside = np.concatenate(parts, axis=1)
    return Sheet(beside.reshape(-1, last.dim), rows, beside.shape[1], last.name, label)


def line_sheet(a: Code, b: Code, steps: int, kind: Kind = "linear") -> Sheet:
    """One row from ``a`` to ``b``, their classes blended on the way where they differ.

    Raises BadInput for codes of different spaces or lengths, and for a blend of over two classes.
    """
    if a.space != b.space:
        raise BadInput("The two codes lie in different spaces, {a} and {b}.", a=a.space, b=b.space)
    _check_sides(1, steps)
    return Sheet(line(a.values, b.values, steps, kind), 1, steps, a.space, _walk_labels((a, b), 1, steps))


def stacked(rows: Sequence[Sheet]) -> Sheet:
    """Sheets of the same width and the same labels, one above the other."""
    first = rows[0]
    label = first.label * len(rows) if isinstance(first.label, tuple) else first.label
    codes = np.concatenate([row.codes for row in rows])
    return Sheet(codes, sum(row.rows for row in rows), first.cols, first.space, label)


def corner_sheet(codes: Sequence[Code], rows: int, cols: int, kind: Kind = "linear") -> Sheet:
    """Between four codes, and their classes: top left, top right, bottom left, bottom right."""
    if len(codes) != 4 or len({(code.space, len(code.values)) for code in codes}) != 1:
        raise BadInput("A corner sheet needs 4 codes of the same space.")
    _check_sides(rows, cols)
    walk = corners(np.stack([code.values for code in codes]), rows, cols, kind)
    return Sheet(walk, rows, cols, codes[0].space, _walk_labels(codes, rows, cols))


def traversal_sheet(
    model: LatentModel, code: Code, axes: Sequence[int], steps: int, reach: float = 3.0
) -> Sheet:
    """One row per axis: the code with that axis going from mean - reach std to mean + reach std."""
    _check_sides(len(axes), steps)
    where = model.spec.space(code.space)
    walk = traversal(code.values, axes, axis_values(where, axes, steps, reach))
    return Sheet(walk, len(axes), steps, where.name, code.label)


def decode_sheet(model: LatentModel, sheet: Sheet, progress: Progress | None = None) -> Images:
    """Decode a sheet to images uint8 (rows * cols, H, W, C)."""
    return decode_codes(model, sheet.codes, sheet.space, sheet.label, progress)


def compose(
    images: Images, rows: int, cols: int, gap: int = 1, background: Sequence[int] | int = 128
) -> Images:
    """Tile images (N, H, W, C), N <= rows * cols, row by row into one picture (H', W', C).

    ``gap`` pixels of ``background`` lie between cells, none around them; cells without an image are
    background.
    """
    if images.ndim != 4 or len(images) > rows * cols:
        raise BadInput(
            "{shape} images do not fit a sheet of {rows} x {cols}.", shape=images.shape, rows=rows, cols=cols
        )
    _, height, width, channels = images.shape
    shape = (rows * (height + gap) - gap, cols * (width + gap) - gap, channels)
    picture = np.empty(shape, dtype=np.uint8)
    picture[...] = np.asarray(background, dtype=np.uint8)
    for index, image in enumerate(images):
        top, left = (index // cols) * (height + gap), (index % cols) * (width + gap)
        picture[top : top + height, left : left + width] = image
    return picture


def joined(codes: Sequence[Code]) -> Labels:
    """The labels of some codes: one where they agree. Raises BadInput where some have none."""
    known = tuple(code.label for code in codes if code.label is not None)
    if 0 < len(known) < len(codes):
        raise BadInput("Some of these codes have a class and some have none.", "Give all of them a class.")
    return known if len(set(known)) > 1 else codes[0].label


def _walk_labels(ends: Sequence[Code], rows: int, cols: int) -> Labels:
    """The label of each cell between two ends (one row) or four; one for all where they agree."""
    known, found = joined(ends), []
    if not isinstance(known, tuple):
        return known
    for down in np.linspace(0.0, 1.0, rows):
        for right in np.linspace(0.0, 1.0, cols):
            weights = ((1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right)
            found.append(blended(zip(known, map(float, weights), strict=False)))
    return tuple(found)


def _check_sides(rows: int, cols: int) -> None:
    if not (1 <= rows <= MAX_SIDE and 1 <= cols <= MAX_SIDE):
        raise BadInput(
            "A sheet of {rows} x {cols} is not possible.",
            "Give between 1 and {limit} rows and columns.",
            rows=rows,
            cols=cols,
            limit=MAX_SIDE,
        )
