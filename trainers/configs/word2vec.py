"""Knobs of word vectors."""

from __future__ import annotations

from typing import ClassVar, Literal

from latentlab.knobs import knob
from trainers.configs.base import TrainConfig


class Word2VecTrainConfig(TrainConfig):
    """Train word vectors on text that is cut into words (skip-gram with negative sampling)."""

    title: ClassVar[str] = "Word vectors"
    takes: ClassVar[Literal["images", "text"]] = "text"
    unused: ClassVar[frozenset[str]] = frozenset({
        "image_size", "accumulate", "optimiser", "friction", "polyak_bound", "polyak_floor", "langevin_noise",
        "ema_decay", "precision", "layout", "compile", "nproc", "sample_every", "evaluate_every",
    })  # fmt: skip

    data: str = knob(
        "",
        "text with white space between the words: a .txt or .gz file, a folder of them, or several of these "
        "with the separator of PATH between",
        group="Data",
    )
    min_count: int = knob(
        2, "how often a word must be met to have a vector", group="Data", ge=1, le=1_000_000
    )
    latent_dim: int = knob(100, "axes of the vectors", group="Model", ge=2, le=4096)
    window: int = knob(
        5,
        "how far apart two words may be that belong together; a random distance up to this counts",
        unit="words",
        group="Objective",
        ge=1,
        le=64,
    )
    negative: int = knob(10, "noise words for each pair of words", group="Objective", ge=1, le=1000)
    shared: int = knob(
        64,
        "noise words that 32 neighbouring words share, all of them weighed as that many for each pair",
        group="Objective",
        advanced=True,
        ge=1,
        le=4096,
    )
    subsample: float = knob(
        1e-3, "share of the text above which a word is left out at times", zero="never", group="Objective",
        ge=0, le=1,
    )  # fmt: skip
    epochs: int = knob(5, "how often the text is read, where steps is 0", ge=1, le=10_000)
    steps: int = knob(0, "optimiser steps to reach", zero="as many as the epochs need", ge=0, le=100_000_000)
    batch_size: int = knob(1024, "words of the text per step", unit="words", ge=32, le=1_048_576)
    lr: float = knob(0.025, "peak learning rate, of the gradient of each pair", live=True, gt=0, le=1.0)
    lr_schedule: Literal["straight", "cosine", "linear", "step", "constant"] = knob(  # type: ignore[assignment]
        "straight",
        "how the rate falls: straight from the first step on, the others later",
        advanced=True,
    )
    # The arithmetic has no variants: products of small matrices, and rows of tables.
    ema_decay: float = 0.0
    precision: Literal["auto", "fp32", "bf16"] = "fp32"
    layout: Literal["auto", "contiguous", "channels_last"] = "contiguous"
    threads: int = knob(
        1,
        "CPU threads; the products are small, more than one help where nothing else computes; 0 times",
        zero="automatic",
        group="Machine",
        advanced=True,
        ge=0,
        le=256,
    )
    checkpoint_every: int = knob(5000, "steps between checkpoints", group="Record", ge=1)
    log_every: int = knob(100, "steps between points of the curves", group="Record", advanced=True, ge=1)
