"""LatentLab: an interactive laboratory for the latent spaces of generative models.

>>> import latentlab
>>> model = latentlab.load("vae-fashion")
>>> images = model.decode(model.sample_prior(8))

Importing the package costs nothing: torch comes with the first use, Qt with the window only.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from latentlab.version import __version__

if TYPE_CHECKING:
    from latentlab.models.base import LatentModel
    from latentlab.spec import Code

__all__ = ["Code", "LatentModel", "__version__", "load", "save"]

_LAZY = {"LatentModel": "latentlab.models.base", "Code": "latentlab.spec"}


def load(path_or_name: str | Path) -> LatentModel:
    """Load a model by path, by the name of a bundled or added model, or from a run's folder.

    Returns it in eval mode on the CPU. Raises ``latentlab.errors.BadInput`` naming file, cause and remedy.
    """
    from latentlab.formats import library, native

    return native.load_file(library.find(path_or_name)).model


def save(model: LatentModel, path: str | Path, training: Mapping[str, Any] | None = None) -> None:
    """Save a model as one .safetensors file, atomically; ``training`` is kept as its summary."""
    from latentlab.formats import native

    native.save(model, path, training)


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})
