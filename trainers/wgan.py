"""Training a generator against a critic: WGAN (Arjovsky et al. 2017) with its penalties, GAN-QP, plain GAN.

gp: Gulrajani et al. 2017; div: Wu et al. 2018; sn: Miyato et al. 2018; qp: Su 2018 (arXiv 1811.07296); ns:
Goodfellow et al. 2014.
"""

from __future__ import annotations

from functools import cached_property
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from latentlab.data.datasets import Dataset
from latentlab.errors import BadInput
from latentlab.latent.transport import distances, proven_distance, wasserstein
from latentlab.models import build, seeded
from latentlab.models.base import LatentModel
from latentlab.models.dcgan import DCCritic, spectrally_normal
from latentlab.models.gan import GAN, GANConfig
from latentlab.models.layers import full
from latentlab.runs.events import Figure
from trainers.configs.base import TrainConfig
from trainers.configs.wgan import WGANTrainConfig
from trainers.image_trainer import ImageTrainer
from trainers.penalties import away_from_one, quadratic_potential, slopes
from trainers.settling import Batched, Inputs
from trainers.shapes import check_comparable, check_square

# Momentum keeps a critic of bounded slope from settling; the others are published with a little of it.
STEADY = (0.0, 0.9)
BETAS: dict[str, tuple[float, float]] = {"gp": STEADY, "gp-one-sided": STEADY, "sn": STEADY}
DEFAULT_BETAS = (0.5, 0.999)
PAIRS = 256  # of held-out images and samples: the exact distance is cubic in them


