"""Bits of codes, against torch.distributions and against what can be counted (spec section 1)."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.distributions import Independent, Normal, kl_divergence

from latentlab.measures.information import class_bits, rate_bits
from latentlab.models.base import Posterior


def randn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_the_rate_is_the_kl_to_the_prior_in_bits() -> None:
    mean, std = 2 * randn(40, 6), randn(40, 6, seed=1).exp()
    expected = kl_divergence(
        Independent(Normal(mean, std), 1),
        Independent(Normal(torch.zeros_like(mean), torch.ones_like(mean)), 1),
    )
    torch.testing.assert_close(rate_bits(Posterior(mean, std).kl()) * math.log(2), expected)


def test_the_rate_bounds_what_codes_say_of_images_from_above() -> None:
    """Two images, far apart: I(Z;X) is one bit, counted by the mixture's own densities."""
    mean, std = torch.tensor([[-3.0], [3.0]]).double(), torch.full((2, 1), 0.1).double()
    z = mean + std * randn(2, 5000)
    posteriors = Normal(mean[..., None], std[..., None]).log_prob(z)  # (image, of z's image, sample)
    own = torch.diagonal(posteriors).T
    information = float((own - posteriors.logsumexp(0) + math.log(2)).mean()) / math.log(2)
    assert information == pytest.approx(1.0, abs=1e-6)
    assert float(rate_bits(Posterior(mean, std).kl()).mean()) >= information


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 12), st.floats(0.0, 30.0))
def test_class_bits_lie_between_nothing_and_the_number_of_classes(
    seed: int, classes: int, sharpness: float
) -> None:
    log_probabilities = (sharpness * randn(3, 20, classes, seed=seed)).log_softmax(-1)
    labels = torch.randint(classes, (20,), generator=torch.Generator().manual_seed(seed))
    assert 0.0 <= class_bits(log_probabilities, labels) <= math.log2(classes) + 1e-12


def test_a_classifier_that_knows_gets_all_bits_and_one_that_guesses_none() -> None:
    labels = torch.arange(8).repeat(4)
    knows = torch.log(torch.eye(8).double()[labels])[None]
    assert class_bits(knows, labels) == pytest.approx(3.0)
    assert class_bits(torch.zeros(2, 32, 8).double().log_softmax(-1), labels) == pytest.approx(0.0, abs=1e-12)


def test_class_bits_are_what_a_true_posterior_says_of_the_class() -> None:
    """q(y|z) = p(y|z) makes the bound tight: I(Z;Y) of a channel that is wrong once in ten times."""
    labels = torch.tensor([0] * 50 + [1] * 50)
    said = torch.tensor(([0] * 45 + [1] * 5) + ([1] * 45 + [0] * 5))
    table = torch.tensor([[0.9, 0.1], [0.1, 0.9]]).double().log()
    expected = 1 + 0.9 * math.log2(0.9) + 0.1 * math.log2(0.1)
    assert class_bits(table[said], labels) == pytest.approx(expected)


def test_class_bits_count_the_classes_there_are() -> None:
    labels = torch.zeros(10, dtype=torch.int64)
    assert class_bits(torch.zeros(10, 3).double().log_softmax(-1), labels) == 0.0
