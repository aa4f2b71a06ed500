from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import safe_open

from latentlab.errors import BadInput
from latentlab.formats import native
from latentlab.formats.description import model_name
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.spec import LatentSpace
from latentlab.version import __version__

CONFIG: dict[str, Any] = {
    "image": {"channels": 3, "height": 32, "width": 32},
    "latent_dim": 3,
    "width": 4,
    "hidden": 8,
    "likelihood": "laplace",
}


@pytest.fixture
def model() -> LatentModel:
    space = LatentSpace(
        shape=(3,), mean=(0.1, 0.2, -0.3), std=(1.0, 0.5, 2.0), activity=(0.1, 0.0, 0.2), kl=(1.0, 0.0, 3.0)
    )
    return build("vae", CONFIG, seed=1).with_spaces(space)


@pytest.fixture
def path(model: LatentModel, tmp_path: Path) -> Path:
    native.save(model, tmp_path / "m.safetensors", {"steps": 7, "held_out": {"mse": 0.25}})
    return tmp_path / "m.safetensors"


def test_is_one_safetensors_file_with_json_metadata(path: Path, model: LatentModel) -> None:
    with safe_open(str(path), framework="pt") as handle:
        document = json.loads(handle.metadata()["latentlab"])
        assert set(handle.keys()) == set(model.state_dict())
    assert document["format"] == 1
    assert document["family"] == "vae"
    assert document["config"] == model.config.model_dump(mode="json")
    assert document["spec"]["spaces"][0]["std"] == [1.0, 0.5, 2.0]
    assert document["spec"]["capabilities"] == ["decode", "encode", "sample"]
    assert document["training"] == {"steps": 7, "held_out": {"mse": 0.25}}
    assert document["versions"]["latentlab"] == __version__
    assert document["versions"]["torch"] == torch.__version__
    assert document["sha256"] == native.digest(model.state_dict())


def test_the_header_says_what_the_model_is_without_its_tensors(path: Path, model: LatentModel) -> None:
    info = native.read_header(path)
    assert (info.path, info.name, info.family) == (path, "m", "vae")
    assert info.spec == model.spec
    assert info.config == model.config.model_dump(mode="json")
    assert info.training["steps"] == 7
    assert info.parameters == model.count_parameters()
    content = path.read_bytes()
    path.write_bytes(content[:-4] + b"\0\0\0\x40")
    assert native.read_header(path) == info


def test_loading_gives_the_model_in_eval_mode_with_what_was_measured(path: Path, model: LatentModel) -> None:
    loaded = native.load_file(path)
    assert not loaded.model.training
    assert loaded.model.spec == model.spec
    assert loaded.info == native.read_header(path)
    for name, tensor in model.state_dict().items():
        assert torch.equal(loaded.model.state_dict()[name], tensor)


def test_a_loaded_model_is_independent_of_its_file(path: Path, model: LatentModel) -> None:
    loaded = native.load_file(path).model
    with open(path, "r+b") as handle:
        handle.write(b"\0" * path.stat().st_size)
    for name, tensor in model.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], tensor)


def test_loading_and_saving_leave_the_random_state_alone(path: Path, model: LatentModel) -> None:
    before = torch.get_rng_state()
    native.load_file(path)
    native.save(model, path)
    assert torch.equal(before, torch.get_rng_state())


def test_any_memory_layout_and_precision_is_stored_alike(
    path: Path, model: LatentModel, tmp_path: Path
) -> None:
    training = dict(native.read_header(path).training)
    native.save(model.to(memory_format=torch.channels_last), tmp_path / "again.safetensors", training)
    assert (tmp_path / "again.safetensors").read_bytes() == path.read_bytes()
    native.save(model.double(), tmp_path / "again.safetensors", training)
    assert (tmp_path / "again.safetensors").read_bytes() == path.read_bytes()


def test_the_default_dtype_of_a_notebook_does_not_matter(path: Path) -> None:
    torch.set_default_dtype(torch.float64)
    try:
        assert native.load_file(path).model.dtype == torch.float32
    finally:
        torch.set_default_dtype(torch.float32)


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_others_can_read_the_file(path: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_weights_that_are_not_finite_are_not_saved(model: LatentModel, path: Path) -> None:
    before = path.read_bytes()
    for bad in (float("nan"), float("inf")):
        with torch.no_grad():
            model.get_parameter("encoder.head.0.bias")[0] = bad
        with pytest.raises(BadInput, match=r"m\.safetensors.*encoder\.head\.0\.bias.*NaN"):
            native.save(model, path)
    assert path.read_bytes() == before


def test_a_folder_is_no_place_to_save(model: LatentModel, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        native.save(model, tmp_path)


def test_a_full_disk_keeps_the_old_file(
    model: LatentModel, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        native.save(model, path)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["m.safetensors"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("zoo/vae-fashion.safetensors", "vae-fashion"),
        ("zoo/model.safetensors", "model"),
        ("runs/0012-vae/checkpoints/step-500/model.safetensors", "0012-vae step-500"),
        ("0012-vae/step-500/model.safetensors", "0012-vae step-500"),
    ],
)
def test_a_model_is_named_after_its_file_or_its_run(path: str, name: str) -> None:
    assert model_name(Path(path)) == name


def test_names_in_any_script_and_even_no_text(model: LatentModel, tmp_path: Path) -> None:
    names = ["模型.safetensors", "with space & 'quote'.safetensors", os.fsdecode(b"raw-\xff.safetensors")]
    for name in names:
        native.save(model, tmp_path / name)
        assert native.load_file(tmp_path / name).info.parameters == model.count_parameters()
