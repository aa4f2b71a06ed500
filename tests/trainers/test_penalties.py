"""What keeps a critic in bounds (specification, section 3)."""

from __future__ import annotations

import pytest
import torch

from latentlab.models.dcgan import DCCritic
from latentlab.spec import ImageSpec
from trainers.penalties import away_from_one, quadratic_potential, slopes


def randn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def test_slopes_are_the_norms_of_gradients_and_can_be_differentiated() -> None:
    weight = randn(6).requires_grad_()
    points = randn(5, 6, seed=1).requires_grad_()
    norms = slopes((points.square() * weight).sum(1) / 2, points)
    torch.testing.assert_close(norms, (points * weight).norm(dim=1), rtol=1e-6, atol=0)
    norms.sum().backward()
    expected = points.square() * weight / (points * weight).norm(dim=1, keepdim=True)
    torch.testing.assert_close(weight.grad, expected.sum(0).detach(), rtol=1e-6, atol=0)


def test_a_flat_critic_has_a_finite_penalty() -> None:
    points = torch.zeros(3, 2, requires_grad=True)
    weight = torch.zeros(2, requires_grad=True)
    away_from_one(slopes(points @ weight, points), one_sided=False).backward()
    assert weight.grad is not None
    assert weight.grad.isfinite().all()


def test_the_one_sided_penalty_lets_small_slopes_be() -> None:
    norms = torch.tensor([0.0, 0.5, 1.0, 3.0])
    assert away_from_one(norms, one_sided=False).item() == pytest.approx((1 + 0.25 + 0 + 4) / 4)
    assert away_from_one(norms, one_sided=True).item() == pytest.approx(4 / 4)


@pytest.mark.parametrize("weight", [0.5, 10.0])
def test_the_qp_divergence_of_two_points_is_half_of_lambda_times_their_distance(weight: float) -> None:
    real, fake = randn(1, 1, 4, 4), randn(1, 1, 4, 4, seed=1)
    distance = (real - fake).square().mean().sqrt()
    gap = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([gap], line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = quadratic_potential(gap, real, fake, weight)
        value.backward()
        return value

    for _ in range(5):
        optimiser.step(loss)
    assert gap.item() == pytest.approx((weight * distance).item(), rel=1e-6)
    assert -loss().item() == pytest.approx((weight * distance / 2).item(), rel=1e-9)


def test_the_quadratic_potential_of_equal_images_is_finite() -> None:
    images = torch.ones(2, 1, 4, 4)
    assert quadratic_potential(torch.zeros(2), images, images, 10.0).isfinite()


def penalty_gradients(precision: str, layout: torch.memory_format) -> torch.Tensor:
    torch.manual_seed(0)
    critic = DCCritic(ImageSpec(channels=1, height=28, width=28), 16).to(memory_format=layout)
    with torch.no_grad():
        for weight in critic.parameters():
            weight.mul_(4.0)  # steep enough for the penalty to matter
    points = torch.rand(16, 1, 28, 28, generator=torch.Generator().manual_seed(1)) * 2 - 1
    points = points.contiguous(memory_format=layout).requires_grad_()
    with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
        values = critic(points).float().squeeze(1)
    away_from_one(slopes(values, points), one_sided=False).backward()
    return torch.cat([w.grad.flatten() for w in critic.parameters() if w.grad is not None])


def test_the_gradient_penalty_can_be_differentiated_in_bf16() -> None:
    exact = penalty_gradients("fp32", torch.contiguous_format)
    for layout in (torch.contiguous_format, torch.channels_last):
        rounded = penalty_gradients("bf16", layout)
        assert rounded.isfinite().all()
        assert torch.cosine_similarity(exact, rounded, dim=0) > 0.99
        assert rounded.norm() == pytest.approx(exact.norm().item(), rel=0.05)
