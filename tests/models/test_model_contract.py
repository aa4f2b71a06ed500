"""Every family keeps the contract of LatentModel. A new family is one line in ``CONFIGS``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from latentlab.errors import BadInput, NotSupported
from latentlab.formats import native
from latentlab.latent.inversion import invert
from latentlab.models import FAMILIES, build, model_class
from latentlab.models.base import LatentModel, ModelConfig
from latentlab.spec import Capability, ImageSpec
from trainers.configs import config_class
from trainers.configs.base import ConditionalConfig

SMALL_VAE = {"latent_dim": 5, "width": 4, "hidden": 16}
IMAGES = [(1, 28), (3, 28), (1, 32), (3, 32), (1, 64), (3, 64)]
CONFIGS: dict[str, list[dict[str, Any]]] = {
    "vae": [SMALL_VAE | {"likelihood": name} for name in ("gaussian", "bernoulli", "laplace")],
    "flow": [{"depth": 1, "hidden": 8, "mixing": name} for name in ("exp", "conv1x1")],
    "vib": [{"latent_dim": 5, "width": 4, "hidden": 16, "predicts": ("bag", "coat", "shoe")}],
    "ogan": [{"latent_dim": 5, "width": 4, "modulated": on} for on in (False, True)],
    "wgan": [{"latent_dim": 5, "width": 4}],
    "glann": [
        {"method": name, "latent_dim": 5, "noise_dim": 3, "width": 4, "hidden": 16, "mapping": 8, "codes": 7}
        for name in ("glann", "glo", "imle")
    ],
}
CASES = [
    (family, config, image) for family, configs in CONFIGS.items() for config in configs for image in IMAGES
]


def name_of(case: tuple[str, dict[str, Any], tuple[int, int]]) -> str:
    family, config, (channels, side) = case
    return "-".join([family, *(v for v in config.values() if isinstance(v, str)), f"{channels}x{side}"])


def make(family: str, config: dict[str, Any], image: tuple[int, int]) -> LatentModel:
    channels, side = image
    spec = {"channels": channels, "height": side, "width": side}
    model = build(family, {**config, "image": spec}, seed=3).eval()
    # Fresh networks are too quiet to show a mistake: their pictures hardly leave zero.
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(2.0)
    return model


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def images_for(model: LatentModel, n: int = 4) -> torch.Tensor:
    return torch.rand(n, *model.spec.image.shape, generator=generator(9)) * 2 - 1


@pytest.fixture(params=CASES, ids=name_of)
def model(request: pytest.FixtureRequest) -> LatentModel:
    return make(*request.param)


def test_every_family_is_held_to_the_contract() -> None:
    of_images = {name for name in FAMILIES if issubclass(model_class(name).config_class, ModelConfig)}
    assert set(CONFIGS) == of_images
    assert set(FAMILIES) - of_images == {"words"}  # tests/models/test_words_model.py


def test_registry_names_its_class() -> None:
    for family in FAMILIES:
        assert model_class(family).family == family
    with pytest.raises(BadInput, match=r"no model family named 'nope'.*vae"):
        model_class("nope")


def test_spec_fits_the_images_it_was_built_for(model: LatentModel) -> None:
    spec = model.spec
    assert spec.family == model.family
    assert spec.image == ImageSpec.model_validate(model.config.image)
    assert spec == type(spec).model_validate_json(spec.model_dump_json())
    for space in spec.spaces:
        assert space.means().shape == space.stds().shape == (space.dim,)
        assert sorted(space.by_activity()) == list(range(space.dim))


@torch.no_grad()
def test_decodes_to_images_in_range(model: LatentModel) -> None:
    for space in model.spec.spaces:
        z = model.project(torch.randn(3, space.dim, generator=generator()) * 4, space.name)
        images = model.decode(z, space.name)
        assert images.shape == (3, *model.spec.image.shape)
        assert images.min() >= -1
        assert images.max() <= 1
        assert images.isfinite().all()
        assert not torch.equal(images[0], images[1])


@torch.no_grad()
def test_is_deterministic_at_eval(model: LatentModel) -> None:
    z = torch.randn(2, model.spec.space().dim, generator=generator())
    assert torch.equal(model.decode(z), model.decode(z))
    if model.spec.can(Capability.ENCODE):
        x = images_for(model)
        first, second = model.encode(x), model.encode(x)
        assert torch.equal(first.mean, second.mean)
        assert first.std is None or (second.std is not None and torch.equal(first.std, second.std))


@torch.no_grad()
def test_one_image_is_decoded_as_among_many(model: LatentModel) -> None:
    z = torch.randn(5, model.spec.space().dim, generator=generator())
    assert torch.allclose(model.decode(z)[2:3], model.decode(z[2:3]), atol=1e-5)


@torch.no_grad()
def test_no_codes_give_no_images(model: LatentModel) -> None:
    assert model.decode(torch.zeros(0, model.spec.space().dim)).shape == (0, *model.spec.image.shape)


@torch.no_grad()
def test_encodes_to_codes_that_decode(model: LatentModel) -> None:
    if not model.spec.can(Capability.ENCODE):
        with pytest.raises(NotSupported):
            model.encode(images_for(model))
        return
    posterior = model.encode(images_for(model))
    space = model.spec.space(posterior.space)
    assert posterior.mean.shape == (4, space.dim)
    if posterior.std is not None:
        assert posterior.std.shape == (4, space.dim)
        assert (posterior.std > 0).all()
    assert model.decode(posterior.mean, space.name).shape == (4, *model.spec.image.shape)


@torch.no_grad()
def test_samples_its_prior_by_seed(model: LatentModel) -> None:
    if not model.spec.can(Capability.SAMPLE):
        with pytest.raises(NotSupported):
            model.sample_prior(2)
        return
    for space in model.spec.spaces:
        z = model.sample_prior(6, space.name, generator(1))
        assert z.shape == (6, space.dim)
        assert torch.equal(z, model.sample_prior(6, space.name, generator(1)))
        assert not torch.equal(z, model.sample_prior(6, space.name, generator(2)))
    with pytest.raises(BadInput, match="0 samples"):
        model.sample_prior(0)


CALLS: dict[Capability, Callable[[LatentModel], object]] = {
    Capability.DECODE: lambda model: model.decode(torch.zeros(1, model.spec.space().dim)),
    Capability.ENCODE: lambda model: model.encode(images_for(model)),
    Capability.SAMPLE: lambda model: model.sample_prior(1),
    Capability.LOG_PROB: lambda model: model.log_prob(images_for(model)),
    Capability.CLASSIFY: lambda model: model.classify(images_for(model)),
}


@pytest.mark.parametrize("family", list(CONFIGS))
@pytest.mark.parametrize("capability", list(CALLS))
def test_refuses_what_its_capabilities_do_not_say(family: str, capability: Capability) -> None:
    model = make(family, CONFIGS[family][0], IMAGES[0])
    able = model.spec.capabilities - {capability}
    model.spec = model.spec.model_copy(update={"capabilities": able})
    with pytest.raises(NotSupported, match=f"A {family} model cannot {capability.value}.*It can: "):
        CALLS[capability](model)


@torch.no_grad()
def test_checks_codes_at_the_border(model: LatentModel) -> None:
    dim = model.spec.space().dim
    for wrong in (torch.zeros(dim), torch.zeros(1, dim + 1), torch.zeros(1, 1, dim)):
        with pytest.raises(BadInput, match=rf"shape \(N, {dim}\)"):
            model.decode(wrong)
        with pytest.raises(BadInput, match=rf"shape \(N, {dim}\)"):
            model.project(wrong)
    with pytest.raises(BadInput, match="floating-point"):
        model.decode(torch.zeros(1, dim, dtype=torch.int64))
    for bad in (float("nan"), float("inf")):
        with pytest.raises(BadInput, match="finite"):
            model.decode(torch.full((1, dim), bad))
    with pytest.raises(BadInput, match="no latent space named 'nowhere'"):
        model.decode(torch.zeros(1, dim), "nowhere")
    with pytest.raises(BadInput, match="no classes"):
        model.decode(torch.zeros(1, dim), label=torch.zeros(1, dtype=torch.int64))


@torch.no_grad()
def test_checks_images_at_the_border(model: LatentModel) -> None:
    if not model.spec.can(Capability.ENCODE):
        pytest.skip("takes no images")
    channels, height, width = model.spec.image.shape
    for wrong in (
        torch.zeros(channels, height, width),
        torch.zeros(1, channels, height, width + 1),
        torch.zeros(1, height, width, channels + 1),
    ):
        with pytest.raises(BadInput, match=rf"shape \(N, {channels}, {height}, {width}\)"):
            model.encode(wrong)
    with pytest.raises(BadInput, match="floating-point"):
        model.encode(torch.zeros(1, channels, height, width, dtype=torch.uint8))
    for bad in (255.0, -2.0, float("nan")):
        x = torch.zeros(1, channels, height, width)
        x[0, 0, 0, 0] = bad
        with pytest.raises(BadInput, match=r"\[-1, 1\]"):
            model.encode(x)


def test_the_same_space_maps_to_itself(model: LatentModel) -> None:
    space = model.spec.space()
    z = torch.randn(2, space.dim, generator=generator())
    assert torch.equal(model.map(z, space.name, space.name), z)


@torch.no_grad()
def test_saved_and_loaded_it_is_the_same(model: LatentModel, tmp_path: Path) -> None:
    native.save(model, tmp_path / "m.safetensors")
    loaded = native.load_file(tmp_path / "m.safetensors").model
    assert type(loaded) is type(model)
    assert loaded.spec == model.spec
    assert loaded.config == model.config
    assert not loaded.training
    assert not any(t.is_meta for t in [*loaded.parameters(), *loaded.buffers()])
    assert {n: p.requires_grad for n, p in loaded.named_parameters()} == {
        n: p.requires_grad for n, p in model.named_parameters()
    }
    z = torch.randn(2, model.spec.space().dim, generator=generator())
    assert torch.equal(loaded.decode(z), model.decode(z))
    if model.spec.can(Capability.ENCODE):
        assert torch.equal(loaded.encode(images_for(model)).mean, model.encode(images_for(model)).mean)


@torch.no_grad()
def test_gradients_reach_the_code(model: LatentModel) -> None:
    with torch.enable_grad():
        z = torch.randn(1, model.spec.space().dim, generator=generator(), requires_grad=True)
        model.decode(z).square().sum().backward()
    assert z.grad is not None
    assert z.grad.abs().sum() > 0


CONDITIONAL = [
    (family, config)
    for family, configs in CONFIGS.items()
    if issubclass(config_class(family), ConditionalConfig)
    for config in configs
]
KINDS = ("bag", "coat", "shoe")


@pytest.fixture(params=CONDITIONAL, ids=lambda case: name_of((*case, (1, 28))))
def conditional(request: pytest.FixtureRequest) -> LatentModel:
    family, config = request.param
    model = make(family, config | {"classes": KINDS}, (1, 28))
    with torch.no_grad():
        # A flow begins as the identity, and a class says little to a fresh network.
        for name, parameter in model.named_parameters():
            if "coupling.last" in name or "label" in name:
                parameter.normal_(std=0.3, generator=generator(5))
    return model


@torch.no_grad()
def test_weights_of_one_class_are_that_class(conditional: LatentModel) -> None:
    z = conditional.sample_prior(3, generator=generator(), label=torch.arange(3))
    images = conditional.decode(z, label=torch.arange(3))
    assert torch.allclose(images, conditional.decode(z, label=torch.eye(3)), atol=1e-6)
    assert not torch.allclose(images[:1], conditional.decode(z[:1], label=torch.tensor([1])), atol=1e-4)


@torch.no_grad()
def test_a_walk_between_classes_is_steady(conditional: LatentModel) -> None:
    shares = torch.linspace(0, 1, 21)
    weights = torch.stack([1 - shares, torch.zeros(21), shares], dim=1)
    z = conditional.sample_prior(1, generator=generator(), label=torch.tensor([0])).expand(21, -1)
    images = conditional.decode(z, label=weights)
    whole = (images[-1] - images[0]).norm()
    assert 0 < (images[1:] - images[:-1]).flatten(1).norm(dim=1).max() < 0.5 * whole


@torch.no_grad()
def test_images_come_back_under_a_blend(conditional: LatentModel) -> None:
    weights = torch.tensor([[0.25, 0.75, 0.0]])
    z = 0.5 * conditional.sample_prior(1, generator=generator(), label=weights)
    images = conditional.decode(z, label=weights)
    if not conditional.spec.can(Capability.ENCODE):
        found = invert(conditional, images, label=weights, steps=20, restarts=1)
        assert found.errors.isfinite().all()
        assert conditional.decode(found.codes, label=weights).shape == images.shape
        return
    codes = conditional.encode(images, weights).mean
    assert codes.shape == z.shape
    assert codes.isfinite().all()
    if conditional.spec.can(Capability.LOG_PROB) and images.abs().max() < 1:
        assert torch.allclose(codes, z, atol=1e-3), "a flow is exact under a blend as well"


@torch.no_grad()
def test_checks_labels_at_the_border(conditional: LatentModel) -> None:
    z = torch.zeros(2, conditional.spec.space().dim)
    with pytest.raises(BadInput, match=r"needs a class label.*bag, coat, shoe"):
        conditional.decode(z)
    for wrong, said in (
        (torch.tensor([0, 3]), "between 0 and 2"),
        (torch.zeros(2, 1, dtype=torch.int64), "integers"),
        (torch.ones(2, 2) / 2, r"shape \(2, 3\)"),
        (torch.ones(2, 3), "sum to 1"),
        (torch.tensor([[2.0, -1.0, 0.0]] * 2), "negative"),
        (torch.full((2, 3), float("nan")), "sum to 1"),
    ):
        with pytest.raises(BadInput, match=said):
            conditional.decode(z, label=wrong)


def test_the_same_seed_builds_the_same_model_and_leaves_randomness_alone() -> None:
    for family, configs in CONFIGS.items():
        config = {**configs[0], "image": {"channels": 1, "height": 28, "width": 28}}
        before = torch.get_rng_state()
        one, two, other = (build(family, config, seed=seed) for seed in (1, 1, 2))
        assert torch.equal(before, torch.get_rng_state())
        same = [torch.equal(a, b) for a, b in zip(one.parameters(), two.parameters(), strict=True)]
        differ = [torch.equal(a, b) for a, b in zip(one.parameters(), other.parameters(), strict=True)]
        assert all(same)
        assert not all(differ)
