"""Two networks, each trained by both programs: that of pythae's own MNIST benchmark, and our small VAE.

pythae (Chadebec et al. 2022) is needed for this measurement only; pip install -c constraints.txt
'.[benchmarks]' brings it. Its networks are built through its own interface, and trained with its own trainer.
"""

from __future__ import annotations

import tempfile
import time
from typing import Any, ClassVar, cast

import torch
from pythae.data.datasets import BaseDataset
from pythae.models import VAE as TheirVAE  # noqa: N811
from pythae.models import VAEConfig as TheirConfig
from pythae.models.base.base_utils import ModelOutput
from pythae.models.nn import BaseDecoder, BaseEncoder
from pythae.models.nn.benchmarks.mnist.convnets import Decoder_Conv_AE_MNIST, Encoder_Conv_VAE_MNIST
from pythae.trainers import BaseTrainer, BaseTrainerConfig
from pythae.trainers.training_callbacks import TrainingCallback
from torch import Tensor, nn

from latentlab.bench.bare import load, synchronise, timings
from latentlab.models import FAMILIES, build
from latentlab.models.base import LatentModel, ModelConfig
from latentlab.models.vae import VAE
from latentlab.spec import ModelSpec
from trainers import TRAINERS
from trainers.configs import CONFIGS
from trainers.vae import VAETrainer

IMAGE = {"channels": 1, "height": 28, "width": 28}


def theirs(latent_dim: int) -> TheirConfig:
    """What their networks are told."""
    return TheirConfig(input_dim=(1, 28, 28), latent_dim=latent_dim, reconstruction_loss="mse")


# -- their network in our trainer -----------------------------------------------------------------------


class TheirsConfig(ModelConfig):
    """Of their network."""

    latent_dim: int = 16
    likelihood: str = "gaussian"


class Theirs(LatentModel):
    """The network of pythae's MNIST benchmark, as a model of ours."""

    family = "pythae"
    config_class = TheirsConfig

    def __init__(self, config: TheirsConfig) -> None:
        super().__init__(config)
        self.encoder = Encoder_Conv_VAE_MNIST(theirs(config.latent_dim))
        self.decoder = Decoder_Conv_AE_MNIST(theirs(config.latent_dim))
        self.log_scale = nn.Parameter(torch.zeros(()))

    @classmethod
    def describe(cls, config: ModelConfig) -> ModelSpec:
        """Like our VAE."""
        return VAE.describe(config).model_copy(update={"family": cls.family})

    def posterior(self, x: Tensor, label: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Mean and log-std, each (N, D)."""
        found = self.encoder((x + 1.0) / 2.0)
        return found.embedding.float(), 0.5 * found.log_covariance.float()

    def likelihood_mean(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        """Means (N, C, H, W) in [-1, 1]."""
        return cast(Tensor, self.decoder(z).reconstruction) * 2.0 - 1.0

    _decode = VAE._decode
    _encode = VAE._encode


class TheirsTrainer(VAETrainer):
    """Our VAE's training of their network."""

    family: ClassVar[str] = "pythae"

    def build(self) -> LatentModel:
        """Their network, fresh."""
        return build(
            "pythae", {"image": self.data.spec, "latent_dim": self.knobs.latent_dim}, self.knobs.seed
        )


def register() -> None:
    """Make their network a family, in this process."""
    FAMILIES["pythae"] = "beside_pythae:Theirs"
    TRAINERS["pythae"] = "beside_pythae:TheirsTrainer"
    CONFIGS["pythae"] = CONFIGS["vae"]


# -- our network in their trainer -----------------------------------------------------------------------


class OurEncoder(BaseEncoder):
    """The encoder of our small VAE, as they want it."""

    def __init__(self, model: VAE) -> None:
        super().__init__()
        self.model = model

    def forward(self, x: Tensor) -> ModelOutput:
        """Mean and log-variance."""
        mean, log_std = self.model.posterior(2.0 * x - 1.0)
        return ModelOutput(embedding=mean, log_covariance=2.0 * log_std)


class OurDecoder(BaseDecoder):
    """Its decoder."""

    def __init__(self, model: VAE) -> None:
        super().__init__()
        self.model = model

    def forward(self, z: Tensor) -> ModelOutput:
        """Means of [0, 1] images."""
        return ModelOutput(reconstruction=(self.model.likelihood_mean(z) + 1.0) / 2.0)


def network(kind: str, latent_dim: int) -> TheirVAE:
    """A VAE of theirs around their own network, or around ours."""
    config = theirs(latent_dim)
    if kind == "own":
        return TheirVAE(config, Encoder_Conv_VAE_MNIST(config), Decoder_Conv_AE_MNIST(config))
    small = cast(VAE, build("vae", {"image": IMAGE, "latent_dim": latent_dim}))
    # Each half is given what it runs only, or every weight would be theirs twice.
    encoder, decoder = OurEncoder(small), OurDecoder(cast(VAE, build("vae", small.config.model_dump())))
    del encoder.model.decoder, encoder.model.log_scale, decoder.model.encoder, decoder.model.log_scale
    return TheirVAE(config, encoder, decoder)


class Clock(TrainingCallback):
    """Notes when each step ends."""

    def __init__(self) -> None:
        self.marks: list[float] = []

    def on_train_step_end(self, training_config: Any, **_: Any) -> None:
        """One more."""
        self.marks.append(time.perf_counter())


def train(kind: str, latent_dim: int, batch: int, steps: int, data: str, device: str) -> dict[str, Any]:
    """Their trainer at work; the first quarter warms up and is not counted."""
    images = load(data).float() / 255.0
    wanted = min(len(images), batch * steps) // batch * batch
    clock, epochs = Clock(), -(-steps * batch // wanted)
    with tempfile.TemporaryDirectory(prefix="latentlab-pythae-") as folder:
        config = BaseTrainerConfig(
            output_dir=folder,
            num_epochs=epochs,
            per_device_train_batch_size=batch,
            learning_rate=2e-3,
            no_cuda=device == "cpu",
        )
        dataset = BaseDataset(images[:wanted], torch.zeros(wanted))
        trainer = BaseTrainer(
            network(kind, latent_dim), train_dataset=dataset, training_config=config, callbacks=[clock]
        )
        trainer.train()
        synchronise(device)
    marks = clock.marks[: steps + 1]
    return timings(marks[max(1, len(marks) // 4) :])
