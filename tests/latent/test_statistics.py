from __future__ import annotations

from typing import cast

import numpy as np
import pytest
import torch
from torch import Tensor

from latentlab.latent import statistics
from latentlab.latent.statistics import measure_spaces
from latentlab.models import build
from latentlab.models.base import LatentModel, ModelConfig, Posterior
from latentlab.spec import Capability, ImageSpec, LatentSpace, ModelSpec

IMAGE = ImageSpec(channels=1, height=2, width=2)


class Known(LatentModel):
    """Two axes whose every figure is known: the first paints all pixels, the second is dead."""

    family = "known"
    config_class = ModelConfig

    def __init__(self, classes: tuple[str, ...] = ()) -> None:
        super().__init__(ModelConfig(image=IMAGE, classes=classes))
        self.weight = torch.nn.Parameter(torch.ones(()))
        self.decoded = 0

    @classmethod
    def describe(cls, config: ModelConfig) -> ModelSpec:
        return ModelSpec(
            family="known", image=IMAGE, spaces=(LatentSpace(shape=(2,)),), classes=config.classes
        )

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        self.decoded += len(z)
        assert z.requires_grad == torch.is_grad_enabled()
        return (0.1 * z[:, :1]).view(-1, 1, 1, 1).expand(-1, 1, 2, 2)

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        mean = torch.stack([x.flatten(1).mean(1) * 4, torch.zeros(len(x))], dim=1)
        return Posterior(mean, torch.tensor([0.5, 1.0]).expand(len(x), 2))


def known(*capabilities: Capability, classes: tuple[str, ...] = ()) -> Known:
    model = Known(classes=classes)
    model.spec = model.spec.model_copy(update={"capabilities": model.spec.capabilities | {*capabilities}})
    return model


def flat_images(n: int = 1000) -> Tensor:
    values = torch.rand(n, generator=torch.Generator().manual_seed(0)) * 2 - 1
    return values.view(-1, 1, 1, 1).expand(-1, 1, 2, 2)


def test_aggregate_figures_of_an_encoder() -> None:
    images = flat_images()
    (space,) = measure_spaces(known(Capability.ENCODE), images)
    means = images[:, 0, 0, 0] * 4
    total = np.sqrt(float(means.var(unbiased=False)) + 0.25)  # what means spread and what posteriors spread
    assert space.mean == pytest.approx((float(means.mean()), 0.0), abs=1e-5)
    assert space.std == pytest.approx((total, 1.0), rel=1e-5)  # a dead axis is its prior
    rate = float((0.5 * (means**2 + 0.25 - 1) - np.log(0.5)).mean())
    assert space.kl == pytest.approx((rate, 0.0), abs=1e-5)


def test_activity_is_the_variance_an_axis_causes_in_the_image() -> None:
    (space,) = measure_spaces(known(Capability.ENCODE), flat_images())
    # The picture in [0, 1] is .05 z + .5 all over, so one std of z moves it by .05 std.
    assert space.activity == pytest.approx(((0.05 * space.std[0]) ** 2, 0.0), rel=1e-4)
    assert space.by_activity() == [0, 1]


def test_without_an_encoder_the_prior_is_measured() -> None:
    (space,) = measure_spaces(known(Capability.SAMPLE), flat_images())
    assert np.allclose(space.mean, 0, atol=0.05)
    assert np.allclose(space.std, 1, atol=0.05)
    assert space.activity[0] > 0
    assert space.kl == ()


def test_with_neither_nothing_is_known() -> None:
    model = known()
    assert measure_spaces(model, flat_images()) == model.spec.spaces


def test_a_conditional_model_is_measured_with_its_labels() -> None:
    labels = torch.arange(1000) % 3
    for capability in (Capability.ENCODE, Capability.SAMPLE):
        model = known(capability, classes=("a", "b", "c"))
        (space,) = measure_spaces(model, flat_images(), labels=labels)
        assert space.activity[0] > 0


def test_a_vae_is_measured_repeatably_and_stays_as_it_was() -> None:
    image = {"channels": 3, "height": 32, "width": 32}
    model = build("vae", {"image": image, "latent_dim": 7, "width": 4, "hidden": 16}).eval()
    before, spec = {k: v.clone() for k, v in model.state_dict().items()}, model.spec
    images = torch.rand(300, 3, 32, 32, generator=torch.Generator().manual_seed(1)) * 2 - 1
    state = torch.get_rng_state()
    (first,) = measure_spaces(model, images, torch.Generator().manual_seed(5))
    (again,) = measure_spaces(model, images, torch.Generator().manual_seed(5))
    assert first == again
    assert torch.equal(state, torch.get_rng_state())
    for values in (first.mean, first.std, first.activity, first.kl):
        assert len(values) == 7
        assert np.isfinite(values).all()
    assert min(first.std) > 0
    assert min(first.kl) >= 0
    assert model.spec is spec
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
    assert all(parameter.grad is None for parameter in model.parameters())
    measured = model.with_spaces(first)
    assert measured.spec.space().activity == first.activity


@pytest.mark.parametrize("dim", [2, 512, 3000])
def test_the_number_of_decodes_is_bounded(dim: int) -> None:
    class Wide(Known):
        @classmethod
        def describe(cls, config: ModelConfig) -> ModelSpec:
            spaces = (LatentSpace(shape=(dim // 2, 2)),)
            able = frozenset({Capability.DECODE, Capability.SAMPLE})
            return ModelSpec(family="known", image=IMAGE, spaces=spaces, capabilities=able)

    model = Wide()
    (space,) = measure_spaces(model, flat_images(4))
    assert len(space.activity) == dim
    assert model.decoded <= statistics.MAX_DECODES
    assert all(parameter.grad is None for parameter in model.parameters())


def test_derivatives_tell_the_activity_of_many_axes(monkeypatch: pytest.MonkeyPatch) -> None:
    dim = 600
    weights = torch.rand(dim, 4, generator=torch.Generator().manual_seed(2)) * 0.02

    class Linear(Known):
        @classmethod
        def describe(cls, config: ModelConfig) -> ModelSpec:
            able = frozenset({Capability.DECODE, Capability.SAMPLE})
            return ModelSpec(
                family="known", image=IMAGE, spaces=(LatentSpace(shape=(dim,)),), capabilities=able
            )

        def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
            return (z @ weights).unflatten(1, IMAGE.shape)

    monkeypatch.setattr(statistics, "PROBES", 4000)
    (space,) = measure_spaces(Linear(), flat_images(4))
    expected = (space.stds() / 2) ** 2 * weights.square().mean(1).numpy()
    assert np.allclose(space.activity, expected, rtol=0.15)


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
def test_measures_on_the_models_device() -> None:
    image = {"channels": 1, "height": 28, "width": 28}
    model = build("vae", {"image": image, "latent_dim": 4, "width": 4, "hidden": 16}).eval()
    images = torch.rand(64, 1, 28, 28, generator=torch.Generator().manual_seed(1)) * 2 - 1
    (here,) = measure_spaces(model, images)
    (there,) = measure_spaces(cast(LatentModel, model.cuda()), images)
    assert np.allclose(here.std, there.std, rtol=1e-3)
    assert np.allclose(here.activity, there.activity, rtol=1e-2)
