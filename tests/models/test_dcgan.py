"""Generator and critic blocks of the adversarial families."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from latentlab.models.dcgan import DCCritic, DCGenerator, spectrally_normal
from latentlab.spec import ImageSpec

IMAGES = [ImageSpec(channels=c, height=side, width=side) for c in (1, 3) for side in (28, 32, 64)]


def name_of(image: ImageSpec) -> str:
    return f"{image.channels}x{image.height}"


def randn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("image", IMAGES, ids=name_of)
@pytest.mark.parametrize("classes", [0, 3])
@pytest.mark.parametrize("batch_norm", [False, True])
def test_they_fit_the_images(image: ImageSpec, classes: int, batch_norm: bool) -> None:
    generator = DCGenerator(image, 5, 4, classes, batch_norm)
    critic = DCCritic(image, 4, 2, classes, batch_norm=batch_norm)
    label = torch.tensor([0, 2]) if classes else None
    images = generator(randn(2, 5), label)
    assert images.shape == (2, *image.shape)
    assert images.abs().max() <= 1
    values = critic(images, label)
    assert values.shape == (2, 2)
    values.sum().backward()
    for name, weight in [*generator.named_parameters(), *critic.named_parameters()]:
        assert weight.grad is not None, name


def test_the_first_convolution_of_a_critic_has_no_batch_norm() -> None:
    layers = list(DCCritic(IMAGES[0], 4, batch_norm=True).convolutions)
    kinds = [type(layer) for layer in layers]
    assert kinds[:3] == [nn.Conv2d, nn.LeakyReLU, nn.Conv2d]
    assert kinds.count(nn.BatchNorm2d) == kinds.count(nn.Conv2d) - 1
    assert nn.BatchNorm2d not in map(type, DCCritic(IMAGES[0], 4).modules())


def test_a_deeper_critic_mixes_at_every_size_of_its_maps() -> None:
    layers = [
        m for m in DCCritic(IMAGES[0], 4, batch_norm=True, depth=3).convolutions if isinstance(m, nn.Conv2d)
    ]
    assert [(layer.stride[0], layer.out_channels) for layer in layers] == [
        (stride, channels) for channels in (4, 8, 16) for stride in (2, 1, 1)
    ]
    assert DCCritic(IMAGES[0], 4, out=3, depth=3)(randn(2, 1, 28, 28)).shape == (2, 3)


def test_the_stem_widens_fourfold() -> None:
    generator = DCGenerator(IMAGES[0], 5, 32)
    assert generator.bottom == (7, 7, 128)
    assert DCGenerator(IMAGES[2], 5, 32).bottom == (8, 8, 128)


def test_a_label_adds_the_same_to_every_value() -> None:
    """Projection: what a class adds is linear in the features and leaves differences of values alone."""
    critic = DCCritic(IMAGES[0], 4, out=5, classes=3)
    with torch.no_grad():
        for weight in critic.parameters():
            weight.mul_(10.0)
    x, label = randn(4, 1, 28, 28), torch.tensor([0, 1, 2, 1])
    added = critic(x, label) - critic(x)
    torch.testing.assert_close(added, added[:, :1].expand(4, 5), rtol=1e-4, atol=1e-5)
    assert added.abs().max() > 1e-3


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_spectral_norm_brings_the_top_singular_value_to_one(precision: str) -> None:
    torch.manual_seed(0)
    critic = DCCritic(IMAGES[1], 8, classes=3)
    spectrally_normal(critic)
    x, label = randn(4, 1, 32, 32), torch.tensor([0, 1, 2, 0])
    with torch.no_grad():
        for _ in range(60):
            with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
                critic(x, label)
    critic.eval()
    weights = [m.weight for m in critic.modules() if isinstance(m, nn.Conv2d | nn.Linear | nn.Embedding)]
    assert len(weights) == 5
    for weight in weights:
        assert torch.linalg.matrix_norm(weight.flatten(1), 2).item() == pytest.approx(1.0, rel=0.02)


def test_a_fresh_doubling_shows_no_checkerboard() -> None:
    images = DCGenerator(IMAGES[0], 5, 8)(randn(4, 5))
    assert torch.equal(images[:, :, ::2, ::2], images[:, :, 1::2, 1::2])
    assert images.std() > 1e-3
