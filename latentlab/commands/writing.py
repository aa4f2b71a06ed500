"""Images and codes into files; what kind of file, its name says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from latentlab.data.images import save_png
from latentlab.errors import BadInput
from latentlab.files import write_atomically, write_text_atomically
from latentlab.latent.batches import Images
from latentlab.latent.sheets import Sheet, compose
from latentlab.spec import Code


def write_images(out: Path, images: Images, sheet: Sheet) -> list[Path]:
    """Write images uint8 (N, H, W, C) as one sheet (.png), with their codes (.npz), or one PNG each."""
    if out.suffix.lower() == ".png":
        save_png(compose(images, sheet.rows, sheet.cols), out)
        return [out]
    if out.suffix.lower() == ".npz":
        write_npz(out, images=images, codes=sheet.codes, space=np.asarray(sheet.space))
        return [out]
    if out.suffix:
        raise BadInput(
            "--out: {out} is a kind of file that cannot be written here.",
            "Give a folder, or a file that ends in .png or .npz.",
            out=out,
        )
    digits = max(4, len(str(len(images) - 1)))
    files = [out / f"{index:0{digits}}.png" for index in range(len(images))]
    for image, file in zip(images, files, strict=True):
        save_png(image, file)
    return files


def write_codes(out: Path, codes: Sequence[Code], document: dict[str, Any]) -> None:
    """Write codes as .npz, or else ``document`` as JSON."""
    if out.suffix.lower() == ".npz":
        labels = np.asarray([-1 if code.label is None else code.label for code in codes])
        values = np.stack([code.values for code in codes])
        write_npz(out, codes=values, labels=labels, space=np.asarray(codes[0].space))
    else:
        write_text_atomically(out, json.dumps(document) + "\n")


def write_npz(out: Path, **arrays: np.ndarray[Any, Any]) -> None:
    """Write arrays into one compressed .npz, atomically."""

    def write(temporary: Path) -> None:
        with open(temporary, "wb") as handle:  # given a name, numpy would add .npz to it
            np.savez_compressed(handle, **arrays)  # type: ignore[arg-type]

    write_atomically(out, write)
