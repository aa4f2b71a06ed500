"""GLANN as a model: codes live on the sphere, noise is mapped there, and Gaussian samples fit the codes."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, cast

import pytest
import torch
from torch import Tensor

from latentlab.errors import NotSupported
from latentlab.formats import native
from latentlab.latent.statistics import measure_spaces
from latentlab.models import build, glann
from latentlab.models.glann import GLANN, fitted, gaussian_on_sphere
from latentlab.runs.live import copy_tensors, tensors_of
from latentlab.spec import Capability

SMALL = {
    "image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 6, "noise_dim": 3, "width": 4,
    "hidden": 16, "mapping": 8, "codes": 50,
}  # fmt: skip


def make(**changes: Any) -> GLANN:
    return cast(GLANN, build("glann", SMALL | changes).eval().requires_grad_(False))


def normals(n: int, dim: int, seed: int = 0) -> Tensor:
    return torch.randn(n, dim, generator=torch.Generator().manual_seed(seed))


def on_sphere(z: Tensor) -> bool:
    return torch.allclose(z.norm(dim=1), torch.ones(len(z), dtype=z.dtype), atol=1e-6)


def test_each_half_has_its_spaces() -> None:
    names = {
        method: [space.name for space in make(method=method).spec.spaces]
        for method in ("glann", "glo", "imle")
    }
    assert names == {"glann": ["e", "z"], "glo": ["z"], "imle": ["e"]}
    assert make().spec.space("z").prior == "sphere"
    assert make(method="glo").spec.capabilities == {Capability.DECODE, Capability.SAMPLE, Capability.PROJECT}


def test_noise_reaches_the_image_through_the_sphere() -> None:
    model, e = make(), normals(5, 3)
    z = model.map(e, "e", "z")
    assert on_sphere(z)
    assert torch.allclose(model.decode(e, "e"), model.decode(z, "z"), atol=1e-6)
    with pytest.raises(NotSupported, match="back to noise"):
        model.map(z, "z", "e")


def test_codes_off_the_sphere_are_taken_back_to_it() -> None:
    model, z = make(), 4 * normals(5, 6)
    assert on_sphere(model.project(z, "z"))
    assert torch.allclose(model.decode(z, "z"), model.decode(model.project(z, "z"), "z"), atol=1e-6)
    e = normals(2, 3)
    assert torch.equal(model.project(e, "e"), e)


def test_samples_of_the_codes_have_their_mean_and_spread() -> None:
    mixing = normals(4, 4, 1).double() / 40
    codes = torch.nn.functional.normalize(
        normals(5000, 4).double() @ mixing + torch.tensor([1.0, 0.2, 0, 0]), dim=1
    )
    samples = gaussian_on_sphere(fitted(codes), normals(20_000, 4, 2).double())
    assert on_sphere(samples)
    assert torch.allclose(samples.mean(0), codes.mean(0), atol=5e-3)
    assert torch.allclose(samples.T.cov(), codes.T.cov(), atol=1e-3)
    assert on_sphere(make(codes=1).sample_prior(3, "z"))


def test_the_gaussian_of_the_codes_is_fitted_once_until_they_change(monkeypatch: pytest.MonkeyPatch) -> None:
    fits: list[int] = []
    monkeypatch.setattr(glann, "fitted", lambda codes: fits.append(len(codes)) or fitted(codes))

    def drawn(model: GLANN) -> Tensor:
        return model.sample_prior(4, "z", torch.Generator().manual_seed(3))

    model, other = make(), make()
    with torch.inference_mode():  # as the window draws
        before = drawn(model)
    assert torch.equal(drawn(model), before)
    assert len(fits) == 1
    with torch.no_grad():
        other.codes.copy_(torch.nn.functional.normalize(normals(50, 6, 9), dim=1))
    copy_tensors(tensors_of(model), tensors_of(other))  # as a run is followed
    after = drawn(model)
    assert not torch.allclose(after, before)
    assert torch.equal(after, drawn(other))
    assert len(fits) == 3
    copied = copy.deepcopy(model).double()
    assert torch.allclose(drawn(copied).float(), after, atol=1e-5)
    assert torch.equal(drawn(model), after)


def test_its_codes_measure_their_space() -> None:
    model = make()
    known = model.known_codes("z")
    assert known is not None
    assert on_sphere(known)
    assert model.known_codes("e") is None
    noise, codes = measure_spaces(model, torch.zeros(1, 1, 28, 28))
    assert torch.allclose(torch.tensor(codes.mean), known.mean(0), atol=1e-5)
    assert torch.allclose(torch.tensor(codes.std), known.std(0, unbiased=False), atol=1e-5)
    assert len(codes.activity) == 6
    assert torch.allclose(torch.tensor(noise.std), torch.ones(3), atol=0.05)


def test_a_file_keeps_the_codes_in_half_precision(tmp_path: Path) -> None:
    model, path = make(codes=1000), tmp_path / "m.safetensors"
    native.save(model, path)
    loaded = cast(GLANN, native.load_file(path).model)
    assert loaded.codes.dtype == torch.float16
    assert torch.equal(loaded.codes, model.codes)
    weights = 4 * model.count_parameters()
    assert path.stat().st_size < weights + 2 * 1000 * 6 + 8000
    # A model that was cast for speed is still saved as its family is.
    native.save(make().bfloat16(), path)
    assert native.load_file(path).model.dtype == torch.float32
