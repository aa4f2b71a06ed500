"""A slice through a trained model's loss, and the table it becomes."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed
from latentlab.errors import BadInput, Cancelled, NotSupported
from latentlab.formats import library, native
from latentlab.models import build
from latentlab.playground.knobs import DescentKnobs
from latentlab.playground.landscapes import LANDSCAPES
from latentlab.playground.rules import descend
from latentlab.playground.slices import directions, loss_of, slice_of
from latentlab.playground.tables import tabulated
from latentlab.progress import Progress

IMAGE = {"channels": 1, "height": 28, "width": 28}


def table_of(name: str, side: int = 25):
    place = LANDSCAPES[name]
    x, y, values = place.table(side, side)
    return place, tabulated("t", "t", "", x, y, values)


@pytest.mark.parametrize("name", ["saddle", "beale", "double-well"])
def test_a_table_is_the_loss_it_was_made_of(name: str) -> None:
    place, table = table_of(name)
    x0, x1, y0, y1 = place.bounds
    generator = np.random.default_rng(1)
    points = np.stack([generator.uniform(x0, x1, 200), generator.uniform(y0, y1, 200)], axis=1)
    scale = np.ptp(place.values(points))
    np.testing.assert_allclose(table.values(points), place.values(points), atol=0.01 * scale)
    slopes = np.abs(place.gradients(points)).max()
    np.testing.assert_allclose(table.gradients(points), place.gradients(points), atol=0.02 * slopes)


def test_beyond_its_edge_a_table_goes_on_evenly() -> None:
    _, table = table_of("saddle")
    edge, beyond = np.array([1.8, 0.3]), np.array([2.8, 0.3])
    np.testing.assert_allclose(table.gradients(beyond), table.gradients(edge))
    rise = table.values(edge) + table.gradients(edge)[0]
    assert table.values(beyond) == pytest.approx(float(rise))


def test_a_walk_on_a_table_goes_where_it_goes_on_the_loss() -> None:
    place, table = table_of("saddle", 41)
    knobs = DescentKnobs(step=0.01, steps=200)
    true, read = (descend(one, ["euler", "leapfrog"], (0.5, 1.0), knobs) for one in (place, table))
    for a, b in zip(true, read, strict=True):
        np.testing.assert_allclose(a.points, b.points, atol=0.02)


def test_tables_that_are_none_are_refused() -> None:
    with pytest.raises(BadInput, match="no landscape"):
        tabulated("t", "t", "", np.arange(3.0), np.arange(9.0), np.zeros((9, 3)))
    with pytest.raises(BadInput, match="no number"):
        tabulated("t", "t", "", np.arange(4.0), np.arange(4.0), np.full((4, 4), np.nan))


def test_a_trained_model_lies_in_a_valley_of_its_slice() -> None:
    model = native.load_file(library.zoo() / "vae-fashion.safetensors").model.eval()
    data = open_dataset("fashion-mnist-mini")
    images = to_signed(data.test.take(torch.arange(16)))
    before = [weight.clone() for weight in model.parameters()]
    place = slice_of(model, images, side=5, reach=0.5)
    assert all(torch.equal(a, b) for a, b in zip(before, model.parameters(), strict=True))
    middle = float(place.value(np.array([0.0]), np.array([0.0]))[0])
    assert middle == pytest.approx(loss_of(model, images), rel=1e-3)
    rim = [float(place.value(np.array([x]), np.array([y]))[0]) for x in (-0.5, 0.5) for y in (-0.5, 0.5)]
    assert middle < min(rim)


def test_directions_are_as_long_as_each_filter_and_leave_biases() -> None:
    model = build("vae", {"image": IMAGE, "latent_dim": 4, "width": 4, "hidden": 8}, seed=1)
    for weight, direction in zip(model.parameters(), directions(model, 0)[0], strict=True):
        if weight.ndim < 2:
            assert not direction.any()
        else:
            torch.testing.assert_close(direction.flatten(1).norm(dim=1), weight.flatten(1).norm(dim=1))


@pytest.mark.parametrize("family", ["vib", "flow", "ogan"])
def test_every_family_with_a_loss_of_its_own_has_a_slice(family: str) -> None:
    path = library.zoo() / f"{family}-fashion.safetensors"
    model = native.load_file(path).model.eval()
    data = open_dataset("fashion-mnist-mini")
    images, labels = to_signed(data.test.take(torch.arange(4))), torch.zeros(4, dtype=torch.long)
    assert np.isfinite(loss_of(model, images, labels))


def test_a_generator_alone_has_none_and_a_slice_can_be_cancelled() -> None:
    gan = build("wgan", {"image": IMAGE, "latent_dim": 4, "width": 4}, seed=0)
    with pytest.raises(NotSupported, match="no loss"):
        loss_of(gan, torch.zeros(2, 1, 28, 28))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        slice_of(gan, torch.zeros(2, 1, 28, 28), progress=progress)
