from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from latentlab.errors import BadInput, Cancelled
from latentlab.latent.batches import decode_codes
from latentlab.latent.finding import find_codes
from latentlab.latent.roundtrip import error_images, picture, roundtrip, unlike_threshold
from latentlab.models import build
from latentlab.models.base import LatentModel, ModelConfig, Posterior
from latentlab.progress import Progress
from latentlab.spec import Capability, ImageSpec, LatentSpace, ModelSpec

IMAGE = ImageSpec(channels=1, height=16, width=16)


class Perfect(LatentModel):
    """A code is the image itself; with two classes the second inverts it."""

    family = "perfect"
    config_class = ModelConfig

    def __init__(self, classes: tuple[str, ...] = ()) -> None:
        super().__init__(ModelConfig(image=IMAGE, classes=classes))
        self.weight = torch.nn.Parameter(torch.ones(()))

    @classmethod
    def describe(cls, config: ModelConfig) -> ModelSpec:
        return ModelSpec(
            family="perfect",
            image=IMAGE,
            spaces=(LatentSpace(shape=(1, 16, 16)),),
            capabilities=frozenset({Capability.DECODE, Capability.ENCODE}),
            classes=config.classes,
        )

    def _sign(self, label: Tensor | None) -> Tensor:
        return torch.ones(1, 1) if label is None else 1.0 - 2.0 * label.float().view(-1, 1)

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        return (z * self._sign(label)).view(-1, 1, 16, 16)

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        return Posterior(x.flatten(1) * self._sign(label))


class Toy(Perfect):
    """Encodes to ``w``, pictures as they are; ``z`` is two numbers that it maps from and to them."""

    @classmethod
    def describe(cls, config: ModelConfig) -> ModelSpec:
        spaces = (LatentSpace(name="z", shape=(2,)), LatentSpace(name="w", shape=(1, 2, 3)))
        image = ImageSpec(channels=1, height=2, width=3)
        return ModelSpec(family="toy", image=image, spaces=spaces, capabilities=frozenset(Capability))

    def _decode(self, z: Tensor, space: LatentSpace, label: Tensor | None) -> Tensor:
        return (z if space.name == "w" else z.repeat(1, 3)).view(-1, 1, 2, 3)

    def _encode(self, x: Tensor, label: Tensor | None) -> Posterior:
        return Posterior(x.flatten(1), space="w")

    def _map(self, z: Tensor, source: LatentSpace, target: LatentSpace) -> Tensor:
        return z.repeat(1, 3) if target.name == "w" else z[:, :2]


def decoder_only(model: LatentModel) -> LatentModel:
    model.spec = model.spec.model_copy(update={"capabilities": frozenset({Capability.DECODE})})
    return model


def noise(n: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (n, 16, 16, 1), dtype=np.uint8)


def test_a_perfect_model_gives_every_byte_back() -> None:
    images = noise(130)
    trip = roundtrip(Perfect(), images)
    assert np.array_equal(trip.reconstructions, images)
    assert trip.codes.shape == (130, 256)
    assert trip.codes.dtype == np.float32
    assert (trip.mse == 0).all()
    assert np.isinf(trip.psnr).all()
    assert np.allclose(trip.ssim, 1)


def test_figures_are_of_the_bytes_that_are_shown() -> None:
    image = {"channels": 3, "height": 32, "width": 32}
    model = build("vae", {"image": image, "latent_dim": 4, "width": 4, "hidden": 16}).eval()
    images = np.random.default_rng(0).integers(0, 256, (5, 32, 32, 3), dtype=np.uint8)
    trip = roundtrip(model, images)
    assert trip.codes.shape == (5, 4)
    assert trip.reconstructions.shape == images.shape
    difference = (images.astype(np.float64) - trip.reconstructions) / 255
    expected = (difference**2).mean(axis=(1, 2, 3))
    assert np.allclose(trip.mse, expected, rtol=1e-4)
    assert np.allclose(trip.psnr, -10 * np.log10(expected), rtol=1e-4)
    assert trip.ssim.shape == (5,)
    assert (np.abs(trip.ssim) <= 1).all()
    again = roundtrip(model, images)
    assert np.array_equal(again.reconstructions, trip.reconstructions)


def test_a_label_goes_both_ways() -> None:
    model = Perfect(("plain", "inverted"))
    images = noise(3)
    plain, inverted = roundtrip(model, images, 0), roundtrip(model, images, 1)
    assert np.array_equal(plain.reconstructions, images)
    assert np.array_equal(inverted.reconstructions, images)
    assert np.array_equal(plain.codes, -inverted.codes)
    with pytest.raises(BadInput, match="needs a class label"):
        roundtrip(model, images)
    with pytest.raises(BadInput, match="between 0 and 1"):
        roundtrip(model, images, 2)


class Reader(Perfect):
    """Reads how bright an image is."""

    def _readouts(self, x: torch.Tensor, label: torch.Tensor | None) -> dict[str, torch.Tensor]:
        sign = 1 if label is None else 1 - 2 * label
        return {"brightness": sign * x.mean(dim=(1, 2, 3))}