class WGANTrainer(ImageTrainer):
    """The critic maximises E f(x) - E f(G(z)) within its bounds, the generator minimises -E f(G(z)).

    One step is ``n_critic`` updates of the critic, each on images of its own, and one of the generator.
    """

    family = "wgan"
    config_class = WGANTrainConfig
    adversarial = True

    @property
    def knobs(self) -> WGANTrainConfig:
        """The config, as what it is."""
        return cast(WGANTrainConfig, self.config)

    @classmethod
    def check(cls, config: TrainConfig, data: Dataset) -> None:
        """Squares of a known size, and enough of them for one step."""
        check_square(data, "GAN")
        config = cast(WGANTrainConfig, config)
        check_comparable(data)
        batch, count = min(config.batch_size, len(data.train)), len(data.train)
        if config.critic_steps() * batch > count:
            raise BadInput(
                "n_critic: {steps} critic updates of {batch} images are more than the {count} of {data}.",
                "Lower n_critic or batch_size.",
                steps=config.critic_steps(),
                batch=batch,
                count=count,
                data=data.name,
            )

    def build(self) -> LatentModel:
        """A fresh generator for the data, and its critic."""
        knobs = self.knobs
        config = GANConfig(
            image=self.data.spec,
            classes=self.classes,
            latent_dim=knobs.latent_dim,
            width=knobs.width,
        )
        with seeded(knobs.seed + 1):
            critic: nn.Module = DCCritic(config.image, knobs.width, classes=len(config.classes))
            if knobs.penalty == "sn":
                spectrally_normal(critic)
        self.critic = critic.to(self.device)
        if knobs.layout == "channels_last":
            self.critic.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return build("wgan", config.model_dump(), seed=knobs.seed)

    def networks(self) -> dict[str, nn.Module]:
        """Generator and critic."""
        return {"model": self.model, "critic": self.critic}

    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """One for each network: Adam, or RMSprop where weights are clipped, which momentum upsets.

        What the config names instead of Adam has its way.
        """
        return {
            "generator": self._optimiser(self.model),
            "critic": self._optimiser(self.critic),
        }

    def _optimiser(self, network: nn.Module) -> torch.optim.Optimizer:
        weights, penalty = list(network.parameters()), self.knobs.penalty
        if penalty == "clip" and self.config.optimiser == "adam":
            return torch.optim.RMSprop(weights, lr=self.config.lr, foreach=True)
        return self.adam(weights, BETAS.get(penalty, DEFAULT_BETAS))

    # -- one step -------------------------------------------------------------------------------------

    def step(self, images: Tensor, labels: Tensor | None, step: int) -> dict[str, Tensor]:
        """``n_critic`` updates of the critic and one of the generator."""
        metrics = self._update_critic(images, self.given(labels))
        for _ in range(self.knobs.critic_steps() - 1):
            images, labels = self.fetch()
            metrics = self._update_critic(images, self.given(labels))
        return metrics | self._update_generator(len(images), self.given(labels))

    def _update_critic(self, real: Tensor, label: Tensor | None) -> dict[str, Tensor]:
        with torch.no_grad():
            fake = self._generate(len(real), label)
        points = torch.cat((real, fake)).requires_grad_(self.knobs.penalty == "div")
        values = self._judge(points, None if label is None else label.repeat(2))
        on_real, on_fake = values.chunk(2)
        estimate, weight = on_real.mean() - on_fake.mean(), self.knobs.weight()
        match self.knobs.penalty:
            case "gp" | "gp-one-sided":
                loss = weight * self._between(real, fake, label) - estimate
            case "div":
                # Half the weight for real and for generated images each.
                loss = weight * slopes(values, points).pow(self.knobs.penalty_power).mean() - estimate
            case "qp":
                loss = quadratic_potential(on_real - on_fake, real, fake, weight)
            case "ns":
                loss = F.softplus(-on_real).mean() + F.softplus(on_fake).mean()
            case _:
                loss = -estimate
        self._descend("critic", loss)
        if self.knobs.penalty == "clip":
            clip_weights(self.critic, self.knobs.clip)
        return {"loss": loss, "critic_estimate": estimate}

    def _between(self, real: Tensor, fake: Tensor, label: Tensor | None) -> Tensor:
        """The gradient penalty at a random point between each real and generated image."""
        shares = self.noise.uniform(len(real), 1, 1, 1)
        points = torch.lerp(real, fake, shares).requires_grad_()
        norms = slopes(self._judge(points, label), points)
        return away_from_one(norms, one_sided=self.knobs.penalty == "gp-one-sided")

    def _update_generator(self, count: int, label: Tensor | None) -> dict[str, Tensor]:
        self.critic.requires_grad_(False)
        fake = self._generate(count, label)
        values = self._judge(fake, label)
        for tensor in (fake, values):
            tensor.retain_grad()
        loss = F.softplus(-values).mean() if self.knobs.penalty == "ns" else -values.mean()
        self._descend("generator", loss)
        self.critic.requires_grad_(True)
        return {"generator_loss": loss, "gradient_norm": mean_slope(fake, values)}

    def _generate(self, count: int, label: Tensor | None) -> Tensor:
        model, knobs = cast(GAN, self.model), self.knobs
        z = self.noise.normal(count, knobs.latent_dim)
        with self.autocast():
            return full(model.generate(z, label))

    def _judge(self, images: Tensor, label: Tensor | None) -> Tensor:
        with self.autocast():
            return full(cast(Tensor, self.critic(images, label))).squeeze(1)

    def _descend(self, name: str, loss: Tensor) -> None:
        optimiser = self.optimisers[name]
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()

    # -- off the training path ------------------------------------------------------------------------

    def feeds(self) -> list[tuple[nn.Module, Batched]]:
        """Codes of the prior for the generator."""
        return [(cast(GAN, self.average.model).generator, self._inputs.code_batches())]

    @cached_property
    def _inputs(self) -> Inputs:
        knobs = self.knobs
        labelled = bool(self.classes)
        return Inputs.draw(self.data.train, knobs.latent_dim, knobs.seed, self.device, labelled=labelled)

    @torch.no_grad()
    def evaluate(self, images: Tensor, labels: Tensor | None) -> tuple[dict[str, float], list[Figure]]:
        """The exact Wasserstein-1 distance of held-out images and samples, and what the critic proves of it.

        Distances are Euclidean, of images in [-1, 1]. Beside them is the critic's raw estimate, in its own
        scale. Two halves of the data are not at distance 0 either: ``held_out_w1_of_data`` is what a perfect
        generator would reach.
        """
        model, count = self.average.model, min(PAIRS, len(images) // 2)
        if not count:
            return {}, []
        given = self.given(labels)
        label = None if given is None else given[:count]
        generator = torch.Generator(self.device).manual_seed(self.config.seed + 2)
        codes = model.sample_prior(count, generator=generator, label=label)
        real, samples = images[:count], model.decode(codes, label=label)
        self.critic.eval()  # or the power iteration of the spectral norm would go on
        on_real, on_samples = self._judge(real, label), self._judge(samples, label)
        self.critic.train()
        cost = distances(real, samples)
        values = {
            "held_out_w1": wasserstein(cost),
            "held_out_w1_critic": proven_distance(on_real, on_samples, cost),
            "held_out_critic_estimate": float(on_real.mean() - on_samples.mean()),
            "held_out_w1_of_data": wasserstein(distances(real, images[count : 2 * count])),
        }
        return values, []


@torch.no_grad()
def clip_weights(network: nn.Module, bound: float) -> None:
    """Bring every weight into [-bound, bound]."""
    weights: list[Tensor] = list(network.parameters())
    torch._foreach_clamp_min_(weights, -bound)
    torch._foreach_clamp_max_(weights, bound)


@torch.no_grad()
def mean_slope(points: Tensor, values: Tensor) -> Tensor:
    """Mean norm of the gradients of values (N,) at points (N, ...), from what a loss has left at both.

    The loss of each point must depend on its own value alone.
    """
    assert points.grad is not None
    assert values.grad is not None
    norms = torch.linalg.vector_norm(points.grad.flatten(1), dim=1)
    shares: Tensor = norms / values.grad.abs().clamp(min=torch.finfo(norms.dtype).tiny)
    return shares.mean()
