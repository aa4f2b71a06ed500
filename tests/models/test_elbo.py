"""The lower bound that a VAE gives of an image's density."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.distributions import Laplace, Normal, kl_divergence

from latentlab.errors import BadInput
from latentlab.models import build
from latentlab.models.base import LatentModel
from trainers.vae import negative_log_likelihood

IMAGE = {"channels": 1, "height": 28, "width": 28}


def vae(likelihood: str, **more: object) -> LatentModel:
    config = {"image": IMAGE, "latent_dim": 3, "width": 4, "hidden": 8, "likelihood": likelihood, **more}
    model = build("vae", config).eval()
    with torch.no_grad():
        model.log_scale.fill_(-0.7)
    return model


def images(n: int = 5) -> Tensor:
    return torch.rand(n, 1, 28, 28, generator=torch.Generator().manual_seed(0)) * 2 - 1


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(4)


@torch.no_grad()
@pytest.mark.parametrize("likelihood", ["gaussian", "laplace"])
def test_it_is_expected_log_likelihood_less_divergence(likelihood: str) -> None:
    model, x = vae(likelihood), images()
    posterior = model.encode(x)
    assert posterior.std is not None
    raw = model.likelihood_mean(posterior.sample(generator()))
    density = (Normal if likelihood == "gaussian" else Laplace)(raw, model.log_scale.exp())
    rate = kl_divergence(Normal(posterior.mean, posterior.std), Normal(0.0, 1.0)).sum(1)
    bound = model.elbo(x, generator=generator())
    assert bound is not None
    assert bound.shape == (5,)
    assert torch.allclose(bound, density.log_prob(x).sum(dim=(1, 2, 3)) - rate, rtol=1e-5)
    trained_on = -negative_log_likelihood(raw, x, likelihood, model.log_scale)
    assert torch.allclose(bound.mean(), trained_on - rate.mean(), rtol=1e-5)


@torch.no_grad()
def test_a_score_that_is_no_density_gives_no_bound() -> None:
    assert vae("bernoulli").elbo(images()) is None


@torch.no_grad()
def test_a_conditional_model_wants_labels() -> None:
    model = vae("gaussian", classes=("a", "b"))
    with pytest.raises(BadInput, match="class label"):
        model.elbo(images())
    bound = model.elbo(images(), torch.tensor([0, 1, 0, 1, 1]), generator())
    assert bound is not None
    assert bound.isfinite().all()
