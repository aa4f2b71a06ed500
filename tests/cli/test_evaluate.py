"""evaluate: how good a model is, in figures."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
import torch

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed, to_unit
from latentlab.formats import native
from latentlab.measures.images import mse
from latentlab.models import build
from latentlab.spec import Capability

MINI = "fashion-mnist-mini"
QUICK = ("--count", 40, "--device", "cpu")


def write(
    path: Path, training: dict[str, Any] | None = None, channels: int = 1, side: int = 28, **more: Any
) -> Path:
    config = {"image": {"channels": channels, "height": side, "width": side}, "width": 4, "hidden": 8}
    native.save(build("vae", {**config, "latent_dim": 3, **more}, seed=1).eval(), path, training)
    return path


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A tiny untrained model that says it was trained on the bundled images."""
    return write(tmp_path / "tiny.safetensors", {"data_fingerprint": open_dataset(MINI).fingerprint})


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for item in value.values() for number in numbers(item)]
    return [value] if isinstance(value, float) else []


def test_every_figure_of_a_vae(run, model):
    answer = run("evaluate", model, "--data", MINI, "--json", *QUICK)
    assert answer.code == 0, answer.err
    found = answer.document()
    assert (found["held_out_images"], found["samples"], found["data"]) == (40, 40, MINI)
    assert found["classifier"]["name"] == "fashion-cnn"
    assert all(map(math.isfinite, numbers(found)))
    assert found["ffd"] > 3 * found["ffd_of_training_images"] > 0
    assert 0 <= found["precision"] <= 1
    assert 0 <= found["recall"] <= 1
    assert 0 <= found["class_kept"] <= 1
    assert -1 <= found["rho"] <= 1
    assert found["nearest_of_samples"] >= found["least_of_samples"] > 0
    assert found["nearest_of_held_out"] >= found["least_of_held_out"] > 0
    assert found["training_images_searched"] == 10_000
    assert found["bits_per_dim"] > 0
    assert found["rate_bits"] >= 0
    assert found["round_trips"] == 40
    assert found["left_out"] == {"active_units": "the model has no posterior over codes"}


def test_the_round_trip_is_that_of_the_first_held_out_images(run, model):
    found = run("evaluate", model, "--data", MINI, "--json", *QUICK).document()
    x = to_signed(open_dataset(MINI).test.take(torch.arange(40)))
    loaded = native.load_file(model).model
    with torch.no_grad():
        back = loaded.decode(loaded.encode(x).mean)
    assert found["mse"] == pytest.approx(float(mse(to_unit(back), to_unit(x)).mean()), rel=1e-4)
    assert found["psnr"] == pytest.approx(-10 * math.log10(found["mse"]), abs=3)


