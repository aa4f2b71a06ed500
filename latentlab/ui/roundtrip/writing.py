"""Round trips out of the window: a picture, a table, and the lines that do the same in a shell."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from latentlab.data.images import save_png
from latentlab.errors import BadInput
from latentlab.files import write_text_atomically
from latentlab.latent.roundtrip import RoundTrip, picture
from latentlab.progress import Progress
from latentlab.spec import Label
from latentlab.ui.command_line import command, label_words, model_word
from latentlab.ui.roundtrip.table import Entry
from latentlab.ui.roundtrip.work import Trip
from latentlab.ui.state import OpenModel


def save_sheet(trips: Sequence[Trip], path: Path, progress: Progress) -> Path:
    """Write one row per image (original, reconstruction, absolute error) as PNG."""
    progress.report(-1.0, "Saving {path}", path=path.name)
    result = RoundTrip(
        codes=np.stack([trip.code.values for trip in trips]),
        reconstructions=np.stack([trip.reconstruction for trip in trips]),
        mse=np.asarray([trip.mse for trip in trips], dtype=np.float32),
        psnr=np.asarray([trip.psnr for trip in trips], dtype=np.float32),
        ssim=np.asarray([trip.ssim for trip in trips], dtype=np.float32),
    )
    save_png(picture(np.stack([trip.original for trip in trips]), result), path)
    return path


def save_csv(entries: Sequence[Entry], path: Path, progress: Progress) -> Path:
    """Write one line per image; the figures of an image that could not be read are empty."""
    progress.report(-1.0, "Saving {path}", path=path.name)
    write_text_atomically(path, csv_text(entries))
    return path


def csv_text(entries: Sequence[Entry]) -> str:
    """The table as CSV, with the full precision of its figures."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("image", "mse", "psnr", "ssim", "unlike", "inverted"))
    for entry in entries:
        trip, name = entry.trip, str(entry.item.path or entry.item.name)
        if trip is None:
            writer.writerow((name, "", "", "", "", ""))
        else:
            unlike = "" if trip.usual is None else int(trip.unlike)
            writer.writerow((name, trip.mse, trip.psnr, trip.ssim, unlike, int(trip.inverted)))
    return stream.getvalue()


def roundtrip_command(entries: Sequence[Entry], opened: OpenModel, label: Label | None) -> str:
    """The line for a shell; two where some images are measured as negatives, which is one flag for all.

    Raises BadInput where none of the images is a file.
    """
    files = [(entry.item.path, _inverted(entry)) for entry in entries]
    lines = []
    for invert in (False, True):
        paths = [path for path, inverted in files if path is not None and inverted == invert]
        if paths:
            out = "roundtrip-inverted.png" if invert else "roundtrip.png"
            flags = ["--invert"] if invert else []
            words = [*paths, *flags, *label_words(opened, label), "--out", out]
            lines.append(command("roundtrip", model_word(opened), *words))
    if not lines:
        raise BadInput(
            "None of these images is a file, so no command line can name them.",
            "Save them first, then drop the files.",
        )
    return "\n".join(lines)


def _inverted(entry: Entry) -> bool:
    return entry.trip.inverted if entry.trip is not None else bool(entry.item.invert)
