"""What the systems are held against, over three seeds: trains, evaluates, and writes the table in RESULTS.md.

python benchmarks/comparisons.py [ARM...]   trains and measures what is missing (of these arms), a core each
python benchmarks/comparisons.py --write    only writes the table of what was measured

Every arm is a recipe of resources/zoo/recipes.sh, as it is or with the flags below; arms that are named can
be trained beside others in another process. What came of it lies in benchmarks/results/comparisons, in
ARM-SEED.json, the model in the cache: remove both when a recipe changes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measured import TEST, Document, measured, within

from latentlab import paths
from latentlab.formats.library import zoo
from latentlab.formats.native import read_header

DOCUMENT = Path(__file__).parent / "RESULTS.md"
RESULTS = Path(__file__).parent / "results" / "comparisons"
BEGIN, END = "<!-- written by benchmarks/comparisons.py -->", "<!-- end of what is written -->"
SEEDS = 0, 1, 2


@dataclass(frozen=True)
class Arm:
    """One way to train: a recipe, with fewer steps and more flags where they are given."""

    recipe: str
    flags: str = ""
    steps: int = 0


SHORT_OGAN, SHORT_GAN, SHORT_FLOW = 12000, 2000, 1500
ARMS = {
    "vae": Arm("vae-fashion"),
    "vib": Arm("vib-fashion"),
    "vib-without": Arm("vib-fashion", "--rate-weight 0"),
    "glann": Arm("glann-fashion"),
    "ogan": Arm("ogan-fashion", steps=SHORT_OGAN),
    "ogan-plain": Arm("ogan-fashion", "--correlation-weight 0", SHORT_OGAN),
    "wgan-gp": Arm("wgan-gp-fashion", "--n-critic 0", SHORT_GAN),
    "wgan-div": Arm("wgan-gp-fashion", "--n-critic 0 --penalty div", SHORT_GAN),
    "wgan-sn": Arm("wgan-gp-fashion", "--n-critic 0 --penalty sn", SHORT_GAN),
    "wgan-clip": Arm("wgan-gp-fashion", "--n-critic 0 --penalty clip", SHORT_GAN),
    "flow-exp": Arm("flow-fashion", steps=SHORT_FLOW),
    "flow-conv": Arm("flow-fashion", "--mixing conv1x1", SHORT_FLOW),
}

Found = dict[str, Document]


@dataclass(frozen=True)
class Figure:
    """One line of the table: a number made of what some arms gave with one seed."""

    title: str
    arms: tuple[str, ...]
    value: Callable[[Found], float]
    wanted: str = ""
    form: str = ".3f"


def over(arm: str, other: str, name: str) -> Callable[[Found], float]:
    """One arm's figure over the other's."""
    return lambda found: float(found[arm][name] / found[other][name])


def of(arm: str, name: str) -> Callable[[Found], float]:
    """One arm's figure."""
    return lambda found: float(found[arm][name])


FIGURES = (
    Figure(
        "VAE: held-out MSE over that of PCA-32",
        ("vae",),
        lambda f: f["vae"]["mse"] / f["vae"]["pca_mse"],
        "<= .40",
    ),
    Figure(
        "VIB: points of accuracy lost to the bottleneck",
        ("vib", "vib-without"),
        lambda f: 100 * (f["vib-without"]["accuracy"] - f["vib"]["accuracy"]),
        "<= .5",
        ".2f",
    ),
    Figure("VIB: rate, bits", ("vib",), of("vib", "rate_bits"), "<= 10", ".1f"),
    Figure("O-GAN, 12,000 steps: class kept", ("ogan",), of("ogan", "class_kept"), ">= .85"),
    Figure("O-GAN, 12,000 steps: FFD", ("ogan",), of("ogan", "ffd"), "<= 2.5", ".2f"),
    Figure(
        "O-GAN, 12,000 steps: FFD over that with l2 = 0",
        ("ogan", "ogan-plain"),
        over("ogan", "ogan-plain", "ffd"),
        "<= 1.05",
    ),
    Figure("O-GAN, 12,000 steps: rho of fresh codes", ("ogan",), of("ogan", "rho"), ">= .6"),
    Figure("GLANN: FFD", ("glann",), of("glann", "ffd"), "<= 8", ".2f"),
    Figure(
        "GLANN: FFD over that of GLO + Gaussian",
        ("glann",),
        lambda f: f["glann"]["ffd_by_space"]["e"] / f["glann"]["ffd_by_space"]["z"],
        "<= .3",
    ),
    Figure("GLANN: FFD over that of the VAE", ("glann", "vae"), over("glann", "vae", "ffd"), "<= .3"),
    *(
        Figure(
            f"WGAN, {SHORT_GAN:,} steps: FFD with {way}",
            (f"wgan-{way}",),
            of(f"wgan-{way}", "ffd"),
            wanted,
            ".2f",
        )
        for way, wanted in (("gp", "< clip"), ("div", "< clip"), ("sn", "< clip"), ("clip", ""))
    ),
    Figure(
        f"Flow, {SHORT_FLOW:,} steps: bits/dim with exp over 1x1 convolutions",
        ("flow-exp", "flow-conv"),
        over("flow-exp", "flow-conv", "bits_per_dim"),
        "<= 1.02",
    ),
)


