"""The VAE's mathematics (specification, section 1)."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import distributions as D

from trainers.configs.vae import VAETrainConfig
from trainers.vae import kl_per_axis, log_ratio, negative_log_likelihood


def gaussian_pair(seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    mean = torch.randn(16, 5, generator=generator, dtype=torch.float64)
    return mean, 0.7 * torch.randn(16, 5, generator=generator, dtype=torch.float64)


@given(st.integers(0, 10_000))
def test_kl_equals_torch_distributions_and_is_not_negative(seed):
    mean, log_std = gaussian_pair(seed)
    expected = D.kl_divergence(D.Normal(mean, log_std.exp()), D.Normal(0.0, 1.0)).mean(0)
    found = kl_per_axis(mean, log_std)
    torch.testing.assert_close(found, expected)
    assert (found >= 0).all()


def test_kl_is_zero_iff_standard_normal():
    zero = torch.zeros(4, 3)
    assert float(kl_per_axis(zero, zero).sum()) == 0.0
    assert float(kl_per_axis(zero + 0.1, zero).sum()) > 0
    assert float(kl_per_axis(zero, zero - 0.1).sum()) > 0


def test_log_ratio_is_the_difference_of_densities_and_averages_to_the_kl():
    mean, log_std = gaussian_pair(3)
    noise = torch.randn(4000, 16, 5, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    z = mean + log_std.exp() * noise
    expected = D.Normal(mean, log_std.exp()).log_prob(z) - D.Normal(0.0, 1.0).log_prob(z)
    ratio = log_ratio(z.flatten(0, 1), noise.flatten(0, 1), log_std.repeat(4000, 1))
    torch.testing.assert_close(ratio, expected.flatten(0, 1).sum(1))
    assert float(ratio.mean()) == pytest.approx(float(kl_per_axis(mean, log_std).sum()), rel=0.02)


@pytest.mark.parametrize("likelihood", ["gaussian", "laplace", "bernoulli"])
def test_likelihoods_equal_torch_distributions(likelihood):
    generator = torch.Generator().manual_seed(1)
    raw = torch.randn(6, 1, 4, 4, generator=generator, dtype=torch.float64)
    x = torch.rand(6, 1, 4, 4, generator=generator, dtype=torch.float64) * 2 - 1
    log_scale = torch.tensor(-0.7, dtype=torch.float64)
    if likelihood == "gaussian":
        expected = -D.Normal(raw, log_scale.exp()).log_prob(x)
    elif likelihood == "laplace":
        expected = -D.Laplace(raw, log_scale.exp()).log_prob(x)
    else:
        x = x.sign()  # where the Bernoulli likelihood is a likelihood
        expected = -D.Bernoulli(logits=raw).log_prob((x + 1) / 2)
    found = negative_log_likelihood(raw, x, likelihood, log_scale)
    torch.testing.assert_close(found, expected.flatten(1).sum(1).mean())


def test_the_learned_scale_settles_at_the_error():
    """For a fixed decoder the best sigma^2 is the mean squared error (sigma-VAE)."""
    raw, x = torch.zeros(8, 1, 8, 8), torch.full((8, 1, 8, 8), 0.25)
    log_scale = torch.zeros((), requires_grad=True)
    optimiser = torch.optim.Adam([log_scale], 0.05)
    for _ in range(400):
        optimiser.zero_grad()
        negative_log_likelihood(raw, x, "gaussian", log_scale).backward()
        optimiser.step()
    assert log_scale.exp().item() == pytest.approx(0.25, rel=1e-2)


LEARNS = {
    "steps": 400,
    "lr": 1e-2,
    "width": 8,
    "ema_decay": 0.9,
    "evaluate_every": 400,
    "sample_every": 400,
    "log_every": 50,
    "checkpoint_every": 400,
}
# A likelihood of fixed scale, so that nothing but beta says what a nat costs.
PRESSED = {**LEARNS, "beta": 50.0, "lr": 3e-3, "likelihood": "bernoulli"}


def rate(start, config, name: str) -> float:
    driven = start(config, name=name)
    end = driven.run()
    assert end.outcome == "completed", end.details
    return driven.curve("held_out_kl")[-1][1]


def test_rate_falls_as_beta_grows(start, tiny):
    rates = [rate(start, tiny(beta=beta, **LEARNS), f"beta{beta}") for beta in (0.1, 3.0, 100.0)]
    assert rates[0] > rates[1] > rates[2]


def test_free_bits_keep_every_axis_above_the_floor(start, tiny):
    free = rate(start, tiny(free_bits=0.5, **PRESSED), "free")
    assert free > 3 * 0.3
    assert rate(start, tiny(**PRESSED), "bound") < 0.1 * free


def test_threshold_form_leaves_the_first_nats_free(start, tiny):
    free = rate(start, tiny(kl_form="threshold", threshold=4.0, **PRESSED), "free")
    assert free > 10 * rate(start, tiny(kl_form="threshold", **PRESSED), "bound")


def test_warm_up_grows_beta_from_zero(blobs):
    from latentlab.data.datasets import open_dataset
    from trainers.vae import VAETrainer

    config = VAETrainConfig(data=str(blobs), beta=2.0, kl_warmup=4, precision="fp32", layout="contiguous")
    trainer = VAETrainer(config, open_dataset(str(blobs)), torch.device("cpu"))
    assert [trainer.beta(step) for step in (0, 1, 3, 100)] == [0.5, 1.0, 2.0, 2.0]
