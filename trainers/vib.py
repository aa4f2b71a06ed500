"""Training a variational information bottleneck: spec and sources in latentlab/models/vib.py."""

from __future__ import annotations

import math
from typing import cast

import torch
from torch import Tensor
from torch.nn import functional as F

from latentlab.data.datasets import Dataset
from latentlab.errors import BadInput
from latentlab.measures.information import class_bits, rate_bits
from latentlab.models import build
from latentlab.models.base import LatentModel, Posterior
from latentlab.models.layers import full
from latentlab.models.vib import VIB, VIBConfig
from latentlab.runs.events import Figure
from trainers.configs.base import TrainConfig
from trainers.configs.vib import VIBTrainConfig
from trainers.figures import aggregate_posterior, axis_bars, posterior_ellipses
from trainers.image_trainer import ImageTrainer
from trainers.shapes import check_square


class VIBTrainer(ImageTrainer):
    """Minimises E[-log q(y|z)] + lambda KL(p(z|x) || N(0, I)), and beside it the decoder's error."""

    family = "vib"
    config_class = VIBTrainConfig
    descends = True

    @property
    def knobs(self) -> VIBTrainConfig:
        """The config, as what it is."""
        return cast(VIBTrainConfig, self.config)

    @property
    def classes(self) -> tuple[str, ...]:
        """None: the model is never told the class."""
        return ()

    @classmethod
    def check(cls, config: TrainConfig, data: Dataset) -> None:
        """Squares of a known size, of at least two classes."""
        check_square(data, "VIB")
        if len(data.label_names()) < 2:
            raise BadInput(
                "{data} has a single class; there is nothing to tell apart.",
                "Choose a data set with two or more classes.",
                data=data.name,
            )

    def build(self) -> LatentModel:
        """A fresh VIB for the data and its classes."""
        knobs = self.knobs
        config = VIBConfig(
            image=self.data.spec,
            predicts=self.data.label_names(),
            latent_dim=knobs.latent_dim,
            width=knobs.width,
            hidden=knobs.hidden,
        )
        return build("vib", config.model_dump(), seed=knobs.seed)

    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """One Adam over everything: no gradient of the decoder reaches what makes the codes."""
        return {"adam": self.adam(list(self.model.parameters()))}

    def step(self, images: Tensor, labels: Tensor | None, step: int) -> dict[str, Tensor]:
        """One update."""
        assert labels is not None  # the opening refuses data without labels
        model = cast(VIB, self.model)
        with self.autocast():
            mean, std = model.posterior(images)
            noise = self.noise.normal(*mean.shape)
            z = mean + std * noise
            logits = model.logits(z)
            picture = model.picture(z.detach())
        rate = Posterior(mean, std).kl().sum(dim=1).mean()
        loss = F.cross_entropy(logits, labels) + self.rate_weight(step) * rate
        recon = F.mse_loss(full(picture), images)
        self.descend(loss + recon, self.optimisers["adam"])
        return {
            "loss": loss,
            "rate_bits": rate.detach() / math.log(2.0),
            "accuracy": (logits.argmax(dim=1) == labels).float().mean(),
            "recon": recon / 4.0,  # of [0, 1] images, as everywhere else
        }

    def rate_weight(self, step: int) -> float:
        """Lambda at a step: a straight line from 0 over ``rate_warmup`` steps."""
        warmup = self.knobs.rate_warmup
        return self.knobs.rate_weight * (min(1.0, (step + 1) / warmup) if warmup else 1.0)

    @torch.no_grad()
    def evaluate(self, images: Tensor, labels: Tensor | None) -> tuple[dict[str, float], list[Figure]]:
        """Bits and accuracies of the averaged model, of codes drawn from the same noise each time."""
        assert labels is not None
        model, count = cast(VIB, self.average.model), self.knobs.eval_samples
        posterior = model.encode(images)
        generator = torch.Generator(self.device).manual_seed(self.knobs.seed + 3)
        drawn = torch.stack(
            [model.logits(posterior.sample(generator)).log_softmax(dim=1) for _ in range(count)]
        )
        kl = posterior.kl()
        values = {
            "held_out_rate_bits": float(rate_bits(kl).mean()),
            "held_out_class_bits": class_bits(drawn, labels),
            "held_out_accuracy": accuracy_of(drawn, labels),
            "held_out_accuracy_one_sample": accuracy_of(drawn[:1], labels),
        }
        assert posterior.std is not None
        mean, std, per_axis = posterior.mean, posterior.std, kl.mean(dim=0)
        figures = [
            axis_bars(per_axis),
            aggregate_posterior(mean, std, per_axis),
            posterior_ellipses(mean, std, per_axis, labels, self.data.label_names()),
        ]
        return values, figures


def accuracy_of(log_probabilities: Tensor, labels: Tensor) -> float:
    """The share of images (N,) whose class the mean over codes, (S, N, K), puts first."""
    return float((log_probabilities.exp().mean(dim=0).argmax(dim=1) == labels).float().mean())
