"""The flow's density, codes and round trips (specification, section 5)."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any, cast

import pytest
import torch
import zuko
from pydantic import ValidationError
from torch import Tensor
from zuko import transforms as T

from latentlab.models import build
from latentlab.models.coupling import ActNorm, ChannelMixing, Coupling
from latentlab.models.flow import Flow, FlowConfig, Step, leaving_shapes

MIXINGS = ["exp", "conv1x1"]


def image(channels: int, side: int) -> dict[str, int]:
    return {"channels": channels, "height": side, "width": side}


def restless(config: dict[str, Any], spread: float = 0.1) -> Flow:
    """A flow whose every weight has moved from where it starts."""
    model = cast(Flow, build("flow", {"hidden": 8, **config}, seed=1)).eval().requires_grad_(False)
    generator = torch.Generator().manual_seed(2)
    for parameter in model.parameters():
        parameter += spread * torch.randn(parameter.shape, generator=generator)
    return model


def pictures(model: Flow, n: int = 3, dtype: torch.dtype = torch.float64) -> Tensor:
    generator = torch.Generator().manual_seed(3)
    return torch.rand(n, *model.spec.image.shape, generator=generator, dtype=dtype) * 2 - 1


def normal_log_density(z: Tensor) -> Tensor:
    return -0.5 * (z.square() + math.log(2 * math.pi)).sum(-1)


@pytest.mark.parametrize("mixing", MIXINGS)
@pytest.mark.parametrize(("channels", "side", "scales"), [(1, 4, 1), (1, 4, 2), (2, 4, 2), (3, 2, 1)])
def test_log_prob_is_that_of_the_jacobian(mixing: str, channels: int, side: int, scales: int) -> None:
    config = {"image": image(channels, side), "scales": scales, "depth": 2, "mixing": mixing}
    model = restless(config).double()
    x = pictures(model)
    log_prob = model.log_prob(x)

    def encode(flat: Tensor) -> Tensor:
        return model.codes(flat.view(1, *model.spec.image.shape))[0][0]

    for one, found in zip(x, log_prob, strict=True):
        jacobian = cast(Tensor, torch.autograd.functional.jacobian(encode, one.flatten()))
        expected = normal_log_density(encode(one.flatten())) + torch.linalg.slogdet(jacobian)[1]
        assert found.item() == pytest.approx(expected.item(), abs=1e-5)


def test_log_prob_is_that_of_finite_differences() -> None:
    model = restless({"image": image(1, 4), "scales": 2, "depth": 2}).double()
    x, size = pictures(model, 1), 16
    moves = 1e-5 * torch.eye(size, dtype=torch.float64).view(size, *model.spec.image.shape)
    jacobian = (model.codes(x + moves)[0] - model.codes(x - moves)[0]) / 2e-5
    expected = normal_log_density(model.codes(x)[0][0]) + torch.linalg.slogdet(jacobian)[1]
    assert model.log_prob(x).item() == pytest.approx(expected.item(), abs=1e-5)


@pytest.mark.parametrize("mixing", MIXINGS)
def test_density_is_that_of_the_same_flow_in_zuko(mixing: str) -> None:
    config = {"image": image(1, 4), "scales": 1, "depth": 3, "mixing": mixing}
    model = restless(config).double()
    x = pictures(model, 5)
    steps = cast(list[Step], list(model.scales[0].steps))  # type: ignore[arg-type, union-attr]
    layers = [layer for step in steps for layer in in_zuko(step, maps=(4, 2, 2))]
    base = zuko.distributions.DiagNormal(torch.zeros(16).double(), torch.ones(16).double())
    theirs = zuko.distributions.NormalizingFlow(T.ComposedTransform(*layers), base)
    squeezed = torch.nn.functional.pixel_unshuffle(x, 2).flatten(1)
    torch.testing.assert_close(model.log_prob(x), theirs.log_prob(squeezed), rtol=0, atol=1e-5)


def in_zuko(step: Step, maps: tuple[int, int, int]) -> list[T.Transform]:
    """One of our steps by their transforms, over flattened maps."""
    pixels = maps[1] * maps[2]
    norm, mixing, coupling = (
        cast(ActNorm, step.norm),
        cast(ChannelMixing, step.mixing),
        cast(Coupling, step.coupling),
    )
    scale = norm.log_scale.exp().flatten().repeat_interleave(pixels)
    shift = norm.shift.flatten().repeat_interleave(pixels)
    dense = torch.kron(mixing.weights.matrix().contiguous(), torch.eye(pixels, dtype=torch.float64))
    permutation, lower, upper = torch.linalg.lu(dense)
    diagonal = torch.diagonal(upper)
    packed = torch.tril(lower * diagonal) + torch.triu(upper / diagonal[:, None], 1)

    def meta(kept: Tensor) -> T.Transform:
        shifts, logs = coupling.shift_and_scale(kept.unflatten(1, (maps[0] // 2, *maps[1:])), None)
        factor = logs.exp()
        return T.DependentTransform(T.AffineTransform((shifts * factor).flatten(1), factor.flatten(1)), 1)

    return [
        T.DependentTransform(T.AffineTransform(shift * scale, scale), 1),
        T.LULinearTransform(packed),
        T.PermutationTransform(permutation.argmax(dim=1)),
        T.CouplingTransform(meta, torch.arange(16) < 8),
    ]


@pytest.mark.parametrize("mixing", MIXINGS)
@pytest.mark.parametrize(("channels", "side", "scales"), [(1, 28, 2), (1, 32, 3), (3, 64, 2)])
def test_round_trips_are_exact_in_float32(mixing: str, channels: int, side: int, scales: int) -> None:
    model = restless({"image": image(channels, side), "scales": scales, "mixing": mixing}, 0.05)
    x = pictures(model, dtype=torch.float32)
    again = model.decode(model.encode(x).mean)
    assert (again - x).abs().max() <= 1e-4


def test_codes_that_decode_within_range_are_found_again() -> None:
    model = restless({"image": image(1, 8), "scales": 2}).double()
    inside = model.encode(pictures(model)).mean
    assert torch.allclose(model.encode(model.decode(inside)).mean, inside, atol=1e-5)


@pytest.mark.parametrize("scales", [1, 2, 3])
def test_a_code_has_as_many_axes_as_the_image_has_values(scales: int) -> None:
    config = FlowConfig.model_validate({"image": image(3, 32), "scales": scales})
    shapes = leaving_shapes(config)
    assert sum(math.prod(shape) for shape in shapes) == 3 * 32 * 32
    assert len(shapes) == scales
    assert all(coarse[1] < fine[1] for coarse, fine in pairwise(shapes))


def test_the_first_images_leave_every_normalisation_normal() -> None:
    model = cast(Flow, build("flow", {"image": image(1, 28), "hidden": 8}))
    x = pictures(model, 32, torch.float32) * torch.linspace(0.01, 0.4, 28)
    model.initialise(x)
    seen: list[Tensor] = []
    watch: Callable[..., None] = lambda _module, _inputs, output: seen.append(output[0])  # noqa: E731
    norms = [module for module in model.modules() if isinstance(module, ActNorm)]
    for norm in norms:
        norm.register_forward_hook(watch)
    z = model.codes(x)[0]
    assert len(seen) == len(norms) == 8
    for maps in seen:
        assert maps.mean(dim=(0, 2, 3)).abs().max() < 1e-3
        assert (maps.std(dim=(0, 2, 3), unbiased=False) - 1).abs().max() < 1e-3
    assert z.std().item() == pytest.approx(1.0, abs=0.05)


def test_classes_change_the_density_and_keep_the_round_trip() -> None:
    model = restless({"image": image(1, 8), "classes": ("a", "b"), "depth": 2}).double()
    x = pictures(model, 2)
    one, other = torch.zeros(2, dtype=torch.int64), torch.ones(2, dtype=torch.int64)
    assert not torch.allclose(model.log_prob(x, one), model.log_prob(x, other))
    assert torch.allclose(model.decode(model.encode(x, other).mean, label=other), x, atol=1e-6)


def test_a_copy_in_bf16_decodes() -> None:
    for mixing in MIXINGS:
        model = restless({"image": image(1, 8), "mixing": mixing}).bfloat16()
        assert model.decode(torch.zeros(2, 64, dtype=torch.bfloat16)).isfinite().all()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"image": image(1, 28), "scales": 3}, "scales"),
        ({"image": image(1, 30)}, "scales"),
        ({"image": {"channels": 1, "height": 32, "width": 30}}, "scales"),
        ({"image": image(3, 128)}, "image"),
    ],
)
def test_images_that_cannot_be_split_are_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        FlowConfig.model_validate(changes)
    assert refused.value.errors()[0]["loc"] == (field,)
