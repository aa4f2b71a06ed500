"""The classifier's own file: what is saved comes back, and what is not sound is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from latentlab.data.fashion import CLASSES
from latentlab.errors import BadInput
from latentlab.formats import classifier, native
from latentlab.formats.classifier import KEY
from latentlab.models import build
from latentlab.models.classifier import Classifier, ClassifierConfig
from latentlab.spec import ImageSpec

IMAGE = ImageSpec(channels=1, height=12, width=12)


@pytest.fixture
def small() -> Classifier:
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return Classifier(
            ClassifierConfig(image=IMAGE, classes=("a", "b"), channels=(4, 4), features=3)
        ).eval()


@pytest.fixture
def file(small: Classifier, tmp_path: Path) -> Path:
    path = tmp_path / "small.safetensors"
    classifier.save(small, path, {"test_accuracy": 0.5})
    return path


@torch.no_grad()
def test_saved_and_loaded_it_is_the_same(small: Classifier, file: Path) -> None:
    loaded = classifier.load(file)
    x = torch.rand(5, 1, 12, 12) * 2 - 1
    assert torch.equal(loaded.model(x), small(x))
    features = loaded.model.features(x)
    assert features.shape == (5, 3)
    assert features.min() >= 0
    assert torch.equal(loaded.model.logits(features), loaded.model(x))
    assert (loaded.name, loaded.about) == ("small", {"test_accuracy": 0.5})
    assert not loaded.model.training
    assert loaded.model.config == small.config


def rewrite(path: Path, change: Callable[[dict[str, torch.Tensor], dict[str, str]], object]) -> None:
    with safe_open(path, framework="pt") as handle:
        metadata = dict(handle.metadata())
        tensors = {name: handle.get_tensor(name) for name in handle.keys()}  # noqa: SIM118
    change(tensors, metadata)
    save_file(tensors, path, metadata)


def grown(tensors: dict[str, torch.Tensor], metadata: dict[str, str]) -> None:
    document = json.loads(metadata[KEY])
    document["config"]["channels"] = [4, 8]
    document["seal"] = classifier.seal(document)
    metadata[KEY] = json.dumps(document)


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "does not exist"),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[:-9]), "truncated"),
    "no description": (lambda path: rewrite(path, lambda t, m: m.clear()), "no classifier"),
    "weights": (lambda path: rewrite(path, lambda t, m: t["head.bias"].add_(1.0)), "checksum"),
    "description": (
        lambda path: rewrite(path, lambda t, m: m.update({KEY: m[KEY].replace("0.5", "0.9")})),
        "checksum",
    ),
    "architecture": (lambda path: rewrite(path, grown), "does not fit"),
    "key": (lambda path: rewrite(path, lambda t, m: t.pop("head.bias")), "head.bias"),
    "not JSON": (lambda path: rewrite(path, lambda t, m: m.update({KEY: "{"})), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("case", SPOILED)
def test_what_is_not_sound_is_refused(file: Path, case: str) -> None:
    spoil, word = SPOILED[case]
    spoil(file)
    with pytest.raises(BadInput, match=word) as caught:
        classifier.load(file)
    assert str(file) in str(caught.value)
    assert str(caught.value.remedy)


def test_a_model_is_no_classifier_and_the_reverse(file: Path, tmp_path: Path) -> None:
    image = {"channels": 1, "height": 28, "width": 28}
    native.save(build("vae", {"image": image, "width": 4, "hidden": 8}), tmp_path / "vae.safetensors")
    with pytest.raises(BadInput, match="no classifier"):
        classifier.load(tmp_path / "vae.safetensors")
    with pytest.raises(BadInput, match="without LatentLab's description"):
        native.load_file(file)


def test_weights_that_are_not_finite_are_not_saved(small: Classifier, tmp_path: Path) -> None:
    with torch.no_grad():
        small.head.bias.fill_(torch.nan)
    with pytest.raises(ValueError, match="NaN"):
        classifier.save(small, tmp_path / "bad.safetensors", {})
    assert not list(tmp_path.iterdir())


def test_the_bundled_one_knows_clothes() -> None:
    loaded = classifier.load()
    assert loaded.name == "fashion-cnn"
    assert loaded.model.config.classes == CLASSES
    assert loaded.model.config.features == 64
    assert loaded.about["test_accuracy"] >= 0.93
