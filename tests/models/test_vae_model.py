"""Invariants of the VAE that hold before any training (spec section 1)."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from torch.distributions import Independent, Normal, kl_divergence

from latentlab.errors import NotSupported
from latentlab.models import build
from latentlab.models.base import Posterior
from latentlab.models.vae import VAE, VAEConfig

CONFIG = {
    "image": {"channels": 1, "height": 28, "width": 28},
    "latent_dim": 6,
    "width": 4,
    "hidden": 16,
}


def randn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_kl_equals_torch_distributions() -> None:
    mean, std = 3 * randn(50, 7), (2 * randn(50, 7, seed=1)).exp()
    expected = kl_divergence(Normal(mean, std), Normal(torch.zeros(()).double(), torch.ones(()).double()))
    assert torch.allclose(Posterior(mean, std).kl(), expected, rtol=1e-12, atol=1e-12)


@settings(max_examples=200, deadline=None)
@given(st.floats(-10, 10), st.floats(1e-3, 1e3))
def test_kl_is_never_negative(mean: float, std: float) -> None:
    posterior = Posterior(torch.tensor([[mean]]).double(), torch.tensor([[std]]).double())
    value = posterior.kl().item()
    assert value >= -1e-12
    if abs(mean) > 1e-3 or abs(std - 1) > 1e-3:
        assert value > 0


def test_kl_is_zero_for_the_standard_normal() -> None:
    assert torch.equal(Posterior(torch.zeros(3, 4), torch.ones(3, 4)).kl(), torch.zeros(3, 4))


def test_a_point_has_no_kl_and_samples_itself() -> None:
    point = Posterior(torch.ones(2, 3))
    assert torch.equal(point.sample(), point.mean)
    with pytest.raises(NotSupported):
        point.kl()


def test_samples_of_a_posterior_have_its_moments() -> None:
    mean, std = torch.tensor([[1.0, -2.0]]), torch.tensor([[0.5, 2.0]])
    posterior = Posterior(mean.expand(40_000, 2), std.expand(40_000, 2))
    samples = posterior.sample(torch.Generator().manual_seed(0))
    assert torch.allclose(samples.mean(0), mean[0], atol=0.05)
    assert torch.allclose(samples.std(0), std[0], rtol=0.05)


def test_a_sampled_code_carries_gradients_to_mean_and_std() -> None:
    mean, std = torch.zeros(2, 3, requires_grad=True), torch.ones(2, 3, requires_grad=True)
    Posterior(mean, std).sample(torch.Generator().manual_seed(0)).sum().backward()
    assert torch.equal(mean.grad, torch.ones(2, 3))
    assert std.grad.abs().sum() > 0


@torch.no_grad()
def test_the_encoder_says_a_sound_posterior() -> None:
    model = build("vae", CONFIG).eval()
    assert isinstance(model, VAE)
    x = randn(8, 1, 28, 28).float().clamp(-1, 1)
    mean, log_std = model.posterior(x)
    posterior = model.encode(x)
    assert torch.equal(posterior.mean, mean)
    assert posterior.std is not None
    assert torch.equal(posterior.std, log_std.exp())
    expected = kl_divergence(
        Independent(Normal(mean, posterior.std), 1),
        Independent(Normal(torch.zeros_like(mean), torch.ones_like(mean)), 1),
    )
    assert torch.allclose(posterior.kl().sum(1), expected, rtol=1e-5)


@torch.no_grad()
def test_bernoulli_decodes_the_mean_of_its_pixels() -> None:
    model = build("vae", CONFIG | {"likelihood": "bernoulli"}).eval()
    assert isinstance(model, VAE)
    z = randn(4, 6).float()
    assert torch.allclose(model.decode(z), 2 * torch.sigmoid(model.likelihood_mean(z)) - 1)
    assert not model.log_scale.requires_grad


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"image": {"channels": 1, "height": 28, "width": 32}}, "square"),
        ({"image": {"channels": 1, "height": 48, "width": 48}}, "square"),
        ({"image": {"channels": 5, "height": 28, "width": 28}}, "channels"),
        ({"latent_dim": 0}, "latent_dim"),
        ({"latent_dim": 10**9}, "latent_dim"),
        ({"likelihood": "poisson"}, "likelihood"),
        ({"depth": 3}, "depth"),
    ],
)
def test_an_impossible_architecture_is_refused(change: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError, match=field):
        VAEConfig.model_validate(CONFIG | change)


def test_the_encoder_and_decoder_are_convolutional() -> None:
    model = build("vae", CONFIG)
    for part in ("encoder.convolutions", "decoder.upsampling"):
        assert any(isinstance(module, torch.nn.Conv2d) for module in model.get_submodule(part).modules())
