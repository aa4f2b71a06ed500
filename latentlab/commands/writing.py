"""Images and codes into files; what kind of file, its name says."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from latentlab.data.images import save_png
from latentlab.errors import BadInput
from latentlab.files import write_atomically, write_text_atomically
from latentlab.latent.batches import Images
from latentlab.latent.sheets import Sheet, compose
from latentlab.spec import Blend, Code, Label

SHEET = 4096
"""Images that one sheet holds."""


def check_png(out: Path | None) -> None:
    """Raise BadInput for a path that no picture can be written to; asked before anything is computed."""
    if out is None:
        return
    if out.suffix.lower() not in (".png", ""):
        raise BadInput(
            "--out: {out} would be a PNG under another name.", "Give a name that ends in .png.", out=out
        )
    _refuse_folder(out)


def check_images_path(out: Path, count: int) -> None:
    """The same for ``write_images`` of ``count`` images."""
    suffix = out.suffix.lower()
    if suffix in (".png", ".npz"):
        _refuse_folder(out)
        if suffix == ".png" and count > SHEET:
            raise BadInput(
                "--out: {out} would be a sheet of {count} images; it holds at most {limit}.",
                "Give a folder or an .npz file.",
                out=out,
                count=f"{count:,}",
                limit=f"{SHEET:,}",
            )
    elif suffix and not out.is_dir():
        raise BadInput(
            "--out: {out} is a kind of file that cannot be written here.",
            "Give a folder, or a file that ends in .png or .npz.",
            out=out,
        )
    elif out.exists() and not out.is_dir():
        raise BadInput(
            "--out: {out} is a file already, not a folder for the images.",
            "Give another folder, or a file that ends in .png or .npz.",
            out=out,
        )


def check_csv_path(out: Path | None) -> None:
    """The same for ``write_csv``."""
    if out is None:
        return
    if out.suffix.lower() not in (".csv", ""):
        raise BadInput(
            "--out: {out} would be a table under another name.", "Give a name that ends in .csv.", out=out
        )
    _refuse_folder(out)


def check_codes_path(out: Path | None) -> None:
    """The same for ``write_codes``."""
    if out is None:
        return
    if out.suffix.lower() not in (".json", ".npz", ""):
        raise BadInput(
            "--out: {out} is a kind of file that cannot be written here.",
            "Give a name that ends in .json or .npz.",
            out=out,
        )
    _refuse_folder(out)


def _refuse_folder(out: Path) -> None:
    if out.is_dir():
        raise BadInput("--out: {out} is a folder.", "Give the name of a file, in it or elsewhere.", out=out)


def write_images(out: Path, images: Images, sheet: Sheet) -> list[Path]:
    """Write images uint8 (N, H, W, C) as one sheet (.png), with their codes (.npz), or one PNG each.

    ``check_images_path`` has seen ``out`` before.
    """
    if out.suffix.lower() == ".png":
        save_png(compose(images, sheet.rows, sheet.cols), out)
        return [out]
    if out.suffix.lower() == ".npz":
        write_npz(out, images=images, codes=sheet.codes, space=np.asarray(sheet.space))
        return [out]
    digits = max(4, len(str(len(images) - 1)))
    files = [out / f"{index:0{digits}}.png" for index in range(len(images))]
    for image, file in zip(images, files, strict=True):
        save_png(image, file)
    return files


def write_csv(out: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table, atomically."""

    def write(temporary: Path) -> None:
        with open(temporary, "w", newline="", encoding="utf-8") as handle:
            writer = csv.writer(handle)
            writer.writerow(header)
            writer.writerows(rows)

    write_atomically(out, write)


def write_codes(out: Path, codes: Sequence[Code], document: dict[str, Any]) -> None:
    """Write codes as .npz, or else ``document`` as JSON."""
    if out.suffix.lower() == ".npz":
        labels = np.asarray([_stored(code.label) for code in codes])
        values = np.stack([code.values for code in codes])
        write_npz(out, codes=values, labels=labels, space=np.asarray(codes[0].space))
    else:
        write_text_atomically(out, json.dumps(document) + "\n")


def _stored(label: Label | None) -> int | tuple[float, ...]:
    """A class, -1 for none, or class, other class and share of a blend; ``encode`` has one kind for all."""
    if isinstance(label, Blend):
        return float(label.first), float(label.second), label.share
    return -1 if label is None else label


def write_npz(out: Path, **arrays: np.ndarray[Any, Any]) -> None:
    """Write arrays into one compressed .npz, atomically."""

    def write(temporary: Path) -> None:
        with open(temporary, "wb") as handle:  # given a name, numpy would add .npz to it
            np.savez_compressed(handle, **arrays)  # type: ignore[arg-type]

    write_atomically(out, write)