def test_what_a_model_reads_from_images_comes_with_them() -> None:
    images = noise(150)  # more than one batch
    brightness = images.mean(axis=(1, 2, 3)) / 127.5 - 1
    assert roundtrip(Perfect(), images).readouts == {}
    np.testing.assert_allclose(roundtrip(Reader(), images).readouts["brightness"], brightness, atol=1e-5)
    inverted = roundtrip(Reader(("plain", "inverted")), images, 1).readouts["brightness"]
    np.testing.assert_allclose(inverted, -brightness, atol=1e-5)
    assert roundtrip(Reader(), images[:0]).readouts == {}


def test_what_cannot_be_encoded() -> None:
    with pytest.raises(BadInput, match=r"shape \(N, 1, 16, 16\)"):
        roundtrip(Perfect(), np.zeros((2, 16, 17, 1), dtype=np.uint8))
    model = decoder_only(Perfect())
    with pytest.raises(BadInput, match=r"shape \(N, 1, 16, 16\)"):
        roundtrip(model, np.zeros((2, 16, 17, 1), dtype=np.uint8))


def test_a_model_without_an_encoder_makes_the_trip_too() -> None:
    model = decoder_only(Perfect(("plain", "inverted")))
    images = np.repeat(np.repeat(noise(3)[:, ::8, ::8], 8, 1), 8, 2)
    seen: list[tuple[int, float]] = []
    trip = roundtrip(model, images, 1, shown=lambda first, part: seen.append((first, float(part.mse.mean()))))
    assert trip.space == "z"
    assert (trip.psnr > 20).all()
    assert {first for first, _ in seen} == {0}
    assert seen[0][1] > seen[-1][1] >= float(trip.mse.mean()) - 1e-3
    again = roundtrip(model, images, 1)
    assert np.array_equal(again.codes, trip.codes)
    assert not np.array_equal(roundtrip(model, images, 1, seed=3).codes, trip.codes)


def test_codes_come_in_the_space_that_was_asked_for() -> None:
    images = np.full((2, 2, 3, 1), 255, dtype=np.uint8)
    found = find_codes(Toy(), images)
    assert (found.space, found.codes.shape) == ("w", (2, 6))
    mapped = find_codes(Toy(), images, space="z")
    assert (mapped.space, mapped.codes.shape) == ("z", (2, 2))
    trip = roundtrip(Toy(), images)
    assert (trip.space, trip.mse.max()) == ("w", 0.0)


def test_no_images_are_no_results() -> None:
    trip = roundtrip(Perfect(), noise(0))
    assert trip.codes.shape == (0, 256)
    assert trip.reconstructions.shape == (0, 16, 16, 1)
    assert trip.mse.shape == trip.psnr.shape == trip.ssim.shape == (0,)


def test_batches_report_and_can_be_cancelled() -> None:
    sentences: list[tuple[float, str]] = []
    progress = Progress(lambda fraction, what: sentences.append((fraction, str(what))))
    roundtrip(Perfect(), noise(100), progress=progress)
    assert sentences == [(0.0, "Encoding"), (0.64, "Encoding"), (0.0, "Decoding"), (0.64, "Decoding")]
    progress.cancel()
    with pytest.raises(Cancelled):
        find_codes(Perfect(), noise(1), progress=progress)
    with pytest.raises(Cancelled):
        decode_codes(Perfect(), np.zeros((1, 256)), progress=progress)


def test_codes_of_the_wrong_shape_are_refused() -> None:
    for wrong in (np.zeros(256), np.zeros((1, 255)), np.zeros((1, 1, 256))):
        with pytest.raises(BadInput, match=r"shape \(N, 256\)"):
            decode_codes(Perfect(), wrong)


def test_the_picture_shows_original_reconstruction_and_error() -> None:
    images = noise(2)
    trip = roundtrip(Perfect(), images)
    flat = np.full_like(images, 100)
    worse = type(trip)(trip.codes, flat, trip.mse, trip.psnr, trip.ssim)
    drawn = picture(images, worse, gap=2)
    assert drawn.shape == (2 * 16 + 2, 3 * 16 + 2 * 2, 1)
    assert np.array_equal(drawn[:16, :16], images[0])
    assert (drawn[18:, 18:34] == 100).all()
    assert np.array_equal(drawn[18:, 36:], error_images(images[1:], flat[1:])[0])
    assert np.array_equal(
        error_images(images, flat).astype(int), np.abs(images.astype(int) - flat.astype(int))
    )


@pytest.mark.parametrize(
    ("training", "expected"),
    [
        ({"held_out": {"mse": 0.01, "mse_p99": 0.02}}, 0.02),
        ({"held_out": {"mse": 0.01, "mse_p99": 0.05}}, 0.03),
        ({"held_out": {"mse_p99": 0.05}}, 0.05),
        ({"held_out": None}, None),
        ({}, None),
    ],
)
def test_what_is_unlike_comes_from_the_held_out_error(
    training: dict[str, object], expected: float | None
) -> None:
    assert unlike_threshold(training) == expected
