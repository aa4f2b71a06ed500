"""avg, std, N and rho (specification, section 4)."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy import stats

from latentlab.errors import BadInput
from latentlab.models import build
from latentlab.models.ogan import OGAN, OGANConfig, average, correlation, spread, standardise
from latentlab.spec import ImageSpec

IMAGE = {"channels": 1, "height": 28, "width": 28}


def rows(seed: int, n: int = 6, dim: int = 7) -> torch.Tensor:
    return torch.randn(n, dim, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


@given(st.integers(0, 10_000), st.integers(3, 40))
def test_rho_is_pearsons_correlation_of_each_row(seed, dim):
    z, e = rows(seed, dim=dim), rows(seed + 1, dim=dim)
    rho = correlation(z, e)
    expected = [stats.pearsonr(a, b).statistic for a, b in zip(z.numpy(), e.numpy(), strict=True)]
    torch.testing.assert_close(rho, torch.tensor(expected, dtype=torch.float64))
    assert (rho.abs() <= 1 + 1e-12).all()


@given(st.integers(0, 10_000), st.floats(0.01, 100), st.floats(-10, 10))
def test_rho_does_not_see_scale_and_shift(seed, scale, shift):
    z, e = rows(seed), rows(seed + 1)
    torch.testing.assert_close(correlation(z, scale * e + shift), correlation(z, e))
    torch.testing.assert_close(correlation(z, -scale * e + shift), -correlation(z, e))
    torch.testing.assert_close(correlation(z, scale * z + shift), torch.ones(6, dtype=torch.float64))


def test_the_gradient_of_rho_is_orthogonal_to_one_and_to_the_centred_code():
    z, e = rows(0), rows(1).requires_grad_()
    correlation(z, e).sum().backward()
    assert e.grad is not None
    centred = e.detach() - e.detach().mean(dim=1, keepdim=True)
    assert e.grad.abs().sum() > 0.1
    assert e.grad.sum(dim=1).abs().max() < 1e-12
    assert (e.grad * centred).sum(dim=1).abs().max() < 1e-12


@given(st.integers(0, 10_000))
def test_standardised_rows_have_mean_0_and_std_1(seed):
    e = 3 * rows(seed) + 5
    code = standardise(e)
    torch.testing.assert_close(average(code), torch.zeros(6, dtype=torch.float64))
    torch.testing.assert_close(spread(code), torch.ones(6, dtype=torch.float64))
    torch.testing.assert_close(code * spread(e)[:, None] + average(e)[:, None], e)


@given(st.integers(0, 10_000))
def test_the_distance_of_standardised_codes_is_told_by_rho(seed):
    z, e = rows(seed), rows(seed + 1)
    distance = (standardise(z) - standardise(e)).square().sum(dim=1)
    torch.testing.assert_close(distance, 2 * z.shape[1] * (1 - correlation(z, e)))


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_constant_row_has_a_code_of_zeros_and_a_finite_gradient(dtype):
    e = torch.full((2, 5), 0.3, dtype=dtype, requires_grad=True)
    z = torch.randn(2, 5, dtype=dtype, generator=torch.Generator().manual_seed(0))
    assert standardise(e).abs().max() < 1e-2
    rho = correlation(z, e)
    assert rho.abs().max() < 1e-2
    rho.sum().backward()
    assert e.grad is not None
    assert e.grad.isfinite().all()


def test_gradients_are_those_of_finite_differences():
    z, e = rows(2, 2, 4), rows(3, 2, 4).requires_grad_()
    assert torch.autograd.gradcheck(lambda e: correlation(z, e), e)


def test_codes_of_two_numbers_are_refused():
    with pytest.raises(ValidationError, match=r"latent_dim\n.*greater than or equal to 3"):
        OGANConfig(image=ImageSpec(**IMAGE), latent_dim=2)
    with pytest.raises(ValidationError, match="28, 32, 64"):
        OGANConfig(image=ImageSpec(channels=1, height=28, width=32))


def make(**changes: object) -> OGAN:
    model = build("ogan", {"image": IMAGE, "latent_dim": 6, "width": 4, **changes})
    assert isinstance(model, OGAN)
    return model.eval()


def test_an_image_is_encoded_to_the_standardised_rest():
    model = make()
    x = torch.rand(3, 1, 28, 28, generator=torch.Generator().manual_seed(0)) * 2 - 1
    posterior = model.encode(x)
    assert posterior.std is None
    torch.testing.assert_close(posterior.mean, standardise(model.features(x)))
    shorter = make(code_scale=0.5).encode(x).mean
    torch.testing.assert_close(shorter, 0.5 * posterior.mean)


def test_an_image_is_read_as_average_spread_and_how_well_its_code_comes_back():
    model = make(code_scale=0.5).requires_grad_(False)
    for weight in model.encoder.parameters():
        weight.mul_(20)  # untrained, what it says is too small to have a code
    x = torch.rand(3, 1, 28, 28, generator=torch.Generator().manual_seed(0)) * 2 - 1
    e, read = model.features(x), model.readouts(x)
    assert list(read) == ["avg", "std", "rho"]
    torch.testing.assert_close(read["avg"], e.mean(dim=1))
    torch.testing.assert_close(read["std"], e.std(dim=1, correction=0))
    back = model.encode(model.decode(model.encode(x).mean)).mean
    torch.testing.assert_close(read["rho"], correlation(model.encode(x).mean, back))
    with pytest.raises(BadInput, match="shape"):
        model.readouts(x[:, :, 1:])


def test_a_class_moves_the_average_and_not_the_code():
    model = make(classes=("bag", "coat", "shoe"))
    x = torch.rand(3, 1, 28, 28, generator=torch.Generator().manual_seed(0)) * 2 - 1
    one, other = (model.features(x, torch.full((3,), label)) for label in (0, 2))
    torch.testing.assert_close(standardise(one), standardise(other), atol=1e-4, rtol=1e-4)
    assert (average(one) - average(other)).abs().min() > 0


def test_modulated_norms_see_the_code_and_start_near_one():
    model = make(modulated=True)
    assert not any(name.startswith("generator") and "normal.weight" in name for name in model.state_dict())
    assert any("modulation" in name for name in model.state_dict())
    z = torch.randn(4, 6, generator=torch.Generator().manual_seed(1))
    norm = next(m for name, m in model.named_modules() if name.endswith("upsampling.0"))
    maps = torch.randn(4, 16, 7, 7, generator=torch.Generator().manual_seed(2))
    plain, seen = norm.normal(maps), norm(maps, z)
    assert not torch.equal(plain, seen)
    torch.testing.assert_close(plain, seen, atol=0.1, rtol=0.1)
