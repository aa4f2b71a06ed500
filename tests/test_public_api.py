"""``import latentlab`` in a fresh process: what it brings, and what it does not."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import torch

import latentlab
from latentlab.errors import BadInput
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.spec import Code

ROOT = Path(__file__).parent.parent
CONFIG = {"image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 2, "width": 4, "hidden": 8}


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


HEAVY = "print(sorted({'torch', 'PySide6', 'pyqtgraph', 'scipy', 'PIL'} & set(sys.modules)))"


def test_importing_brings_neither_torch_nor_qt() -> None:
    assert python(f"import sys, latentlab; latentlab.__version__; dir(latentlab); {HEAVY}") == "[]"
    assert python(f"import sys, latentlab; latentlab.Code; {HEAVY}") == "[]"


def test_a_model_is_used_without_qt(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    latentlab.save(build("vae", CONFIG), path)
    code = f"""
import sys, latentlab
model = latentlab.load({str(path)!r})
assert isinstance(model, latentlab.LatentModel)
print(tuple(model.decode(model.sample_prior(2)).shape), "PySide6" in sys.modules)
"""
    assert python(code) == "(2, 1, 28, 28) False"


def test_saving_and_loading_round_trip(tmp_path: Path) -> None:
    model = build("vae", CONFIG).eval()
    latentlab.save(model, tmp_path / "m.safetensors", training={"steps": 3})
    loaded = latentlab.load(tmp_path / "m.safetensors")
    z = torch.zeros(1, 2)
    with torch.no_grad():
        assert torch.equal(loaded.decode(z), model.decode(z))


def test_what_is_public() -> None:
    assert latentlab.LatentModel is LatentModel
    assert latentlab.Code is Code
    assert set(latentlab.__all__) <= set(dir(latentlab))
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        latentlab.nope  # noqa: B018
    with pytest.raises(BadInput, match=r"no model 'nope'"):
        latentlab.load("nope")


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert latentlab.__version__ == project["version"]
