"""Training GLANN in two stages, or one of its halves: spec and sources in latentlab/models/glann.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.data.datasets import Dataset
from latentlab.data.images import to_signed
from latentlab.errors import Message
from latentlab.measures.perceptual import FeatureDistance
from latentlab.measures.pyramid import pyramid_distance
from latentlab.models import build
from latentlab.models.base import LatentModel
from latentlab.models.glann import GLANN, GLANNConfig
from latentlab.runs.events import Figure
from trainers.codes import Held, match_codes, match_images, start_codes, with_at_most
from trainers.configs.base import TrainConfig
from trainers.configs.glann import GLANNTrainConfig
from trainers.engine import schedule
from trainers.glann_figures import Album
from trainers.image_trainer import ImageTrainer
from trainers.rows import RowAdam
from trainers.shapes import check_comparable, check_square, chosen_classifier
from trainers.team import ALONE, Team

BETAS = 0.5, 0.999
DECAY = 1e-5  # of the mapping's weights

EXAMPLES = 256  # training images that tell how far apart two of them are

Stage = Literal["codes", "mapping", "images"]
Distance = Callable[[Tensor, Tensor], Tensor]


class GLANNTrainer(ImageTrainer):
    """GLO: min over generator and codes of d(x_i, G(z_i)), |z_i| = 1. Then IMLE with the generator frozen:
    every code learns from the nearest of many mapped noises, drawn and assigned anew each epoch.

    Plain IMLE does the latter with pictures: min over G of |x_i - G(e_j)|^2, e_j the nearest.
    """

    family = "glann"
    config_class = GLANNTrainConfig

    def __init__(self, config: TrainConfig, data: Dataset, device: torch.device, team: Team = ALONE) -> None:
        self._available = len(data.train)
        knobs = cast(GLANNTrainConfig, config)
        super().__init__(config, with_at_most(data, knobs.images, config.seed, device), device, team)
        # Where the first stage ends; none in "imle", nothing but it in "glo".
        share = {"glann": knobs.codes_share, "glo": 1.0, "imle": 0.0}[knobs.method]
        self.first_steps = round(share * config.steps)
        self._album = Album(self.data.train, config.seed)
        self._apart = self._distance()
        self._matching: Figure | None = None
        self._shown_at = -config.log_every

    @property
    def knobs(self) -> GLANNTrainConfig:
        """The config, as what it is."""
        return cast(GLANNTrainConfig, self.config)

    @classmethod
    def check(cls, config: TrainConfig, data: Dataset) -> None:
        """Squares of a known size, two of them at least, and such as the classifier takes if one is asked."""
        check_square(data, "GLANN")
        check_comparable(data)
        knobs = cast(GLANNTrainConfig, config)
        if knobs.distance == "feature" and knobs.method != "imle":
            chosen_classifier(knobs.classifier, data)

    def build(self) -> LatentModel:
        """A fresh model, its codes at the images' principal components."""
        knobs = self.knobs
        images = self.data.train.take(torch.arange(len(self.data.train), device=self.device))
        config = GLANNConfig(
            image=self.data.spec,
            method=knobs.method,
            latent_dim=knobs.latent_dim,
            noise_dim=knobs.noise_dim,
            width=knobs.width,
            hidden=knobs.hidden,
            mapping=knobs.mapping_width,
            codes=len(images),
        )
        model = cast(GLANN, build("glann", config.model_dump(), seed=knobs.seed))
        codes = torch.zeros(len(images), 0, device=self.device)
        if knobs.method != "imle":
            generator = torch.Generator().manual_seed(knobs.seed)
            codes = start_codes(images, knobs.latent_dim, generator)
            model.codes.copy_(codes)
        self.held = Held(codes, knobs.noise_dim)
        return model

    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """Adam for the generator, one of its own for the rows of codes, and one for the mapping."""
        model, knobs = cast(GLANN, self.model), self.knobs
        found: dict[str, torch.optim.Optimizer] = {
            "generator": self.adam([*model.generator.parameters()], BETAS)
        }
        if knobs.method != "imle":
            found["codes"] = RowAdam([self.held.codes], knobs.lr, BETAS)
            found["codes"].param_groups[0]["lr_multiplier"] = knobs.codes_lr / knobs.lr
        if knobs.method == "glann":
            found["mapping"] = self.adam([*model.mapping.parameters()], BETAS)
            found["mapping"].param_groups[0]["lr_multiplier"] = knobs.mapping_lr / knobs.lr
            found["mapping"].param_groups[0]["weight_decay"] = DECAY
        return found

    def networks(self) -> dict[str, nn.Module]:
        """The model, and what is held of each image."""
        return {"model": self.model, "held": self.held}

    def stage(self, step: int) -> Stage:
        """What the update ``step`` (from 0) learns."""
        if self.knobs.method == "imle":
            return "images"
        return "codes" if step < self.first_steps else "mapping"

    def share_of_rate(self, step: int) -> float:
        """Each stage goes through the schedule of its own."""
        first = self.first_steps
        if self.stage(step) == "codes":
            return schedule(self.config.lr_schedule, step, first)
        return schedule(self.config.lr_schedule, step - first, self.config.steps - first)

    # -- steps ----------------------------------------------------------------------------------------

    def step(self, images: Tensor, labels: Tensor | None, step: int) -> dict[str, Tensor]:
        """One update of the stage that the step lies in."""
        stage = self.stage(step)
        begins = step == (0 if stage == "codes" else self.first_steps)
        if begins:
            self._announce(stage)
        rows = self.batches.indices.to(self.device)
        if stage == "codes":
            return self.codes_step(images, rows)
        # The first batch of an epoch stands at its very beginning.
        if begins or self.batches.place.offset == self.batches.size:
            self.assign()
            if stage == "mapping":
                self._show_matching(step)
        return self.mapping_step(rows) if stage == "mapping" else self.images_step(images, rows)

    def codes_step(self, images: Tensor, rows: Tensor) -> dict[str, Tensor]:
        """GLO: generator and the batch's codes, its ``rows`` (N,) of the table, move; no other code does."""
        model = cast(GLANN, self.model)
        z = F.embedding(rows, self.held.codes, sparse=True)
        with self.autocast():
            made = model.generate(z)
        loss = self._apart(made.float(), images).mean()
        self._update(loss, "generator", "codes")
        with torch.no_grad():
            codes = F.normalize(self.held.codes[rows], dim=1)
            self.held.codes[rows] = codes
            model.codes[rows] = codes.to(model.codes.dtype)
        return {"loss": loss, "image_distance": loss}

    def mapping_step(self, rows: Tensor) -> dict[str, Tensor]:
        """IMLE among codes: the mapping moves its image of each code's own noise towards that code."""
        model = cast(GLANN, self.model)
        with self.autocast():
            reached = model.mapped(self.held.noise[rows])
        loss = (reached.float() - self.held.codes[rows].detach()).square().sum(1).mean()
        self._update(loss, "mapping")
        return {"loss": loss, "code_distance": loss, "nearest_distance": self.held.gap}

    def images_step(self, images: Tensor, rows: Tensor) -> dict[str, Tensor]:
        """Plain IMLE: the generator moves its picture of each image's own noise towards that image."""
        with self.autocast():
            made = cast(GLANN, self.model).generate(self.held.noise[rows])
        loss = F.mse_loss(made.float(), images)
        self._update(loss, "generator")
        return {"loss": loss, "image_distance": loss, "nearest_distance": self.held.gap}

    def assign(self) -> None:
        """Draw fresh noises and give every image the one that comes nearest to it."""
        model = cast(GLANN, self.model)
        shape = self.knobs.noises * len(self.held.noise), self.knobs.noise_dim
        noise = torch.randn(shape, generator=self.generator, device=self.device)
        model.eval()
        if self.knobs.method == "imle":
            found = match_images(model, self._album.images, noise)
        else:
            found = match_codes(model, self.held.codes.detach(), noise)
        model.train()
        self.held.assign(*found)

    def _show_matching(self, step: int) -> None:
        """Show the noise that was assigned, but not faster than the curves grow."""
        if 0 <= step - self._shown_at < self.config.log_every:
            return
        self._shown_at = step
        model = cast(GLANN, self.model).eval()
        self._matching = self._album.matching(model, self.held.codes.detach(), self.held.noise)
        model.train()
        self.shown.append(self._matching)

    def _distance(self) -> Distance:
        """What images are compared by, (N,) for (N, C, H, W) twice."""
        if self.knobs.distance == "pyramid":
            return pyramid_distance
        if self.knobs.distance == "mse" or self.knobs.method == "imle":
            return squared_error
        classifier = chosen_classifier(self.knobs.classifier, self.data).to(self.device)
        spread = torch.linspace(0, len(self._album.images) - 1, EXAMPLES).long().unique()
        apart = FeatureDistance(classifier, to_signed(self._album.images[spread.to(self.device)]))

        def in_precision(made: Tensor, images: Tensor) -> Tensor:
            with self.autocast():
                return apart(made, images)

        return in_precision

    def _update(self, loss: Tensor, *names: str) -> None:
        chosen = [self.optimisers[name] for name in names]
        for optimiser in chosen:
            optimiser.zero_grad(set_to_none=True)
        loss.backward()
        for optimiser in chosen:
            self.move(optimiser, loss)

    def _announce(self, stage: Stage) -> None:
        words = {
            "codes": Message(
                "GLO: codes and generator learn from {used} of {all} training images.",
                {"used": f"{len(self.held.noise):,}", "all": f"{self._available:,}"},
            ),
            "mapping": Message("IMLE: codes and generator stay; noise is mapped onto the codes."),
            "images": Message(
                "IMLE: the generator learns {used} of {all} training images, each from its nearest picture.",
                {"used": f"{len(self.held.noise):,}", "all": f"{self._available:,}"},
            ),
        }
        self.remarks.append(words[stage])

    # -- what is shown --------------------------------------------------------------------------------

    def picture(self, codes: Tensor, labels: Tensor | None) -> Tensor:
        """Until there is a mapping, pictures of the Gaussian fitted to the codes stand for those of noise."""
        if self.shows_mapping():
            return super().picture(codes, labels)
        return self._album.gaussian(cast(GLANN, self.average.model), len(codes))

    def shows_mapping(self) -> bool:
        """Whether the mapping has been trained (or is not needed): every assignment leaves a distance."""
        return self.knobs.method == "imle" or float(self.held.gap) > 0

    def evaluate(self, images: Tensor, labels: Tensor | None) -> tuple[dict[str, float], list[Figure]]:
        """How near training images and codes are reached, and what comes of both spaces, averaged weights."""
        values, figures = self._album.evaluate(cast(GLANN, self.average.model), mapped=self.shows_mapping())
        if self._matching is not None:
            figures.append(self._matching)
        return values, figures


def squared_error(made: Tensor, images: Tensor) -> Tensor:
    """The mean squared error (N,) of images (N, C, H, W)."""
    return (made - images).square().flatten(1).mean(1)
