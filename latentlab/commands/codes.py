"""Images to codes and back: encode, decode, roundtrip."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np
import tyro

from latentlab.commands.options import (
    Fit,
    Fitting,
    Label,
    Model,
    Options,
    Output,
    Pictures,
    Shared,
    Space,
    conclude,
    emit,
    progress,
    say,
    searching,
    table,
)
from latentlab.errors import BadInput
from latentlab.spec import Code, label_to_json

if TYPE_CHECKING:
    from latentlab.latent.batches import Images
    from latentlab.models.base import LatentModel


def encode(
    model: Model,
    images: Pictures,
    *,
    label: Label = None,
    space: Space = None,
    fit: Fitting = Fit(),
    out: Output = None,
    options: Shared = Options(),
) -> int:
    """Find the codes of images: with the model's encoder, or by descent on the code where it has none.

    Ctrl+C ends such a search and keeps the best codes so far.

    Args:
        out: a file for the codes: .json, or .npz (arrays codes, labels, space)
    """
    from latentlab.commands.reading import check_space, class_label, fit_images, open_model
    from latentlab.commands.writing import check_codes_path, write_codes
    from latentlab.latent.finding import find_codes

    _require(images)
    check_codes_path(out)
    loaded = open_model(model, options)
    which = class_label(loaded.info.spec, label)
    fitted = fit_images(images, loaded.model, fit)
    with searching() as reports:
        found = find_codes(loaded.model, fitted, which, space, reports, seed=options.seed, keep_best=True)
    check_space(found.space, space)
    codes = [Code(row, found.space, which, loaded.info.name) for row in found.codes]
    document = {
        "model": str(loaded.info.path),
        "complete": found.complete,
        "codes": [
            {
                "image": name,
                "space": code.space,
                "label": label_to_json(which),
                "model": code.model,
                "values": _rounded(code),
            }
            for name, code in zip(images, codes, strict=True)
        ],
    }
    if out is not None:
        write_codes(out, codes, document)
        say(f"{len(codes)} codes: {out}")
    if options.json:
        emit(document)
    elif out is None:
        print("\n".join(code.to_json() for code in codes))
    return conclude(found.complete)


def decode(
    model: Model,
    codes: Annotated[
        tuple[str, ...],
        tyro.conf.Positional,
        tyro.conf.arg(metavar="CODE...", help_behavior_hint="(required)"),
    ],
    *,
    label: Label = None,
    space: Space = None,
    out: Path = Path("decoded"),
    options: Shared = Options(),
) -> int:
    """Decode codes to images.

    A CODE is "seed:7", a JSON list of numbers, or a file (.json or .npz) with codes.

    Args:
        codes: the codes
        out: a folder for one PNG each, or a file: .png for one sheet, .npz for images and codes
    """
    from latentlab.commands.reading import class_label, open_model, read_codes
    from latentlab.commands.writing import check_images_path, write_images
    from latentlab.latent.sheets import Sheet

    loaded = open_model(model, options)
    which = class_label(loaded.info.spec, label)
    found = [code for text in codes for code in read_codes(text, loaded.model, which, space=space)]
    if not found:
        raise BadInput("There are no codes to decode.", "Give a file with codes, a JSON list, or seed:7.")
    check_images_path(out, len(found))
    with progress() as reports:
        reports.report(-1.0, "Decoding")
        images = _decode_all(loaded.model, found, space)
    cols = max(1, math.isqrt(len(found)))
    values = np.stack([code.values for code in found])
    sheet = Sheet(values, -(-len(found) // cols), cols, space or found[0].space)
    files = [str(file) for file in write_images(out, images, sheet)]
    if options.json:
        emit({"model": str(loaded.info.path), "count": len(found), "files": files})
    else:
        say(f"{len(found)} images: {out}")
    return 0


def roundtrip(
    model: Model,
    images: Pictures,
    *,
    label: Label = None,
    space: Space = None,
    fit: Fitting = Fit(),
    out: Output = None,
    options: Shared = Options(),
) -> int:
    """Encode images and decode them again, and say how well they come back.

    MSE, PSNR (dB) and SSIM compare images in [0, 1]. "unlike" marks an error far above that of
    the model's held-out images (three times the mean, or the 99th percentile): it has seen nothing like this.

    Args:
        out: a PNG with a row per image (original, reconstruction, absolute error)
    """
    from latentlab.commands.reading import check_space, class_label, fit_images, open_model
    from latentlab.commands.writing import check_png
    from latentlab.data.images import save_png
    from latentlab.latent.roundtrip import picture, unlike_threshold
    from latentlab.latent.roundtrip import roundtrip as round_trip

    _require(images)
    check_png(out)
    loaded = open_model(model, options)
    which = class_label(loaded.info.spec, label)
    fitted = fit_images(images, loaded.model, fit)
    with searching() as reports:
        trip = round_trip(loaded.model, fitted, which, reports, space, seed=options.seed, keep_best=True)
    check_space(trip.space, space)
    if out is not None:
        save_png(picture(fitted, trip), out)
    limit = unlike_threshold(loaded.info.training)
    rows = [
        {
            "image": name,
            "mse": float(trip.mse[index]),
            "psnr": float(trip.psnr[index]),
            "ssim": float(trip.ssim[index]),
            "unlike": None if limit is None else bool(trip.mse[index] > limit),
            **{name: float(values[index]) for name, values in trip.readouts.items()},
        }
        for index, name in enumerate(images)
    ]
    if options.json:
        mean = {name: float(np.mean([row[name] for row in rows])) for name in ("mse", "psnr", "ssim")}
        emit(
            {
                "model": str(loaded.info.path),
                "complete": trip.complete,
                "images": rows,
                "mean": mean,
                "out": None if out is None else str(out),
            }
        )
    else:
        lines = [
            (
                row["image"],
                f"{row['mse']:.5f}",
                f"{row['psnr']:.2f}",
                f"{row['ssim']:.4f}",
                row["unlike"] or "",
            )
            for row in rows
        ]
        table(lines, ("image", "MSE", "PSNR", "SSIM", "unlike"))
    return conclude(trip.complete)


def _decode_all(model: LatentModel, codes: Sequence[Code], space: str | None) -> Images:
    """Decode codes that may differ in space or label, neighbours that agree together."""
    from latentlab.latent.batches import decode_codes

    parts = []
    for (where, which), group in groupby(codes, key=lambda code: (code.space, code.label)):
        values = [code.values for code in group]
        if len({len(row) for row in values}) > 1:
            raise BadInput("The codes have different lengths.", "Take them all from one space of one model.")
        parts.append(decode_codes(model, np.stack(values), space or where, which))
    return np.concatenate(parts)


def _rounded(code: Code) -> list[float]:
    return [round(float(value), 6) for value in code.values]


def _require(images: Sequence[str]) -> None:
    if not images:
        raise BadInput("There are no images to encode.", "Give one or more image files after the model.")
