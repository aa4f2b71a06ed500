"""One declaration a family, without torch: the form, the flags and the stored JSON come from it."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from latentlab.errors import BadInput
from trainers.configs.base import TrainConfig

CONFIGS: dict[str, str] = {
    "vae": "trainers.configs.vae:VAETrainConfig",
    "flow": "trainers.configs.flow:FlowTrainConfig",
    "vib": "trainers.configs.vib:VIBTrainConfig",
    "ogan": "trainers.configs.ogan:OGANTrainConfig",
    "wgan": "trainers.configs.wgan:WGANTrainConfig",
    "glann": "trainers.configs.glann:GLANNTrainConfig",
    "word2vec": "trainers.configs.word2vec:Word2VecTrainConfig",
}


def config_class(family: str) -> type[TrainConfig]:
    """The config declaration of a registered trainer. Raises BadInput for a name nobody registered."""
    if family not in CONFIGS:
        raise BadInput(
            "There is no trainer named {family!r}.",
            "Known trainers: {known}.",
            family=family,
            known=", ".join(CONFIGS),
        )
    module, _, name = CONFIGS[family].partition(":")
    return cast("type[TrainConfig]", getattr(import_module(module), name))
