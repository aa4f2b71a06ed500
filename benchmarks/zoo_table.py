"""The table of the bundled models in resources/zoo/README.md, from what `latentlab evaluate` says of them.

python benchmarks/zoo_table.py [MODEL...]   measures what has changed since (and the models that are named),
                                            some minutes a model, and writes the table
python benchmarks/zoo_table.py --check      says whether the table is that of the files; measures nothing

What was measured lies in benchmarks/results/zoo/MODEL.json, with the digest of the file it was measured of.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from measured import TEST, Document, digest, measured, within

from latentlab.formats.library import zoo
from latentlab.formats.native import ModelInfo, read_header
from latentlab.ui.training.command import train_command
from trainers.configs import config_class

README = zoo() / "README.md"
RESULTS = Path(__file__).parent / "results" / "zoo"
BEGIN, END = "<!-- written by benchmarks/zoo_table.py -->", "<!-- end of what is written -->"
NONE = "-"


def stored(info: ModelInfo, count: int) -> Document | None:
    """What was measured of this very file before, with as many images."""
    path = RESULTS / f"{info.name}.json"
    if not path.is_file():
        return None
    document: Document = json.loads(path.read_text(encoding="utf-8"))
    return document if (document["file_sha256"], document["count"]) == (digest(info.path), count) else None


def keep(info: ModelInfo, document: Document) -> None:
    """For the next time."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, indent=2) + "\n"
    (RESULTS / f"{info.name}.json").write_text(text, encoding="utf-8")


# -- the table ------------------------------------------------------------------------------------------


def number(name: str, form: str) -> Callable[[ModelInfo, Document], str]:
    """A figure, where it is defined."""
    return lambda _, found: format(found[name], form) if name in found else NONE


def trained(info: ModelInfo, _: Document) -> str:
    """Steps and images in each."""
    return f"{info.training['steps']:,} x {info.training['config']['batch_size']}"


def images(info: ModelInfo, _: Document) -> str:
    """What its images are like."""
    image = info.spec.image
    return f"{image.height}x{image.width} {'gray' if image.channels == 1 else 'RGB'}"


def axes(info: ModelInfo, _: Document) -> str:
    """Of each space."""
    return ", ".join(f"{space.name} {space.dim}" for space in info.spec.spaces)


def active(_: ModelInfo, found: Document) -> str:
    """Axes that say something, of all."""
    return ", ".join(f"{part['active']} of {part['axes']}" for part in found["active_units"].values()) or NONE


def ratio(_: ModelInfo, found: Document) -> str:
    """The held-out error over that of principal components."""
    return format(found["mse"] / found["pca_mse"], ".3f") if "pca_mse" in found else NONE


def searched(_: ModelInfo, found: Document) -> str:
    """How many images the round trip was measured on."""
    way = "" if found["round_trips"] == found["held_out_images"] else ", searched for"
    return f"{found['round_trips']:,}{way}"


ROWS: dict[str, Callable[[ModelInfo, Document], str]] = {
    "family": lambda info, _: config_class(info.family).title,
    "trained on": lambda info, _: str(info.training["data"]),
    "images": images,
    "axes": axes,
    "parameters": lambda info, _: f"{info.parameters:,}",
    "file, MB": lambda info, _: f"{info.path.stat().st_size / 1e6:.2f}",
    "steps x images": trained,
    "held-out images in round trips": searched,
    "held-out MSE": number("mse", ".5f"),
    "the same, over that of PCA with as many axes": ratio,
    "PSNR, dB": number("psnr", ".2f"),
    "SSIM": number("ssim", ".3f"),
    "class kept": number("class_kept", ".1%"),
    "classes predicted right": number("accuracy", ".2%"),
    "rate, bits": number("rate_bits", ".1f"),
    "active axes": active,
    "bits per dimension (VAE: a bound)": number("bits_per_dim", ".3f"),
    "FFD of samples": number("ffd", ".2f"),
    "precision": number("precision", ".3f"),
    "recall": number("recall", ".3f"),
    "rho of fresh codes": number("rho", ".3f"),
    "nearest training image, samples: mean": number("nearest_of_samples", ".3f"),
    "nearest training image, held-out: mean": number("nearest_of_held_out", ".3f"),
}


def written(found: dict[str, tuple[ModelInfo, Document]]) -> str:
    """The table, a model a column, and the commands that train them; rows that nobody fills are left out."""
    lines = [f"| | {' | '.join(found)} |", "|---" * (len(found) + 1) + "|"]
    for title, cell in ROWS.items():
        cells = [cell(info, document) for info, document in found.values()]
        if set(cells) != {NONE}:
            lines.append(f"| {title} | {' | '.join(cells)} |")
    lines += ["", "```sh", *(command(info) for info, _ in found.values()), "```"]
    return "\n".join(lines)


def command(info: ModelInfo) -> str:
    """The line that trains it."""
    config = config_class(info.family).model_validate(info.training["config"])
    return train_command(info.family, config)


def main() -> int:
    """Measure what is new and write, or compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("models", nargs="*", help="measure these anew")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--count", type=int, default=TEST, help="held-out images and samples")
    options = parser.parse_args()
    found: dict[str, tuple[ModelInfo, Document]] = {}
    for path in sorted(zoo().glob("*.safetensors")):
        info = read_header(path)
        document = None if info.name in options.models else stored(info, options.count)
        if document is None and options.check:
            print(f"{info.name} was not measured since its file changed")
            return 1
        if document is None:
            print(f"{info.name} ...", flush=True)
            document = measured(info, options.count) | {"count": options.count}
            keep(info, document)
        found[info.name] = info, document
    before = README.read_text(encoding="utf-8")
    after = within(README, BEGIN, written(found), END)
    if options.check:
        print("the table is that of the files" if after == before else "the table is out of date")
        return int(after != before)
    README.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