# -- training -------------------------------------------------------------------------------------------


def stored(arm: str, seed: int) -> Path:
    """Where an arm's figures are kept."""
    return RESULTS / f"{arm}-{seed}.json"


def trained(name: str, seed: int) -> Path:
    """The model of one arm, by its recipe; it is kept, and trained only once."""
    arm = ARMS[name]
    folder = paths.cache_home() / "comparisons" / f"{name}-{seed}"
    model = folder / f"{arm.recipe}.safetensors"
    if not model.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        given = {"ZOO_SEED": str(seed), "ZOO_FLAGS": arm.flags, "ZOO_OUT": str(folder)}
        given["ZOO_STEPS"] = str(arm.steps or "")
        latentlab = Path(sys.executable).with_name("latentlab")
        line = ["sh", str(zoo() / "recipes.sh"), str(latentlab), arm.recipe]
        subprocess.run(line, env=os.environ | given, check=True, stdout=subprocess.DEVNULL)
    return model


def answer(name: str, seed: int) -> Document:
    """What `latentlab evaluate` says of one arm, and how it was trained."""
    info = read_header(trained(name, seed))
    return measured(info, TEST) | {"arm": name, "training": dict(info.training)}


# -- the table ------------------------------------------------------------------------------------------


def written(found: dict[int, Found]) -> str:
    """The table: a figure a line, a seed a column; what was not measured yet is left empty."""
    seeds = " | ".join(f"seed {seed}" for seed in SEEDS)
    lines = [f"| | {seeds} | median | wanted |", "|---" * (len(SEEDS) + 3) + "|"]
    for figure in FIGURES:
        values = {
            seed: figure.value(found[seed])
            for seed in SEEDS
            if all(arm in found[seed] for arm in figure.arms)
        }
        cells = [format(values[seed], figure.form) if seed in values else "" for seed in SEEDS]
        middle = format(statistics.median(values.values()), figure.form) if len(values) == len(SEEDS) else ""
        lines.append(f"| {' | '.join((figure.title, *cells, middle, figure.wanted))} |")
    return "\n".join(lines)


def read() -> dict[int, Found]:
    """What was measured, by seed and arm."""
    return {
        seed: {
            arm: json.loads(stored(arm, seed).read_text(encoding="utf-8"))
            for arm in ARMS
            if stored(arm, seed).is_file()
        }
        for seed in SEEDS
    }


def main() -> int:
    """Train what is missing, and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("arms", nargs="*", metavar="ARM", help=f"of {', '.join(ARMS)}; default: all")
    parser.add_argument("--seeds", nargs="*", type=int, default=SEEDS, choices=SEEDS)
    parser.add_argument("--write", action="store_true", help="train nothing")
    options = parser.parse_args()
    if unknown := set(options.arms) - set(ARMS):
        parser.error(f"there is no arm {', '.join(sorted(unknown))}; there are {', '.join(ARMS)}")
    RESULTS.mkdir(parents=True, exist_ok=True)
    for seed in () if options.write else options.seeds:
        for arm in options.arms or ARMS:
            if not stored(arm, seed).is_file():
                print(f"{arm}, seed {seed} ...", flush=True)
                text = json.dumps(answer(arm, seed), indent=2) + "\n"
                stored(arm, seed).write_text(text, encoding="utf-8")
    DOCUMENT.write_text(within(DOCUMENT, BEGIN, written(read()), END), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
