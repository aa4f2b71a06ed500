"""What a family of trainers fills in, and the one ``Trainer.run`` that serves window, shell and Python."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from latentlab.data.stores import Data
from latentlab.errors import Message
from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.runs.events import Commands, Events, Figure
from latentlab.runs.live import LiveWeights
from trainers import optimisers
from trainers.batches import Feed
from trainers.configs.base import TrainConfig
from trainers.ema import Average
from trainers.evidence import Evidence
from trainers.gathering import Crew
from trainers.layer_norms import SELDOM, LayerNorms
from trainers.noise import Noise
from trainers.rules import Layers
from trainers.settling import Batched, settle
from trainers.team import ALONE, Team

COMPILER = "inductor"  # a backend of torch.compile


class Trainer(ABC):
    """Networks, optimisers and one step of a family. Knows no screen, no folder and no clock.

    A family implements ``check``, ``build``, ``make_optimisers`` and ``step``; the rest has defaults. What it
    learns from, and in what portions, ``open_data``, ``feed`` and ``fetch`` say: ``ImageTrainer`` does for
    families of images. ``config`` names its variant explicitly (no "auto"), ``data`` is what ``open_data``
    gave, and ``device`` is where everything lives.
    """

    family: ClassVar[str]
    config_class: ClassVar[type[TrainConfig]]
    # Whether a step is one ``descend``: its loss can be gathered over batches.
    descends: ClassVar[bool] = False
    # Whether networks play against each other: their losses have no least value to be measured from.
    adversarial: ClassVar[bool] = False
    # What it learns from, in the plural: the curves have "images_per_second".
    counted: ClassVar[str] = "images"
    # Steps between two measurements of the layers, at least.
    seldom: ClassVar[int] = SELDOM

    def __init__(self, config: TrainConfig, data: Any, device: torch.device, team: Team = ALONE) -> None:
        self.config = config
        self.data = data
        self.device = device
        self.team = team
        self.model = self.build().to(device)
        if config.layout == "channels_last":
            self.model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        # What a step has to say: the loop logs it with a mark and empties it.
        self.remarks: list[Message] = []
        # What it has to show between two evaluations: the loop passes it on and empties it.
        self.shown: list[Figure] = []
        self.generator = torch.Generator(device).manual_seed(config.seed)
        self.noise = Noise(self.generator, team)
        self.batches = self.feed()
        self.fetched = 0  # images (or words) that the newest step took
        self.optimisers = self.make_optimisers()
        if team.size > 1:
            for optimiser in self.optimisers.values():
                optimiser.register_step_pre_hook(team.average_gradients)
        self.average = self.make_average()
        self._part = 0  # of the batches that make one step
        self._told: list[Tensor] = []  # the losses of those so far

    # -- what a family says ---------------------------------------------------------------------------

    @abstractmethod
    def build(self) -> LatentModel:
        """A fresh model for the data, its weights drawn from ``config.seed``."""

    @abstractmethod
    def make_optimisers(self) -> dict[str, torch.optim.Optimizer]:
        """The optimisers by name; their states are saved and restored.

        What changes gradients before a step is given to ``layers.prepare`` after ``__init__``: they are those
        of the whole batch by then, and have been measured.
        """

    @abstractmethod
    def step(self, inputs: Tensor, labels: Tensor | None, step: int) -> dict[str, Tensor]:
        """One update from what ``fetch`` gave; ``step`` counts from 0.

        Returns 0-d tensors on the device, "loss" among them, without ever synchronising. Noise comes from
        ``self.noise``; losses are means over the inputs, or go through ``self.team.mean``.
        """

    @classmethod
    @abstractmethod
    def open_data(cls, config: TrainConfig, folder: Path, progress: Progress) -> Data:
        """What the run in ``folder`` learns from. Raises BadInput where it cannot, Cancelled."""

    @classmethod
    @abstractmethod
    def check(cls, config: TrainConfig, data: Any) -> None:
        """Raise BadInput where the family cannot learn from such data; asked before anything is built."""

    @classmethod
    def planned(cls, config: TrainConfig, data: Any) -> TrainConfig:
        """The config with what only the data can tell filled in; asked once, before the first step."""
        return config

    @abstractmethod
    def feed(self) -> Feed:
        """Where in the data the run is, and how much of it makes a step."""

    @abstractmethod
    def fetch(self) -> tuple[Tensor, Tensor | None]:
        """What the next step learns from, and what is known of it.

        A step that needs more than the batch it is given calls this; a resumed run goes on after the last.
        """

    def evidence(self) -> Evidence:
        """What the run shows of its model, and what it measures."""
        return Evidence(self)

    def make_average(self) -> Average:
        """The weights that are shown and saved."""
        return Average(self.model, self.config.ema_decay)

    def share_of_rate(self, step: int) -> float:
        """The share of the peak learning rate at ``step``; a run in stages may begin anew with each."""
        return schedule(self.config.lr_schedule, step, self.config.steps)

    def networks(self) -> dict[str, nn.Module]:
        """Everything with weights that a checkpoint must hold; a GAN adds its critic."""
        return {"model": self.model}

    def feeds(self) -> list[tuple[nn.Module, Batched]]:
        """Networks of the averaged model with batch norm, each with what it takes its statistics from.

        The same each time, and none of the run's random numbers.
        """
        return []

    # -- what the loop calls --------------------------------------------------------------------------

    def advance(self, step: int) -> dict[str, Tensor]:
        """Fetch a batch and make update number ``step`` (from 0)."""
        self.layers.set_learning_rate(self.config.lr * self.share_of_rate(step))
        parts, self.fetched = [], 0
        for part in range(self.config.accumulate):
            self._part = part
            parts.append(self.step(*self.fetch(), step))
        self.average.update(step + 1)
        metrics = parts[0] if len(parts) == 1 else _means(parts)
        return self.team.means(metrics) if (step + 1) % self.config.log_every == 0 else metrics

    def autocast(self) -> AbstractContextManager[object]:
        """The precision of forward passes."""
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.config.precision == "bf16")

    def adam(
        self, parameters: list[nn.Parameter], betas: tuple[float, float] = (0.9, 0.999)
    ) -> torch.optim.Optimizer:
        """Adam, or what the config names instead of it."""
        return optimisers.build(self.config, parameters, self.generator, betas)

    def descend(self, loss: Tensor, optimiser: torch.optim.Optimizer) -> None:
        """One update down a loss (0-d); with ``accumulate`` the last of so many calls makes it.

        For families with ``descends``: their ``step`` calls this once and moves nothing otherwise.
        """
        count = self.config.accumulate
        if self._part == 0:
            optimiser.zero_grad(set_to_none=True)
            self._told.clear()
        share = loss if count == 1 else loss / count
        share.backward()
        self._told.append(share.detach())
        if self._part < count - 1:
            return
        self.move(optimiser, self._told[0] if count == 1 else torch.stack(self._told).sum())

    def move(self, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
        """One step down the gradients that are there, of this loss (0-d)."""
        if isinstance(optimiser, optimisers.ClippedPolyak):
            optimiser.step(loss=self.team.mean(loss.detach()))
        else:
            optimiser.step()

    @cached_property
    def layers(self) -> Layers:
        """The parameters by name, under the config's rules."""
        layers = Layers(self.networks(), self.optimisers, self.generator)
        layers.obey(self.config.rules)
        return layers

    @cached_property
    def norms(self) -> LayerNorms:
        """What measures the layers."""
        return LayerNorms(self.layers)

    def adjust(self, config: TrainConfig) -> None:
        """Go on with another config that differs in live knobs only.

        Families read theirs from ``self.config`` at every step. Raises BadInput, with nothing changed, where
        a rule fits no parameter.
        """
        self.layers.obey(config.rules)
        self.average.decay = config.ema_decay
        self.config = config

    def compile(self) -> None:
        """Compile every network and its parts, as they are called; their names and weights stay."""
        import torch._functorch.config as compiling  # a second that only those who compile need to wait

        compiling.donated_buffer = False  # a family may go through one graph twice
        for network in self.networks().values():
            for module in (network, *network.children()):
                module.compile(backend=COMPILER)

    def settle(self) -> None:
        """Take the batch norm statistics of the averaged model anew, before it is evaluated or saved.

        The sample grids, which come more often, do with those of the trained model.
        """
        for network, batches in self.feeds():
            settle(network, batches)

    def take_remarks(self) -> list[Message]:
        """What the newest step had to say."""
        remarks, self.remarks = self.remarks, []
        return remarks

    def take_shown(self) -> list[Figure]:
        """What the newest step had to show."""
        shown, self.shown = self.shown, []
        return shown

    def halve_batch(self) -> bool:
        """Halve the batch after running out of memory; False when it cannot get smaller, or is shared."""
        half = self.batches.size // 2
        if half < self.config.least_batch() or self.team.size > 1:
            return False
        self.batches.size = half
        return True

    @classmethod
    def run(
        cls,
        config: TrainConfig,
        commands: Commands,
        events: Events,
        *,
        folder: Path,
        live: LiveWeights | None = None,
        in_window: bool = False,
        crew: Crew | None = None,
    ) -> None:
        """Train into ``folder`` until done or told to stop; goes on from the newest checkpoint there.

        Blocks; never raises for what can go wrong with a run: the last event is always ``Finished`` and
        says how it ended. ``in_window`` leaves a core to the window and yields to it. ``crew`` is who trains;
        without one it is this process alone.
        """
        from trainers.loop import Loop

        Loop(cls, config, commands, events, folder, live or LiveWeights(), in_window, crew or Crew()).run()


def _means(parts: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Metrics of a step from those of its batches."""
    return {name: torch.stack([part[name].detach() for part in parts]).mean() for name in parts[0]}


def schedule(kind: str, step: int, steps: int) -> float:
    """The share of the peak learning rate at ``step``.

    It is constant, or falls to 0: by a cosine in the second half, by a line in the last two fifths. Or it
    halves after every tenth, or falls to a tenth at the half and again at three quarters (as He et al. 2016).
    """
    if kind == "step":
        return 0.1 ** ((2 * step >= steps) + (4 * step >= 3 * steps))
    if kind == "halving":
        return 0.5 ** min(9, 10 * step // steps)
    start = (0.6 if kind == "linear" else 0.5) * steps
    if kind == "constant" or step < start:
        return 1.0
    way = min(1.0, (step - start) / max(1.0, steps - start))
    return 1.0 - way if kind == "linear" else 0.5 * (1.0 + math.cos(math.pi * way))
