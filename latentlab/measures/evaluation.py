"""Everything that can be measured of a model against a data set, and why the rest was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import torch

from latentlab.data.fashion import CLASSES
from latentlab.data.stores import Dataset
from latentlab.errors import BadInput, Message
from latentlab.formats.classifier import LoadedClassifier
from latentlab.formats.native import LoadedModel
from latentlab.measures.coverage import NEIGHBOURS, coverage
from latentlab.measures.features import Seen, look_at_store
from latentlab.measures.frechet import frechet_distance
from latentlab.measures.held_out import HeldOut, Search, held_out
from latentlab.measures.memory import SEARCHED, nearest_image
from latentlab.measures.sampled import Sampled, sampled
from latentlab.models.base import LatentModel
from latentlab.models.classifier import Classifier
from latentlab.progress import Progress
from latentlab.spec import DEAD_BELOW, Capability, ModelSpec

LEAST, MOST = 10, 100_000
"""Images that can be drawn and looked at: statistics of fewer say nothing, more pass through memory."""

COMPARED = 1000
"""Samples, and held-out images beside them, whose nearest training image is looked for."""

# Figures by what they need, in the order in which they are told.
ROUND_TRIP = ("mse", "psnr", "ssim")
DENSITY = ("log_density", "bits_per_dim")
FEATURES = ("ffd", "ffd_of_training_images", "precision", "recall")
MEMORY = ("nearest_of_samples", "least_of_samples", "nearest_of_held_out", "least_of_held_out")


@dataclass(frozen=True)
class Evaluation:
    """``figures`` by name, ``active`` axes of each space as (active, all), and why others are ``left_out``.

    ``images`` are the held-out images that were looked at, the first ``trips`` of which made the round trip,
    ``samples`` those drawn; ``searched`` training images were compared with. ``classifier`` names the one
    that class_kept, ffd, precision and recall mean. ``ffd_by_space`` has the FFD of samples of every space of
    a model with several, which may be other ways to generate: GLANN's noise, or a Gaussian fitted to codes.
    """

    images: int
    trips: int
    samples: int
    searched: int
    classifier: str | None
    figures: Mapping[str, float]
    active: Mapping[str, tuple[int, int]]
    ffd_by_space: Mapping[str, float]
    left_out: Mapping[str, Message]


@dataclass
class _Findings:
    figures: dict[str, float] = field(default_factory=dict)
    left_out: dict[str, Message] = field(default_factory=dict)

    def leave_out(self, names: tuple[str, ...], reason: Message) -> None:
        """Say why figures are missing; the first reason stands."""
        known = self.figures.keys() | self.left_out.keys()
        self.left_out |= {name: reason for name in names if name not in known}


def evaluate(
    loaded: LoadedModel,
    data: Dataset,
    classifier: LoadedClassifier,
    count: int = 10_000,
    seed: int = 0,
    space: str | None = None,
    search: Search | None = None,
    trips: int = 0,
    progress: Progress | None = None,
) -> Evaluation:
    """Measure a model on ``count`` of the held-out images of ``data`` and on as many samples of ``space``.

    The first ones where the data has more; all where it has fewer. Everything drawn comes from ``seed``. A
    model without an encoder is given the codes that ``search`` finds for the first ``trips`` of them. Raises
    BadInput where model and data do not fit each other, Cancelled in between.
    """
    progress = progress or Progress()
    model, spec = loaded.model, loaded.info.spec
    _check(spec, data, count)
    network = classifier.model.to(model.device) if spec.image == classifier.model.config.image else None
    generator = torch.Generator().manual_seed(seed)
    same = spec.classes or spec.predicts
    held = held_out(
        model, data.test, count, network,
        generator=generator, labelled=data.label_names() == same,
        search=search, searched=trips, progress=progress,
    )  # fmt: skip
    found = _Findings(dict(held.means))
    samples, searched = None, 0
    by_space: dict[str, float] = {}
    if spec.can(Capability.SAMPLE):
        samples = sampled(
            model, count, COMPARED, network,
            generator=generator, space=space, labels=data.train.labels, progress=progress,
        )  # fmt: skip
        if samples.rho is not None:
            found.figures["rho"] = samples.rho
        if held.seen is not None and samples.seen is not None and len(held.seen) >= LEAST:
            assert network is not None
            training = look_at_store(network, data.train, len(held.seen), progress)
            found.figures |= _generation(held.seen, samples.seen, training, progress)
            here = spec.space(space).name
            others = _ffd_elsewhere(model, here, held.seen, count, network, seed, data, progress)
            by_space = {here: found.figures["ffd"], **others} if others else {}
        if _trained_on(loaded, data):
            searched = min(SEARCHED, len(data.train))
            found.figures |= _memory(samples, data, searched, progress)
    _explain(found, loaded, data, held, network is not None)
    return Evaluation(
        images=min(count, len(data.test)),
        trips=held.trips,
        samples=count if samples is not None else 0,
        searched=searched,
        classifier=classifier.name if network is not None else None,
        figures=found.figures,
        active={
            part.name: (sum(nats > DEAD_BELOW for nats in part.kl), part.dim)
            for part in spec.spaces
            if part.kl
        },
        ffd_by_space=by_space,
        left_out=found.left_out,
    )


def learned_by_features(loaded: LoadedModel) -> bool:
    """Whether the model was trained towards the features of a classifier, which its FFD then flatters."""
    config = loaded.info.training.get("config")
    return isinstance(config, Mapping) and config.get("distance") == "feature"


def knows(data: Dataset) -> bool:
    """Whether the bundled classifier was trained on what these images show."""
    return data.classes == CLASSES


def _check(spec: ModelSpec, data: Dataset, count: int) -> None:
    if not LEAST <= count <= MOST:
        raise BadInput(
            "{count} images cannot be evaluated.",
            "Give {least} to {most}.",
            count=count,
            least=LEAST,
            most=f"{MOST:,}",
        )
    if data.spec != spec.image:
        raise BadInput(
            "{data} has images of the shape {there}, the model {here} (channels, height, width).",
            "Choose the data that the model was trained on.",
            data=data.name,
            there=data.spec.shape,
            here=spec.image.shape,
        )
    if spec.classes and data.label_names() != spec.classes:
        raise BadInput(
            "The model is given one of the classes {classes}; the labels of {data} are {labels}.",
            "Choose the data that the model was trained on.",
            data=data.name,
            classes=", ".join(spec.classes),
            labels=", ".join(data.label_names()) or "none",
        )


def _generation(real: Seen, drawn: Seen, training: Seen, progress: Progress) -> dict[str, float]:
    covered = coverage(real.features, drawn.features, NEIGHBOURS, progress)
    return {
        "ffd": frechet_distance(drawn.features, real.features),
        "ffd_of_training_images": frechet_distance(training.features, real.features),
        "precision": covered.precision,
        "recall": covered.recall,
    }


def _ffd_elsewhere(
    model: LatentModel,
    here: str,
    real: Seen,
    count: int,
    network: Classifier,
    seed: int,
    data: Dataset,
    progress: Progress,
) -> dict[str, float]:
    """The FFD of as many samples of each space but ``here``."""
    found = {}
    for space in model.spec.spaces:
        if space.name != here:
            generator = torch.Generator().manual_seed(seed)  # whatever else was drawn before
            drawn = sampled(
                model, count, 0, network,
                generator=generator, space=space.name, labels=data.train.labels, progress=progress,
            )  # fmt: skip
            assert drawn.seen is not None
            found[space.name] = frechet_distance(drawn.seen.features, real.features)
    return found


def _memory(samples: Sampled, data: Dataset, searched: int, progress: Progress) -> dict[str, float]:
    """How far samples and held-out images are from the nearest training image."""
    beside = torch.arange(min(len(samples.first), len(data.test)), device=data.test.device)
    others = data.test.take(beside).to(samples.first.device)
    distance, _ = nearest_image(torch.cat((samples.first, others)), data.train, searched, progress)
    ours, theirs = distance.double().split([len(samples.first), len(others)])
    figures = (ours.mean(), ours.min(), theirs.mean(), theirs.min())
    return dict(zip(MEMORY, map(float, figures), strict=True))


def _trained_on(loaded: LoadedModel, data: Dataset) -> bool:
    return loaded.info.training.get("data_fingerprint") == data.fingerprint


def _explain(found: _Findings, loaded: LoadedModel, data: Dataset, held: HeldOut, looked: bool) -> None:
    """Give the reason for each figure that is missing."""
    spec = loaded.info.spec
    if not spec.can(Capability.ENCODE):
        found.leave_out(("rho", "rate_bits"), Message("the model has no encoder"))
    if not held.trips:
        nothing = Message("the model has no encoder, and no code was searched for")
        found.leave_out((*ROUND_TRIP, "class_kept"), nothing)
    found.leave_out(("rate_bits",), Message("the encoder gives one code, without a spread"))
    if not looked:
        image = Message("the classifier takes gray images of 28 x 28 pixels")
        found.leave_out(("class_kept", *FEATURES), image)
    if not spec.can(Capability.SAMPLE):
        found.leave_out((*FEATURES, "rho", *MEMORY), Message("the model has no prior to draw from"))
    few = {"data": data.name, "least": LEAST}
    found.leave_out(FEATURES, Message("{data} has fewer than {least} held-out images", few))
    found.leave_out(MEMORY, Message("the model was not trained on these images"))
    found.leave_out(("rho",), Message("drawn codes cannot be compared with those of their images"))
    found.leave_out(DENSITY, Message("the model gives images no density"))
    if not any(space.kl for space in spec.spaces):
        found.leave_out(("active_units",), Message("the model has no posterior over codes"))
    if spec.can(Capability.CLASSIFY):
        found.leave_out(("accuracy",), Message("the model predicts other classes than the data has"))
