"""Networks and the one contract they share. A family is one file here and one line below."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from latentlab.errors import BadInput

if TYPE_CHECKING:
    from latentlab.models.base import LatentModel

FAMILIES: dict[str, str] = {
    "vae": "latentlab.models.vae:VAE",
    "flow": "latentlab.models.flow:Flow",
    "vib": "latentlab.models.vib:VIB",
    "ogan": "latentlab.models.ogan:OGAN",
    "wgan": "latentlab.models.gan:GAN",
    "glann": "latentlab.models.glann:GLANN",
    "words": "latentlab.models.words:Words",
}


def model_class(family: str) -> type[LatentModel]:
    """The class of a registered family. Raises BadInput for a name nobody registered."""
    if family not in FAMILIES:
        raise BadInput(
            "There is no model family named {family!r}.",
            "Known families: {known}.",
            family=family,
            known=", ".join(FAMILIES),
        )
    module, _, name = FAMILIES[family].partition(":")
    return cast("type[LatentModel]", getattr(import_module(module), name))


_building = threading.Lock()  # initialisers draw from torch's global generator, which threads share


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Networks made within draw their weights from ``seed``, whatever else the process does.

    torch's global random state is left as it was.
    """
    import torch

    with _building, torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        yield


def build(family: str, config: Mapping[str, Any], seed: int = 0) -> LatentModel:
    """Build a fresh model of a registered family from its architecture as plain data.

    The same ``seed`` gives the same initial weights.
    """
    cls = model_class(family)
    with seeded(seed):
        return cls(cls.config_class.model_validate(config))
