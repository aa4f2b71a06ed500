"""Invariants of the VIB that hold before any training (spec section 1)."""

from __future__ import annotations

import pytest
import torch
from pydantic import ValidationError
from torch.nn import functional as F

from latentlab.models import build
from latentlab.models.vib import MIN_STD, VIB, VIBConfig

CONFIG = {
    "image": {"channels": 1, "height": 28, "width": 28},
    "predicts": ("boot", "coat", "bag"),
    "latent_dim": 6,
    "width": 4,
    "hidden": 16,
}


@pytest.fixture
def model() -> VIB:
    built = build("vib", CONFIG).eval()
    assert isinstance(built, VIB)
    return built


def images(n: int = 8) -> torch.Tensor:
    return torch.rand(n, 1, 28, 28, generator=torch.Generator().manual_seed(2)) * 2 - 1


@torch.no_grad()
def test_the_classifier_is_linear_in_the_code(model: VIB) -> None:
    a, b = torch.randn(2, 6, generator=torch.Generator().manual_seed(0))
    middle = model.logits(((a + b) / 2)[None])
    torch.testing.assert_close(middle, (model.logits(a[None]) + model.logits(b[None])) / 2)


@torch.no_grad()
def test_it_classifies_by_the_mean_code(model: VIB) -> None:
    x = images()
    assert model.spec.predicts == CONFIG["predicts"]
    assert torch.equal(model.classify(x), model.logits(model.encode(x).mean))
    assert model.classify(x).shape == (8, 3)


@torch.no_grad()
def test_the_spread_is_a_shifted_softplus(model: VIB) -> None:
    x = images()
    rho = model.encoder(x)[:, 6:]
    posterior = model.encode(x)
    assert posterior.std is not None
    torch.testing.assert_close(posterior.std, F.softplus(rho - 5.0))
    assert float(posterior.std.max()) < 0.05  # hardly any noise before training


@torch.no_grad()
def test_a_code_without_noise_has_a_finite_rate(model: VIB) -> None:
    model.encoder.head[-1].bias[6:] = -1e4
    posterior = model.encode(images())
    assert posterior.std is not None
    assert torch.equal(posterior.std, torch.full_like(posterior.std, MIN_STD))
    assert posterior.kl().isfinite().all()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"image": {"channels": 1, "height": 28, "width": 32}}, "square"),
        ({"predicts": ("boot",)}, "predicts"),
        ({"predicts": ()}, "predicts"),
        ({"classes": ("boot", "bag")}, "classes"),
        ({"latent_dim": 0}, "latent_dim"),
        ({"likelihood": "gaussian"}, "likelihood"),
    ],
)
def test_an_impossible_architecture_is_refused(change: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        VIBConfig.model_validate(CONFIG | change)
