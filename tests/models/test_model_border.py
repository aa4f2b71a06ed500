"""The border of LatentModel with a family that uses all of it: classes, two spaces, shaped codes."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from latentlab.errors import BadInput, NotSupported
from latentlab.models.base import LatentModel, ModelConfig, Posterior
from latentlab.spec import Capability, ImageSpec, LatentSpace, ModelSpec

IMAGE = ImageSpec(channels=1, height=2, width=3)


class Toy(LatentModel):
    """Codes ``w`` are pictures (1, 2, 3), codes ``z`` (2,) lie on a circle and map to ``w``."""

    family = "toy"
    config_class = ModelConfig

    def __init__(self) -> None:
        super().__init__(ModelConfig(image=IMAGE, classes=("plus", "minus")))
        self.weight = torch.nn.Parameter(torch.ones(()))

    @classmethod
    def describe(cls, config: ModelConfig) -> ModelSpec:
        return ModelSpec(
            family="toy",
            image=config.image,
            spaces=(LatentSpace(name="z", shape=(2,)), LatentSpace(name="w", shape=(1, 2, 3))),
            capabilities=frozenset(Capability),
            classes=config.classes,
        )

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        assert label is not None
        w = z if space.name == "w" else self._map(z, space, self.spec.space("w"))
        return (w * (1 - 2 * label.view(-1, 1))).view(-1, 1, 2, 3)

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        return Posterior(x.flatten(1), space="w")

    def _map(self, z: Tensor, source: LatentSpace, target: LatentSpace) -> Tensor:
        return z.repeat(1, 3) if target.name == "w" else z[:, :2]

    def _project(self, z: Tensor, space: LatentSpace) -> Tensor:
        return z / z.norm(dim=1, keepdim=True) if space.name == "z" else z

    def _log_prob(self, x: Tensor, label: Tensor | None) -> Tensor:
        return -x.flatten(1).square().sum(1)

    def _classify(self, x: Tensor) -> Tensor:
        return torch.stack([x.flatten(1).mean(1), -x.flatten(1).mean(1)], dim=1)


def labels(*values: int) -> Tensor:
    return torch.tensor(values, dtype=torch.int64)


def test_shaped_codes_are_flat_at_the_border() -> None:
    model = Toy()
    assert model.spec.space("w").dim == 6
    codes = torch.linspace(-1, 1, 12).view(2, 6)
    assert torch.equal(model.decode(codes, "w", labels(0, 0)), codes.view(2, 1, 2, 3))
    with pytest.raises(BadInput, match=r"space w must have the shape \(N, 6\), not \(2, 1, 2, 3\)"):
        model.decode(codes.view(2, 1, 2, 3), "w", labels(0, 0))


def test_the_first_space_is_the_default() -> None:
    model = Toy()
    z = torch.tensor([[0.5, -0.5]])
    assert torch.equal(model.decode(z, label=labels(0)), model.decode(z, "z", labels(0)))
    assert model.sample_prior(3, label=labels(0, 0, 1)).shape == (3, 2)
    assert model.sample_prior(3, "w", label=labels(0, 0, 1)).shape == (3, 6)


def test_maps_between_its_spaces() -> None:
    model = Toy()
    z = torch.tensor([[0.5, -0.5]])
    w = model.map(z, "z", "w")
    assert w.shape == (1, 6)
    assert torch.equal(model.map(w, "w", "z"), z)
    with pytest.raises(BadInput, match=r"space z must have the shape \(N, 2\)"):
        model.map(w, "z", "w")
    with pytest.raises(BadInput, match=r"no latent space named 'v'.*It has: z, w"):
        model.map(z, "z", "v")
    able = model.spec.capabilities - {Capability.MAP}
    model.spec = model.spec.model_copy(update={"capabilities": able})
    with pytest.raises(NotSupported, match="A toy model cannot map"):
        model.map(z, "z", "w")
    assert torch.equal(model.map(z, "z", "z"), z)


def test_projects_onto_the_manifold_of_a_space() -> None:
    model = Toy()
    z = torch.tensor([[3.0, 4.0]])
    assert torch.allclose(model.project(z), torch.tensor([[0.6, 0.8]]))
    assert torch.equal(model.project(z.repeat(1, 3), "w"), z.repeat(1, 3))


def test_labels_choose_and_are_checked() -> None:
    model = Toy()
    z = torch.tensor([[0.5, -0.5]]).repeat(2, 1)
    plus, minus = model.decode(z, label=labels(0, 1))
    assert torch.equal(plus, -minus)
    with pytest.raises(BadInput, match=r"needs a class label.*plus, minus"):
        model.decode(z)
    for wrong in (labels(0), labels(0, 0, 0), labels(0, 1).view(2, 1), labels(0, 1).int()):
        with pytest.raises(BadInput, match="2 integers"):
            model.decode(z, label=wrong)
    for wrong in (labels(0, 2), labels(-1, 0)):
        with pytest.raises(BadInput, match="between 0 and 1"):
            model.decode(z, label=wrong)


def test_likelihood_and_classes_have_one_row_an_image() -> None:
    model = Toy()
    x = torch.zeros(2, 1, 2, 3)
    assert model.log_prob(x, labels(0, 1)).shape == (2,)
    assert model.classify(x).shape == (2, 2)
    for call in (lambda: model.log_prob(x * 9 + 9, labels(0, 1)), lambda: model.classify(x * 9 + 9)):
        with pytest.raises(BadInput, match=r"\[-1, 1\]"):
            call()


def test_decoded_images_stay_in_range() -> None:
    codes = torch.full((1, 6), 7.0)
    assert Toy().decode(codes, "w", labels(0)).max() == 1.0
    assert Toy().decode(codes, "w", labels(1)).min() == -1.0


def test_a_model_knows_where_and_how_large_it_is() -> None:
    model = Toy()
    assert (model.device.type, model.dtype, model.count_parameters()) == ("cpu", torch.float32, 1)
