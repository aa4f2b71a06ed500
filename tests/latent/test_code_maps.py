"""Maps of known codes: where codes lie, and codes that are moved to a place."""

from __future__ import annotations

from typing import cast

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from latentlab.latent.maps import CodeMap, brought, keeps_codes, known_map, on_manifold
from latentlab.models import build
from latentlab.models.glann import GLANN
from latentlab.spec import Floats


def normals(n: int, dim: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(n, dim, generator=torch.Generator().manual_seed(seed))


def glann(**changes: object) -> GLANN:
    config = {
        "image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 6, "noise_dim": 3, "width": 4,
        "hidden": 16, "mapping": 8, "codes": 50,
    }  # fmt: skip
    return cast(GLANN, build("glann", config | changes).eval().requires_grad_(False))


def sphere(values: Floats) -> Floats:
    scaled: Floats = (values / np.linalg.norm(values)).astype(np.float32)
    return scaled


@pytest.mark.parametrize("dim", [2, 20, 600])
def test_the_axes_are_the_widest_and_have_a_fixed_sign(dim: int) -> None:
    spread = torch.full((dim,), 0.05)
    spread[0], spread[1] = 3.0, 1.0
    turn = torch.linalg.qr(normals(dim, dim, 1)).Q
    codes = (normals(400, dim) * spread) @ turn.T + 5.0
    found = CodeMap.of(codes, "z")
    assert np.allclose(found.axes.T @ found.axes, np.eye(2), atol=1e-6)
    for axis in range(2):
        assert abs(found.axes[:, axis] @ turn[:, axis].double().numpy()) > 0.95
        assert found.axes[np.abs(found.axes[:, axis]).argmax(), axis] > 0
    assert found.points.std(0)[0] > found.points.std(0)[1]
    assert np.allclose(found.seen(found.codes[7]), found.points[7], atol=1e-6)


def test_without_a_manifold_only_the_two_axes_move() -> None:
    found = CodeMap.of(normals(200, 5), "z")
    start, to = found.codes[3], np.array([0.4, -0.8])
    moved = found.moved(start, to, lambda values: values)
    assert np.allclose(found.seen(moved), to, atol=1e-5)
    across = np.eye(5) - found.axes @ found.axes.T
    assert np.allclose(across @ (moved - start), 0, atol=1e-6)


def test_on_a_sphere_the_place_is_reached_and_the_rest_keeps_its_direction() -> None:
    codes = F.normalize(normals(300, 8), dim=1)
    found = CodeMap.of(codes, "z")
    start, to = found.codes[3], found.points[9] / 2
    moved = found.moved(start, to, sphere)
    assert np.linalg.norm(moved) == pytest.approx(1, abs=1e-6)
    assert np.allclose(found.seen(moved), to, atol=1e-3)
    across = np.eye(8) - found.axes @ found.axes.T
    before, after = across @ start, across @ moved
    assert before @ after / np.linalg.norm(before) / np.linalg.norm(after) == pytest.approx(1, abs=1e-5)
    # Not further than the sphere goes, and still a code.
    far = found.moved(start, np.array([50.0, 0.0]), sphere)
    assert np.linalg.norm(far) == pytest.approx(1, abs=1e-6)
    assert np.isfinite(far).all()
    assert found.seen(far)[0] > 0.8


def test_the_codes_that_stay_with_a_model_are_found() -> None:
    model = glann()
    found = known_map(model)
    assert found is not None
    assert found.space == "z"
    assert found.points.shape == (50, 2)
    codes = model.known_codes("z")
    assert codes is not None
    assert np.allclose(found.codes, codes.numpy())
    assert known_map(glann(method="imle")) is None
    assert known_map(glann(codes=2)) is None
    vae = build("vae", {"image": {"channels": 1, "height": 28, "width": 28}, "latent_dim": 4})
    assert known_map(vae) is None
    assert keeps_codes(model)
    assert not keeps_codes(vae)


def test_codes_are_taken_to_their_manifold_and_to_another_space() -> None:
    model = glann()
    values = 3 * np.ones(6, np.float32)
    values.setflags(write=False)  # as those of a Code are
    assert np.linalg.norm(on_manifold(model, "z", values)) == pytest.approx(1, abs=1e-6)
    e = normals(1, 3)
    assert np.allclose(brought(model, e[0].numpy(), "e", "z"), model.map(e, "e", "z")[0].numpy(), atol=1e-6)
