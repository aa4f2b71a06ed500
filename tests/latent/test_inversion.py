from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

import pytest
import torch
from torch import Tensor, nn

from latentlab.errors import BadInput, Cancelled
from latentlab.latent.inversion import Glimpse, Inverted, invert
from latentlab.measures.pyramid import pyramid_distance
from latentlab.models.base import LatentModel, ModelConfig
from latentlab.progress import Progress
from latentlab.spec import Capability, ImageSpec, LatentSpace, ModelSpec

IMAGE = ImageSpec(channels=1, height=12, width=12)
DIM = 6


class Drawn(LatentModel):
    """A smooth little generator without an encoder, with batch norm; classes turn its pictures around."""

    family = "drawn"
    config_class = ModelConfig
    prior = "normal"

    def __init__(self, classes: tuple[str, ...] = ()) -> None:
        super().__init__(ModelConfig(image=IMAGE, classes=classes))
        with torch.random.fork_rng():
            torch.manual_seed(0)
            self.net = nn.Sequential(
                nn.Linear(DIM, 32), nn.BatchNorm1d(32), nn.Tanh(), nn.Linear(32, 144), nn.Tanh()
            )
            nn.init.normal_(cast(nn.Linear, self.net[0]).weight, 0.0, 0.4)
        self.eval()

    @classmethod
    def describe(cls, config: ModelConfig) -> ModelSpec:
        return ModelSpec(
            family="drawn",
            image=IMAGE,
            spaces=(LatentSpace(name="w", shape=(DIM,), prior=cls.prior),),
            capabilities=frozenset({Capability.DECODE, Capability.SAMPLE}),
            classes=config.classes,
        )

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        sign = 1.0 if label is None else 1.0 - 2.0 * label.float().view(-1, 1)
        return cast(Tensor, (self.net(z) * sign).view(-1, 1, 12, 12))


