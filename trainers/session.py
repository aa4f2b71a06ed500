"""Everything a run works with between two resumptions: trainer, data, clocks and files."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import torch

from latentlab.data.images import save_png
from latentlab.data.stores import Data
from latentlab.errors import Message, RunFailed
from latentlab.files import write_text_atomically
from latentlab.latent.sheets import compose
from latentlab.runs.events import Figure, LayerNorms, Log, Samples, Structure
from latentlab.runs.folder import RunFolder
from latentlab.runs.recorder import RunRecorder
from latentlab.runs.wording import variant_words
from trainers import checkpoints
from trainers.configs.base import TrainConfig
from trainers.engine import Trainer
from trainers.evidence import SAMPLES
from trainers.helping import share_state
from trainers.layer_norms import is_due
from trainers.meter import Meter
from trainers.pace import Pace


@dataclass
class Session:
    """The parts of one session of a run; the loop says when, this says how."""

    run: RunFolder
    config: TrainConfig
    data: Data
    trainer: Trainer
    recorder: RunRecorder
    start_step: int
    pace: Pace = field(default_factory=Pace)
    meter: Meter = field(default_factory=Meter)
    halved: bool = False
    held_out: dict[str, float] = field(default_factory=dict)
    held_out_step: int = -1  # the step that ``held_out`` was measured at
    settled_step: int = -1  # the step that the averaged model was settled at

    def __post_init__(self) -> None:
        self.evidence = self.trainer.evidence()

    def variant_words(self) -> Message:
        """The variant, e.g. "bf16, channels_last, 2 threads"."""
        config, threads = self.config, torch.get_num_threads()
        return variant_words(config.precision, config.layout, threads, self.trainer.team.size)

    def log(self, entry: Log) -> None:
        """Keep a line of the log."""
        self.recorder.log(entry)

    def drop_threads(self) -> bool:
        """Train on with one CPU thread; False if it does so already."""
        if self.trainer.device.type != "cpu" or torch.get_num_threads() == 1:
            return False
        torch.set_num_threads(1)
        return True

    def structure(self) -> Structure:
        """The layers, which are also noted."""
        found = Structure(self.start_step, self.trainer.norms.structure)
        self.recorder.layers(found)
        return found

    def advance(self, step: int) -> None:
        """Make update number ``step`` (from 0); its metrics and the norms of layers go to the meter."""
        self.trainer.team.say_step(step)
        norms = None
        if is_due(step + 1, self.config.log_every, self.trainer.seldom):
            with self.trainer.norms.watching():
                metrics = self.trainer.advance(step)
            norms = self.trainer.norms.read()
        else:
            metrics = self.trainer.advance(step)
        if (step + 1) % self.config.log_every == 0:
            self.meter.push(step + 1, metrics, norms)

    def norms(self, step: int, values: list[float]) -> LayerNorms:
        """What was read of the layers, which is also noted."""
        count = len(values) // 3
        columns = (tuple(values[row * count : (row + 1) * count]) for row in range(3))
        found = LayerNorms(step, *columns)
        self.recorder.layers(found)
        return found

    @torch.no_grad()
    def sample(self, step: int) -> Samples | None:
        """Pictures of the averaged model, also written as one; None where it has none."""
        images = self.evidence.samples()
        if images is None:
            return None
        sheet = compose(images, *SAMPLES)
        save_png(sheet, self.run.samples_path / f"step-{step:06d}.png")
        return Samples(step, images)

    @torch.no_grad()
    def evaluate(self, step: int) -> tuple[dict[str, float], list[Figure]]:
        """Scalars and figures of the averaged model; also a point of the curves, where there are any."""
        self._settle(step)
        values, figures = self.evidence.evaluate()
        self._measure(step)
        if self.held_out:
            values = {"held_out_mse": self.held_out["mse"], **values}
        if values:
            self.recorder.metrics(step, values)
        dated = [replace(figure, step=step) for figure in figures]
        self.recorder.figures(dated)
        return values, dated

    @torch.no_grad()
    def checkpoint(self, step: int) -> Path:
        """Measure the latent spaces and write the checkpoint; returns its model file.

        Raises NotFinite before anything is measured or written, OSError where it cannot be written.
        """
        state = checkpoints.finite_state(self.trainer)
        model = self.trainer.average.model
        self._settle(step)
        self._measure(step)
        model.with_spaces(*self.evidence.spaces())
        self.recorder.flush()
        return checkpoints.save(
            self.run, self.trainer, step, self.summary(step), self.config.keep_checkpoints, state
        )

    def summary(self, step: int) -> dict[str, Any]:
        """How the model was made, for its file."""
        return {
            "run": self.run.path.name,
            "data": self.data.name,
            "data_fingerprint": self.data.fingerprint,
            "steps": step,
            "seed": self.config.seed,
            "config": self.config.model_dump(mode="json"),
            "edits": self.run.edits(),
            "device": str(self.trainer.device),
            "seconds": round(self.pace.seconds, 1),
            "held_out": self.held_out,
        }

    def adjusted(self, values: Mapping[str, object]) -> TrainConfig:
        """The config with live knobs changed. Raises BadInput for what the run cannot go on with."""
        config = self.config.adjusted(values)
        self.trainer.check(config, self.data)
        self.trainer.layers.check(config.rules)
        return config

    def adjust(self, step: int, config: TrainConfig) -> None:
        """Go on with other live knobs from ``step`` on; noted first, so that a resumed run does the same.

        Raises OSError, with nothing changed, where it cannot be noted.
        """
        before, after = self.config.model_dump(mode="json"), config.model_dump(mode="json")
        self.recorder.edit(step, {name: value for name, value in after.items() if value != before[name]})
        self.trainer.adjust(config)
        self.trainer.team.say({"do": "adjust", "config": after})
        self.config = config

    def go_back(self) -> int:
        """Return to the newest checkpoint; its step. Raises RunFailed where there is none."""
        points = self.run.checkpoints()
        if not points:
            raise RunFailed("There is no checkpoint to go back to.", "Lower lr and start again.")
        checkpoints.restore(points[-1][1], self.trainer)
        share_state(self.trainer)
        self.recorder.rewind(points[-1][0])
        # The same steps come again, with other weights.
        self.settled_step = self.held_out_step = -1
        return points[-1][0]

    def write_outcome(self, outcome: str, step: int) -> None:
        """Note how the run ended."""
        self.recorder.flush()
        document = {"outcome": outcome, "step": step, "ended": time.strftime("%Y-%m-%dT%H:%M:%S%z")}
        write_text_atomically(self.run.path / "outcome.json", json.dumps(document))

    def close(self) -> None:
        """Close the files."""
        self.recorder.close()

    def _settle(self, step: int) -> None:
        if self.settled_step != step:
            self.trainer.settle()
            self.settled_step = step

    def _measure(self, step: int) -> None:
        if self.held_out_step != step:
            self.held_out = self.evidence.held_out()
            self.held_out_step = step
