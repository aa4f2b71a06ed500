"""From a config to a session ready to step: device, threads, data, variant, what a checkpoint restores."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import torch

from latentlab.data.stores import Data
from latentlab.errors import BadInput, Message
from latentlab.progress import Progress
from latentlab.runs.events import Level, Log
from latentlab.runs.folder import RunFolder
from latentlab.runs.recorder import RunRecorder
from latentlab.runs.wording import layout_word
from trainers import checkpoints, devices, variants
from trainers.configs.base import TrainConfig
from trainers.engine import Trainer
from trainers.gathering import Crew
from trainers.helping import share_state
from trainers.session import Session
from trainers.team import ALONE, Team

LISTED = 100  # skipped files that are named one by one
_TELL_S = 0.1  # between two reports
_THREADS_FOR = "threads_for"  # of config.json: the processes of a machine that they were chosen for


class HeedfulProgress(Progress):
    """Progress of preparations that listens to the run's commands whenever it is checked.

    What is reported passes by; the last report of a sentence, with its last numbers, stays in the log.
    """

    def __init__(self, heed: Callable[[], None], say: Callable[[Message, Level], Log]) -> None:
        super().__init__(lambda _, message: self._tell(message))
        self._heed, self._say = heed, say
        self._last: Message | None = None
        self._told = -math.inf

    def check(self) -> None:
        """Let a Stop through."""
        self._heed()

    def settle(self) -> None:
        """The work is done: log its last report."""
        if self._last is not None:
            self._say(self._last, "info")
            self._last, self._told = None, -math.inf

    def _tell(self, message: Message) -> None:
        if self._last is not None and message.template != self._last.template:
            self.settle()
        self._last = message
        if time.monotonic() - self._told >= _TELL_S:
            self._told = time.monotonic()
            self._say(message, "progress")


class Opening:
    """Opens one session. ``heed`` raises when the run is told to stop; ``say`` tells what happens."""

    def __init__(
        self,
        trainer_class: type[Trainer],
        config: TrainConfig,
        run: RunFolder,
        crew: Crew,
        in_window: bool,
        heed: Callable[[], None],
        say: Callable[[Message, Level], Log],
    ) -> None:
        self._trainer_class = trainer_class
        self._config = config
        self._run = run
        self._crew = crew
        self._in_window = in_window
        self._heed = heed
        self._say = say

    def open(self) -> Session:
        """A session at step 0 or at the newest checkpoint. Raises BadInput for what cannot be trained."""
        checkpoints.sweep(self._run)
        points = self._run.checkpoints()
        device = self._device(resuming=bool(points))
        self._crew.check(device)
        config = self._config.over(self._crew.size)
        times_threads = self._times_threads()
        threads = self._threads(0 if times_threads else self._config.threads)
        config = config.model_copy(update={"device": device.type, "threads": threads})
        progress = HeedfulProgress(self._heed, self._say)
        data = self._trainer_class.open_data(config, self._run.path, progress)
        progress.settle()
        refuse_unfit(self._trainer_class, config)
        self._trainer_class.check(config, data)
        logs = []
        if not points:
            config = self._trainer_class.planned(config, data)
            logs += [self._say(message, "warning") for message in _skipped(data)]
            config, timings = variants.choose(
                config, device, lambda c: self._trial(c, data, device), self._heed
            )
            logs += [self._say(_describe(timing), "info") for timing in timings]
        if times_threads:
            config, seconds = variants.choose_threads(
                config, device, lambda c: self._trial(c, data, device), self._heed
            )
            logs += [self._say(_describe_threads(*pair), "info") for pair in seconds.items()]
        config, said = self._compilable(config, data, device)
        logs += said
        team = self._gather(config, data, device)
        if team.size > 1:
            logs += [self._say(Message("{count} processes share each batch.", {"count": team.size}), "info")]
        trainer = self._trainer(config, data, device, team)
        if config.compile:
            trainer.compile()
        self._crew.await_data(self._heed)
        as_started = config  # a family may make something of it that stays, whatever is edited
        for edit in self._run.edits(points[-1][0] if points else 0):
            config = config.adjusted(edit["values"])
        trainer.adjust(config)
        about = checkpoints.restore(points[-1][1], trainer) if points else {}
        self._refuse_other_data(about, data)
        self._write_config(as_started, times_threads)
        (self._run.path / "outcome.json").unlink(missing_ok=True)
        step = int(about.get("step", 0))
        session = Session(self._run, config, data, trainer, self._recorder(step, config), step)
        session.pace.seconds = float(about.get("seconds", 0.0))
        share_state(trainer)
        for log in logs:
            session.log(log)
        return session

    def _write_config(self, config: TrainConfig, timed_threads: bool) -> None:
        about = {_THREADS_FOR: self._crew.on_this_machine} if timed_threads else {}
        self._run.write_config(self._trainer_class.family, config.model_dump(mode="json"), **about)

    def _gather(self, config: TrainConfig, data: Data, device: torch.device) -> Team:
        """The processes, each told what it will train."""
        if data.count < self._crew.size:
            raise BadInput(
                "nproc: the {images} training images of {data} are fewer than the {count} processes.",
                "Lower nproc.",
                images=data.count,
                data=data.name,
                count=self._crew.size,
            )
        team = self._crew.gather(self._heed)
        family, knobs = self._trainer_class.family, config.model_dump(mode="json")
        team.say({"do": "open", "family": family, "config": knobs, "fingerprint": data.fingerprint})
        team.compute_on(device)
        return team

    def _trial(self, config: TrainConfig, data: Data, device: torch.device) -> Trainer:
        """A trainer to time: with the part of a batch that one process gets."""
        share = config.model_copy(update={"batch_size": config.batch_size // self._crew.size})
        return self._trainer(share, data, device)

    def _trainer(self, config: TrainConfig, data: Data, device: torch.device, team: Team = ALONE) -> Trainer:
        trainer = self._trainer_class(config, data, device, team)
        trainer.adjust(config)  # a rule that fits nothing is refused here, before the first step
        return trainer

    def _compilable(
        self, config: TrainConfig, data: Data, device: torch.device
    ) -> tuple[TrainConfig, list[Log]]:
        """The config, without ``compile`` where two steps of a trial do not get through it; what was said."""
        if not config.compile:
            return config, []
        self._say(Message("Compiling the networks..."), "progress")
        self._heed()
        trial = self._trial(config, data, device)
        trial.compile()
        try:
            for step in range(2):
                trial.advance(step)
        except Exception as error:  # noqa: BLE001  (whatever a compiler throws: it is said, and the run goes on)
            message = Message(
                "The networks cannot be compiled ({cause}): they run as they are.",
                {"cause": " ".join(str(error).split("\n")[:2])},
            )
            return config.model_copy(update={"compile": False}), [self._say(message, "warning")]
        return config, [self._say(Message("The networks are compiled."), "info")]

    def _recorder(self, step: int, config: TrainConfig) -> RunRecorder:
        return RunRecorder(self._run, step, config.tensorboard)

    def _device(self, *, resuming: bool) -> torch.device:
        try:
            return devices.choose_device(self._config.device)
        except BadInput:
            if not resuming:
                raise
        device = devices.choose_device("auto")
        self._say(
            Message(
                "The run's device {old} is not here; it goes on on {new}.",
                {"old": self._config.device, "new": device.type},
            ),
            "warning",
        )
        return device

    def _times_threads(self) -> bool:
        """Whether they are left to the machine, and not chosen yet for so many processes on it."""
        chosen_for = self._run.read_json("config.json").get(_THREADS_FOR)
        return not self._config.threads or chosen_for not in (None, self._crew.on_this_machine)

    def _threads(self, asked: int) -> int:
        shared = devices.thread_counts(self._in_window) // self._crew.on_this_machine
        threads = asked or max(1, shared)
        torch.set_num_threads(threads)
        return threads

    def _refuse_other_data(self, about: dict[str, object], data: Data) -> None:
        trained_on = about.get("data_fingerprint", data.fingerprint)
        if trained_on != data.fingerprint:
            raise BadInput(
                "The images of {data} have changed since the run {run} began.",
                "Bring back the old images, or start a new run on the new ones.",
                data=data.name,
                run=self._run.path,
            )


def refuse_unfit(trainer_class: type[Trainer], config: TrainConfig) -> None:
    """Raise BadInput for an optimiser or an accumulation that the family's steps cannot have."""
    if config.optimiser == "polyak" and trainer_class.adversarial:
        raise BadInput(
            "optimiser: polyak needs a loss with a least value; those of {family} have none.",
            "Choose another optimiser.",
            family=trainer_class.family,
        )
    if config.accumulate > 1 and not trainer_class.descends:
        raise BadInput(
            "accumulate: this needs a family whose step goes down a single loss; {family} is none.",
            "Set accumulate to 1, and batch_size to what memory allows.",
            family=trainer_class.family,
        )


def _skipped(data: Data) -> list[Message]:
    """How many files of the data could not be used, and which, with the reason."""
    if not data.skipped:
        return []
    count = Message("{count} files of {data} were skipped:", {"count": len(data.skipped), "data": data.name})
    listed = [Message("{reason}", {"reason": reason}) for reason in data.skipped[:LISTED]]
    more = len(data.skipped) - len(listed)
    return [count, *listed, *([Message("and {more} more.", {"more": more})] if more else [])]


def _describe_threads(threads: int, seconds: float) -> Message:
    return Message(
        "CPU threads: {threads}, {milliseconds:.1f} ms a step.",
        {"threads": threads, "milliseconds": seconds * 1000},
    )


def _describe(timing: variants.Timing) -> Message:
    return Message(
        "{precision}, {layout}: {milliseconds:.1f} ms a step, loss {loss:.4g} after the trial.",
        {
            "precision": timing.precision,
            "layout": layout_word(timing.layout),
            "milliseconds": timing.seconds * 1000,
            "loss": timing.loss,
        },
    )