class OnSphere(Drawn):
    """The same, with codes of norm 1."""

    prior = "sphere"

    def _project(self, z: Tensor, space: LatentSpace) -> Tensor:
        return nn.functional.normalize(z, dim=1)

    def _sample_prior(
        self, n: int, space: LatentSpace, generator: torch.Generator | None, label: Tensor | None
    ) -> Tensor:
        return self._project(super()._sample_prior(n, space, generator, label), space)


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def known(model: LatentModel, n: int = 4, label: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Codes and what they decode to."""
    with torch.no_grad():
        codes = model.sample_prior(n, generator=seeded(99), label=label)
        return codes, model.decode(codes, label=label)


def error(model: LatentModel, codes: Tensor, images: Tensor, label: Tensor | None = None) -> Tensor:
    with torch.no_grad():
        decoded = model.decode(codes, label=label)
    return (decoded - images).square().flatten(1).mean(1) + pyramid_distance(decoded, images)


@pytest.mark.parametrize("kind", [Drawn, OnSphere])
def test_a_known_code_is_found_again(kind: type[Drawn]) -> None:
    model = kind()
    codes, images = known(model)
    found = invert(model, images, generator=seeded())
    assert (found.space, found.complete) == ("w", True)
    assert found.codes.shape == codes.shape
    random = error(model, codes.roll(1, 0), images)
    assert (found.errors < 0.05 * random).all()
    assert torch.allclose(error(model, found.codes, images), found.errors, atol=1e-4)
    assert (found.codes - codes).norm(dim=1).max() < 0.3 * codes.norm(dim=1).mean()


def test_codes_of_a_sphere_stay_on_it() -> None:
    model = OnSphere()
    for steps in (1, 7, 60):
        found = invert(model, torch.rand(3, 1, 12, 12) * 2 - 1, steps=steps)
        assert torch.allclose(found.codes.norm(dim=1), torch.ones(3), atol=1e-5)


def test_more_starts_and_more_steps_are_never_worse() -> None:
    model = Drawn()
    images = torch.rand(5, 1, 12, 12, generator=seeded(3)) * 2 - 1
    by_starts = [invert(model, images, restarts=count, steps=60).errors for count in (1, 2, 4, 8)]
    for fewer, more in pairwise(by_starts):
        assert (more <= fewer + 1e-5).all()
    assert (invert(model, images, steps=80).errors < invert(model, images, steps=1).errors).all()


def test_an_image_is_inverted_as_it_would_be_alone() -> None:
    model = Drawn()
    _, images = known(model, 30)
    together = invert(model, images, steps=20)
    alone = invert(model, images[25:26], steps=20)
    assert torch.allclose(together.errors[25], alone.errors[0], atol=1e-4)


def test_the_prior_pulls_codes_to_the_middle() -> None:
    model = Drawn()
    images = torch.ones(2, 1, 12, 12)
    norms = [
        invert(model, images, prior_weight=weight).codes.norm(dim=1).mean().item() for weight in (0.0, 1.0)
    ]
    assert norms[1] < norms[0]


def test_the_same_seed_finds_the_same_code() -> None:
    model = Drawn()
    _, images = known(model, 2)
    first, again, other = (invert(model, images, steps=10, generator=seeded(s)) for s in (1, 1, 2))
    assert torch.equal(first.codes, again.codes)
    assert not torch.equal(first.codes, other.codes)


def test_the_model_is_left_as_it_was() -> None:
    model = Drawn()
    model.train()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    with torch.inference_mode():
        _, images = known(model.eval())
        model.train()
        invert(model, images, steps=5)
    assert model.training
    assert all(torch.equal(tensor, before[name]) for name, tensor in model.state_dict().items())
    assert all(parameter.grad is None and parameter.requires_grad for parameter in model.parameters())


def test_each_image_has_its_class() -> None:
    model = Drawn(("plain", "turned"))
    label = torch.tensor([0, 1, 1, 0])
    _, images = known(model, 4, label)
    found = invert(model, images, label=label)
    assert (error(model, found.codes, images, label) < 0.05).all()
    with pytest.raises(BadInput, match="needs a class label"):
        invert(model, images)


class Impatient:
    """Cancels at the nth report; keeps what was shown."""

    def __init__(self, reports: int) -> None:
        self.glimpses: list[Glimpse] = []
        self.fractions: list[float] = []
        self._reports = reports
        self.progress = Progress(self._on_report)

    def _on_report(self, fraction: float, _what: object) -> None:
        self.fractions.append(fraction)
        if len(self.fractions) >= self._reports:
            self.progress.cancel()

    def invert(self, model: LatentModel, images: Tensor) -> Inverted:
        return invert(model, images, progress=self.progress, shown=self.glimpses.append)


def test_cancelling_keeps_the_best() -> None:
    model = Drawn()
    _, images = known(model, 2)
    hand = Impatient(60)
    found = hand.invert(model, images)
    assert not found.complete
    assert len(hand.fractions) == 60
    assert torch.allclose(error(model, found.codes, images), found.errors, atol=1e-4)
    start = invert(model, images, steps=1)
    whole = invert(model, images)
    assert (found.errors < start.errors).all()
    assert (whole.errors <= found.errors).all()


def test_cancelling_gives_images_whose_turn_had_not_come_their_start() -> None:
    model = Drawn()
    _, images = known(model, 40)
    found = Impatient(5).invert(model, images)
    assert not found.complete
    assert found.errors.isfinite().all()
    random = error(model, model.sample_prior(40, generator=seeded(5)), images)
    assert found.errors.mean() < random.mean()


def test_cancelled_before_anything_was_found() -> None:
    model = Drawn()
    _, images = known(model)
    with pytest.raises(Cancelled):
        Impatient(1).invert(model, images)


def test_the_pictures_are_shown_converging() -> None:
    model = Drawn()
    _, images = known(model, 14)
    hand = Impatient(10**9)
    found = hand.invert(model, images)
    assert hand.fractions == sorted(hand.fractions)
    firsts = {glimpse.first for glimpse in hand.glimpses}
    assert firsts == {0, 10}
    for glimpse in hand.glimpses:
        part = images[glimpse.first : glimpse.first + len(glimpse.codes)]
        shown = (glimpse.images - part).square().flatten(1).mean(1) + pyramid_distance(glimpse.images, part)
        ends = found.errors[glimpse.first : glimpse.first + len(glimpse.codes)]
        assert (shown >= ends - 1e-5).all()
        assert torch.allclose(error(model, glimpse.codes, part), shown, atol=1e-4)


def test_a_model_without_a_prior_starts_from_what_was_measured() -> None:
    model = Drawn()
    codes, images = known(model)
    able = frozenset({Capability.DECODE})
    model.spec = model.spec.model_copy(update={"capabilities": able})
    assert (invert(model, images).errors < 0.05 * error(model, codes.roll(1, 0), images)).all()


def test_what_cannot_be_inverted_is_refused() -> None:
    model = Drawn()
    with pytest.raises(BadInput, match="shape"):
        invert(model, torch.zeros(1, 1, 11, 12))
    with pytest.raises(BadInput, match="no latent space named 'q'"):
        invert(model, torch.zeros(1, 1, 12, 12), "q")
    wrongs: list[dict[str, Any]] = [{"steps": 0}, {"restarts": 0}, {"restarts": 1000}]
    for wrong in wrongs:
        with pytest.raises(BadInput, match="at least one step"):
            invert(model, torch.zeros(1, 1, 12, 12), **wrong)
    assert invert(model, torch.zeros(0, 1, 12, 12)).codes.shape == (0, DIM)
