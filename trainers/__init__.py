"""Training loops; a trainer knows no screen. The registry of families, explicit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from latentlab.errors import BadInput

if TYPE_CHECKING:
    from trainers.engine import Trainer

TRAINERS: dict[str, str] = {
    "vae": "trainers.vae:VAETrainer",
    "flow": "trainers.flow:FlowTrainer",
    "vib": "trainers.vib:VIBTrainer",
    "ogan": "trainers.ogan:OGANTrainer",
    "wgan": "trainers.wgan:WGANTrainer",
    "glann": "trainers.glann:GLANNTrainer",
    "word2vec": "trainers.word2vec:Word2VecTrainer",
}


def trainer_class(family: str) -> type[Trainer]:
    """The trainer of a registered family. Raises BadInput for a name nobody registered."""
    if family not in TRAINERS:
        raise BadInput(
            "There is no trainer named {family!r}.",
            "Known trainers: {known}.",
            family=family,
            known=", ".join(TRAINERS),
        )
    module, _, name = TRAINERS[family].partition(":")
    return cast("type[Trainer]", getattr(import_module(module), name))
