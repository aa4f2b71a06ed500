"""The subcommands: one small function a job, found by name. The table is data, so ``--help`` is quick."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum


class Group(Enum):
    """Headings of ``latentlab --help``."""

    LOOK = "See what there is"
    EXPLORE = "Explore a model"
    TRAIN = "Train one"
    WORDS = "Find words"
    PLAY = "Play with the mathematics"
    CHECK = "Check and measure"


@dataclass(frozen=True)
class Command:
    """Where a subcommand lies ("module:function") and what it does, in one line."""

    group: Group
    target: str
    summary: str


COMMANDS: dict[str, Command] = {
    "models": Command(
        Group.LOOK, "latentlab.commands.listing:models", "list the bundled models and your own"
    ),
    "inspect": Command(Group.LOOK, "latentlab.commands.listing:inspect", "say what a model file is"),
    "datasets": Command(Group.LOOK, "latentlab.commands.listing:datasets", "list the datasets by name"),
    "runs": Command(Group.LOOK, "latentlab.commands.listing:runs", "list the training runs"),
    "sample": Command(Group.EXPLORE, "latentlab.commands.pictures:sample", "draw images from the prior"),
    "grid": Command(
        Group.EXPLORE, "latentlab.commands.pictures:grid", "a sheet: random, four corners, or traversal"
    ),
    "interpolate": Command(
        Group.EXPLORE, "latentlab.commands.pictures:interpolate", "the line between two codes or two images"
    ),
    "arithmetic": Command(
        Group.EXPLORE, "latentlab.commands.arithmetic:arithmetic", "A - B + C of three codes or images"
    ),
    "encode": Command(Group.EXPLORE, "latentlab.commands.codes:encode", "images to codes"),
    "decode": Command(Group.EXPLORE, "latentlab.commands.codes:decode", "codes to images"),
    "roundtrip": Command(
        Group.EXPLORE, "latentlab.commands.codes:roundtrip", "encode and decode images, with MSE, PSNR, SSIM"
    ),
    "words": Command(
        Group.WORDS,
        "latentlab.commands.words:words_command",
        "vocabulary out of plain text, without a dictionary",
    ),
    "playground": Command(
        Group.PLAY, "latentlab.commands.playing:playground_command", "the mathematics, in figures"
    ),
    "train": Command(Group.TRAIN, "latentlab.commands.training:train_command", "train a model"),
    "resume": Command(Group.TRAIN, "latentlab.commands.training:resume", "go on with an interrupted run"),
    "branch": Command(
        Group.TRAIN, "latentlab.commands.training:branch", "a new run from a checkpoint of another"
    ),
    "tour": Command(
        Group.CHECK, "latentlab.commands.window:tour", "drive the window through every workspace, into PNGs"
    ),
    "evaluate": Command(
        Group.CHECK, "latentlab.commands.evaluating:evaluate", "how good a model is, on held-out images"
    ),
    "bench": Command(Group.CHECK, "latentlab.commands.benching:bench_command", "measure speed"),
    "doctor": Command(
        Group.CHECK, "latentlab.commands.doctor:doctor", "find what this machine lacks, and how to install it"
    ),
}


def _families() -> Mapping[str, str]:
    from trainers.configs import CONFIGS, config_class

    return {name: (config_class(name).__doc__ or "").strip().splitlines()[0] for name in CONFIGS}


def _playgrounds() -> Mapping[str, str]:
    from latentlab.commands.playing import PLAYGROUNDS

    return PLAYGROUNDS


def _words() -> Mapping[str, str]:
    from latentlab.commands.words import WORDS

    return {name: summary for name, (summary, _) in WORDS.items()}


def _benches() -> Mapping[str, str]:
    from latentlab.bench import BENCHES

    return {name: bench.summary for name, bench in BENCHES.items()}


# Commands whose second word chooses: its choices, with what each is.
GROUPS: dict[str, Callable[[], Mapping[str, str]]] = {
    "train": _families,
    "words": _words,
    "playground": _playgrounds,
    "bench": _benches,
}
