"""GLANN's two stages: what moves, what stays, and who is assigned to whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from latentlab.data.datasets import open_dataset
from latentlab.data.images import to_signed
from latentlab.errors import BadInput
from latentlab.formats.classifier import bundled
from latentlab.formats.classifier import save as save_classifier
from latentlab.latent.maps import CodeMap
from latentlab.models.classifier import Classifier, ClassifierConfig
from latentlab.models.glann import GLANN
from latentlab.runs.events import Figure, Log
from latentlab.spec import ImageSpec
from trainers.codes import Held, match_codes, match_images, start_codes, with_at_most
from trainers.configs.glann import GLANNTrainConfig
from trainers.glann import GLANNTrainer
from trainers.rows import RowAdam

CPU = torch.device("cpu")


def config(data: str, **changes: Any) -> GLANNTrainConfig:
    values = {
        "data": data, "device": "cpu", "precision": "fp32", "layout": "contiguous", "threads": 1,
        "latent_dim": 4, "noise_dim": 3, "width": 4, "hidden": 16, "mapping_width": 16, "batch_size": 16,
        "steps": 40, "log_every": 1, "sample_every": 20, "evaluate_every": 20, "checkpoint_every": 20,
        "tensorboard": False,
    }  # fmt: skip
    return GLANNTrainConfig.model_validate(values | changes)


@pytest.fixture
def trainer(blobs: Path) -> Callable[..., GLANNTrainer]:
    def make(**changes: Any) -> GLANNTrainer:
        return GLANNTrainer(config(str(blobs), **changes), open_dataset(str(blobs)), CPU)

    return make


def weights(module: torch.nn.Module) -> list[Tensor]:
    return [tensor.clone() for tensor in (*module.parameters(), *module.buffers())]


def same(one: list[Tensor], other: list[Tensor]) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def test_only_the_codes_of_the_batch_change_and_all_stay_on_the_sphere(
    trainer: Callable[..., GLANNTrainer],
) -> None:
    run = trainer(method="glo")
    for step in range(6):
        before = run.held.codes.detach().clone()
        run.advance(step)
        moved = (run.held.codes != before).any(1).nonzero()[:, 0]
        assert set(moved.tolist()) <= set(run.batches.indices.tolist())
        assert len(moved) > 10
        assert torch.allclose(run.held.codes.norm(dim=1), torch.ones(len(before)), atol=1e-6)
    kept = cast(GLANN, run.average.model).codes.float()
    assert torch.allclose(kept, run.held.codes.detach(), atol=1e-3)


def test_the_generator_and_the_codes_stay_while_the_mapping_learns(
    trainer: Callable[..., GLANNTrainer],
) -> None:
    run = trainer()
    model = cast(GLANN, run.model)
    mapping = weights(model.mapping)
    for step in range(run.first_steps):
        run.advance(step)
    assert same(weights(model.mapping), mapping)
    generator, codes = weights(model.generator), run.held.codes.detach().clone()
    for step in range(run.first_steps, run.first_steps + 5):
        run.advance(step)
    assert same(weights(model.generator), generator)
    assert torch.equal(run.held.codes, codes)
    assert not same(weights(model.mapping), mapping)


def test_every_code_has_one_noise_and_it_is_the_nearest(trainer: Callable[..., GLANNTrainer]) -> None:
    run = trainer()
    model, codes = cast(GLANN, run.model).eval(), run.held.codes.detach()
    noise = torch.randn(300, 3, generator=torch.Generator().manual_seed(1))
    chosen, distances = match_codes(model, codes, noise)
    assert chosen.shape == (len(codes), 3)
    wanted, index = (codes[:, None] - model.mapped(noise)[None]).square().sum(2).min(1)
    assert torch.equal(chosen, noise[index])
    assert torch.allclose(distances, wanted, atol=1e-5)
    run.assign()
    assert run.held.noise.shape == (len(codes), 3)
    assert run.held.gap > 0


def test_pictures_are_matched_exactly_too(trainer: Callable[..., GLANNTrainer]) -> None:
    run = trainer(method="imle")
    model, store = cast(GLANN, run.model).eval(), run.data.train
    images = store.take(torch.arange(40))
    noise = torch.randn(1100, 3, generator=torch.Generator().manual_seed(1))
    chosen, errors = match_images(model, images, noise)
    made = model.decode(noise, "e").flatten(1)
    wanted = torch.cdist(to_signed(images).flatten(1).double(), made.double()).square().min(1).values / 784
    assert torch.allclose(errors.double(), wanted, atol=1e-5)
    assert torch.allclose(F.mse_loss(model.decode(chosen, "e"), to_signed(images)), errors.mean(), atol=1e-5)


def test_assigning_again_never_raises_the_loss(trainer: Callable[..., GLANNTrainer]) -> None:
    run = trainer(mapping_lr=1e-2)
    model, codes = cast(GLANN, run.model).eval(), run.held.codes.detach()
    noise = torch.randn(300, 3, generator=torch.Generator().manual_seed(1))
    optimiser = torch.optim.Adam(model.mapping.parameters(), lr=1e-2)
    chosen, _ = match_codes(model, codes, noise)
    for _ in range(5):
        for _ in range(4):
            optimiser.zero_grad()
            (model.mapped(chosen) - codes).square().sum(1).mean().backward()
            optimiser.step()
        with torch.no_grad():
            before = (model.mapped(chosen) - codes).square().sum(1)
        chosen, after = match_codes(model, codes, noise)
        assert (after <= before + 1e-5).all()


def test_two_clusters_far_apart_are_both_covered(trainer: Callable[..., GLANNTrainer]) -> None:
    run = trainer(mapping_lr=1e-2, batch_size=32)
    centres = F.normalize(torch.tensor([[1.0, 0.2, 0.0, 0.0], [-1.0, 0.0, 0.3, 0.0]]), dim=1)
    cluster = torch.arange(len(run.held.codes)) % 2
    spread = 0.1 * torch.randn(len(cluster), 4, generator=torch.Generator().manual_seed(0))
    run.held = Held(F.normalize(centres[cluster] + spread, dim=1), 3)
    for step in range(150):
        run.fetch()
        if step == 0 or run.batches.place.offset == run.batches.size:
            run.assign()
        run.optimisers["mapping"].param_groups[0]["lr"] = 1e-2
        run.mapping_step(run.batches.indices)
    model = cast(GLANN, run.model).eval()
    with torch.no_grad():
        reached = model.map(torch.randn(500, 3, generator=torch.Generator().manual_seed(2)), "e", "z")
    near = torch.cdist(reached, centres).argmin(1).bincount(minlength=2) / 500
    assert near.min() > 0.15
    assert (torch.cdist(reached, centres).min(1).values < 0.7).float().mean() > 0.7


def test_codes_start_apart_whatever_the_images() -> None:
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (300, 1, 8, 8), dtype=torch.uint8, generator=generator)
    codes = start_codes(images, 6, generator)
    assert torch.allclose(codes.norm(dim=1), torch.ones(300), atol=1e-6)
    # Whitened: no axis stands out, none leans on another.
    covariance = codes.T.cov()
    assert torch.allclose(covariance, torch.eye(6) / 6, atol=0.05)
    for odd in (images[:3], torch.zeros_like(images)):
        codes = start_codes(odd, 6, generator)
        assert codes.isfinite().all()
        assert torch.allclose(codes.norm(dim=1), torch.ones(len(odd)), atol=1e-6)


def test_rows_follow_adam_each_with_its_own_count() -> None:
    generator = torch.Generator().manual_seed(0)
    start = torch.randn(4, 3, generator=generator, dtype=torch.float64)
    table = torch.nn.Parameter(start.clone())
    alone = [torch.nn.Parameter(row.clone()) for row in start]
    optimiser = RowAdam([table], 0.1, (0.5, 0.999))
    others = [torch.optim.Adam([row], 0.1, (0.5, 0.999)) for row in alone]
    for rows in ([0, 2], [2, 3], [2, 0], [3, 2]):
        gradient = torch.randn(2, 3, generator=generator, dtype=torch.float64)
        optimiser.zero_grad()
        (F.embedding(torch.tensor(rows), table, sparse=True) * gradient).sum().backward()
        optimiser.step()
        for row, part in zip(rows, gradient, strict=True):
            alone[row].grad = part.clone()
            others[row].step()
        assert torch.allclose(table, torch.stack(list(alone)), atol=1e-12)
    assert torch.equal(table[1], start[1])


def test_at_most_so_many_images_are_used_and_each_stage_is_announced(blobs: Path, start: Callable) -> None:
    run = start(config(str(blobs), images=48), family="glann")
    end = run.run()
    assert end.outcome == "completed", end.details
    marks = [(event.step, str(event.message)) for event in run.of(Log) if event.mark]
    assert marks[0][0] == 1
    assert "learn from 48 of 180 training images" in marks[0][1]
    assert marks[1] == (21, "IMLE: codes and generator stay; noise is mapped onto the codes.")
    figures = {event.name: event for event in run.of(Figure)}
    assert set(figures) == {"reconstructions", "samples_beside", "codes", "nearest_training_images"}
    beside = figures["samples_beside"].data
    assert beside["titles"] == ["GLANN", "GLO, Gaussian"]
    assert len(beside["images"]) == 72
    scatter = figures["codes"].data
    assert len(scatter["x"]) == len(scatter["y"]) == len(scatter["group"])
    assert {name for name, _ in (("image_distance", 0), ("code_distance", 0)) if run.curve(name)} == {
        "image_distance",
        "code_distance",
    }


def test_codes_learn_by_the_features_of_a_classifier(blobs: Path, start: Callable) -> None:
    run = start(config(str(blobs), method="glo", lr=5e-3, distance="feature"), family="glann")
    end = run.run()
    assert end.outcome == "completed", end.details
    curve = [value for _, value in run.curve("image_distance")]
    assert sum(curve[-5:]) < 0.8 * sum(curve[:5])


def test_a_classifier_that_cannot_look_at_the_images_is_refused(blobs: Path, tmp_path: Path) -> None:
    data = open_dataset(str(blobs))
    image = ImageSpec(channels=3, height=28, width=28)
    file = tmp_path / "colours.safetensors"
    save_classifier(Classifier(ClassifierConfig(image=image, classes=("a", "b"), channels=(4,))), file, {})
    with pytest.raises(BadInput, match=r"colours looks at images of the shape \(3, 28, 28\)"):
        GLANNTrainer.check(config(str(blobs), distance="feature", classifier=str(file)), data)
    with pytest.raises(BadInput, match=r"fashion-cnn looks at .* has \(1, 32, 32\)"):
        GLANNTrainer.check(config(str(blobs), distance="feature"), open_dataset(str(blobs), 32))
    missing = str(tmp_path / "none.safetensors")
    with pytest.raises(BadInput, match="does not exist"):
        GLANNTrainer.check(config(str(blobs), distance="feature", classifier=missing), data)
    file.write_bytes(bundled().read_bytes())
    GLANNTrainer.check(config(str(blobs), distance="feature", classifier=str(file)), data)
    # Plain IMLE compares pixels, whatever the knob says.
    GLANNTrainer.check(config(str(blobs), method="imle", distance="feature", classifier="none"), data)


def test_lines_lead_from_codes_to_the_noise_they_were_given(
    trainer: Callable[..., GLANNTrainer],
) -> None:
    run = trainer()
    model, codes = cast(GLANN, run.model), run.held.codes.detach()
    run.assign()
    model.eval()
    figure = run._album.matching(model, codes, run.held.noise)
    lines, x = figure.data["lines"], figure.data["x"]
    plane = CodeMap.of(codes, "z")
    # Fewer codes than are shown: a line from each, to the place of what its own noise is mapped to.
    assert lines.shape == (180, 2, 2)
    assert np.allclose(lines[:, 0], plane.points, atol=1e-6)
    with torch.no_grad():
        reached = model.map(run.held.noise, "e", "z").numpy()
    assert np.allclose(lines[:, 1], plane.seen(reached), atol=1e-6)
    assert np.allclose(x[:180], plane.points[:, 0], atol=1e-6)
    assert len(x) == len(figure.data["group"])


def test_the_map_is_shown_while_the_mapping_learns_and_its_lines_shrink(blobs: Path, start: Callable) -> None:
    run = start(
        config(str(blobs), steps=240, evaluate_every=240, codes_share=0.1, mapping_lr=1e-2), family="glann"
    )
    end = run.run()
    assert end.outcome == "completed", end.details
    shown = [event for event in run.of(Figure) if event.name == "codes"]
    # One an epoch of 11 steps, and the newest once more with the evaluation.
    assert [event.step for event in shown[:2]] == [25, 34]
    assert len(shown) == 20 + 1
    starts = [event.data["lines"][:, 0] for event in shown]
    assert all(np.array_equal(starts[0], other) for other in starts)  # the codes stay, and so does the map
    lengths = [np.linalg.norm(np.diff(event.data["lines"], axis=1), axis=2).mean() for event in shown]
    assert np.mean(lengths[-5:]) < 0.7 * lengths[0]
    gaps = [value for _, value in run.curve("nearest_distance")]
    assert gaps[-1] < 0.7 * gaps[0]


@pytest.mark.parametrize("method", ["glo", "imle"])
def test_each_half_trains_alone(blobs: Path, start: Callable, method: str) -> None:
    run = start(config(str(blobs), method=method, lr=5e-3, distance="mse"), family="glann")
    end = run.run()
    assert end.outcome == "completed", end.details
    curve = [value for _, value in run.curve("image_distance")]
    assert sum(curve[-5:]) < sum(curve[:5])


def test_the_data_keeps_images_beside_their_labels() -> None:
    data = open_dataset("fashion-mnist-mini")
    few = with_at_most(data, 100, 3, CPU)
    assert len(few.train) == 100
    assert few.train.labels is not None
    assert data.train.labels is not None
    assert torch.equal(
        few.train.take(torch.arange(100)), with_at_most(data, 100, 3, CPU).train.take(torch.arange(100))
    )
    everything = data.train.take(torch.arange(len(data.train))).flatten(1)
    for image, label in zip(few.train.take(torch.arange(5)).flatten(1), few.train.labels[:5], strict=True):
        found = (everything == image).all(1).nonzero()[:, 0]
        assert label in data.train.labels[found]


def test_what_it_cannot_learn_from_is_refused(blobs: Path) -> None:
    with pytest.raises(ValueError, match="batch_size"):
        config(str(blobs), batch_size=1)
    with pytest.raises(BadInput, match="GLANN takes squares"):
        GLANNTrainer.check(config(str(blobs)), open_dataset(str(blobs), 40))