def test_the_seed_decides_what_is_drawn(run, model):
    first, again, other = (
        run("evaluate", model, "--data", MINI, "--json", "--seed", seed, *QUICK).document()
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first["ffd"] != other["ffd"]
    assert first["mse"] == other["mse"]


def glann(path: Path, **training: Any) -> Path:
    config = {
        "image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 6, "noise_dim": 3, "width": 4,
        "hidden": 8, "mapping": 8, "codes": 50,
    }  # fmt: skip
    native.save(build("glann", config, seed=1).eval(), path, training)
    return path


def test_every_space_of_a_model_has_its_ffd(run, tmp_path):
    model = glann(tmp_path / "glann.safetensors")
    once = ("--data", MINI, "--search", 0, *QUICK)
    found = run("evaluate", model, "--json", *once).document()
    assert list(found["ffd_by_space"]) == ["e", "z"]
    assert found["ffd_by_space"]["e"] == found["ffd"]
    assert found["ffd_by_space"]["z"] not in (found["ffd"], 0.0)
    assert run("evaluate", model, "--json", *once).document() == found
    # The same two, whichever is asked for: there is one way to draw from each.
    other = run("evaluate", model, "--json", "--space", "z", *once).document()
    assert other["ffd"] == other["ffd_by_space"]["z"]
    assert list(other["ffd_by_space"]) == ["z", "e"]
    answer = run("evaluate", model, *once)
    assert "FFD (fashion-cnn) of samples of z" in answer.out
    assert "flatter" not in answer.err


def test_a_model_with_one_space_has_one_ffd(run, model):
    assert "ffd_by_space" not in run("evaluate", model, "--data", MINI, "--json", *QUICK).document()


def test_a_model_that_learned_by_features_is_flattered_and_says_so(run, tmp_path):
    model = glann(tmp_path / "glann.safetensors", config={"distance": "feature"})
    answer = run("evaluate", model, "--data", MINI, "--search", 0, *QUICK)
    assert answer.code == 0, answer.err
    assert "flatter it" in answer.err


def test_a_table_for_people(run, model):
    answer = run("evaluate", model, "--data", MINI, *QUICK)
    assert answer.code == 0, answer.err
    assert "FFD (fashion-cnn) of samples" in answer.out
    assert "ELBO, bits per dimension" in answer.out
    assert "FID" not in answer.out
    assert "40 held-out images, 40 samples" in answer.out


def test_a_trained_run_on_its_own_pictures(run, trained, pictures):
    """Two held-out pictures: too few for FFD; the axes were measured."""
    answer = run("evaluate", trained, "--data", pictures, "--json", *QUICK)
    assert answer.code == 0, answer.err
    found = answer.document()
    assert found["held_out_images"] == 2
    assert "all of them were used" in answer.err
    assert "knows clothes only" in answer.err
    assert found["active_units"]["z"]["axes"] == 4
    assert "fewer than 10" in found["left_out"]["ffd"]
    assert found["nearest_of_samples"] > 0


def test_other_images_than_the_classifiers(run, tmp_path):
    model = write(tmp_path / "rgb.safetensors", channels=3, side=64)
    found = run("evaluate", model, "--data", "sprites", "--json", "--count", 10, "--device", "cpu").document()
    assert found["classifier"] is None
    assert found["mse"] > 0
    for name in ("class_kept", "ffd", "ffd_of_training_images", "precision", "recall"):
        assert "28 x 28" in found["left_out"][name]
        assert name not in found
    assert "not trained on these images" in found["left_out"]["nearest_of_samples"]


def test_a_conditional_model_gets_the_classes_of_the_data(run, tmp_path):
    classes = open_dataset(MINI).label_names()
    model = write(tmp_path / "conditional.safetensors", classes=classes)
    answer = run("evaluate", model, "--data", MINI, "--json", *QUICK)
    assert answer.code == 0, answer.err
    assert answer.document()["ffd"] > 0


def test_a_likelihood_that_is_no_density(run, tmp_path):
    model = write(tmp_path / "bernoulli.safetensors", likelihood="bernoulli")
    found = run("evaluate", model, "--data", MINI, "--json", *QUICK).document()
    assert found["left_out"]["bits_per_dim"] == "the model gives images no density"


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("other shape", "shape"),
        ("other classes", "labels of"),
        ("no data", "no data set"),
        ("count", "cannot be evaluated"),
        ("space", "no latent space named"),
        ("search", "--search: -1"),
    ],
)
def test_what_does_not_fit(run, tmp_path, case, said):
    classes = ("cat", "dog") if case == "other classes" else ()
    model = write(tmp_path / "model.safetensors", classes=classes)
    data = {"other shape": "sprites", "no data": "nowhere"}.get(case, MINI)
    more = {"count": ("--count", 3), "space": ("--space", "nowhere"), "search": ("--search=-1",)}.get(
        case, ()
    )
    answer = run("evaluate", model, "--data", data, "--json", "--device", "cpu", *more)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) > 1, "a remedy follows"


def test_data_must_be_named(run, model):
    answer = run("evaluate", model)
    assert answer.code == 2


def test_models_without_encoder_or_prior_say_so(run, model, monkeypatch):
    loaded = native.load_file(model)
    for gone, name, reason in (
        (Capability.ENCODE, "mse", "no encoder"),
        (Capability.SAMPLE, "ffd", "no prior"),
    ):
        able = loaded.info.spec.capabilities - {gone}
        spec = loaded.info.spec.model_copy(update={"capabilities": able})
        loaded.model.spec = spec
        info = type(loaded.info)(**{**vars(loaded.info), "spec": spec})
        less = native.LoadedModel(loaded.model, info)
        monkeypatch.setattr(native, "load_file", lambda _, less=less: less)
        monkeypatch.setattr(type(loaded.model), "_elbo", lambda *_: None)
        found = run("evaluate", model, "--data", MINI, "--json", "--search", 0, *QUICK).document()
        assert name not in found
        assert reason in found["left_out"][name]
