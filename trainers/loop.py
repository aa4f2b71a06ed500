"""The life of a run: prepare, step, record, pause, checkpoint, end. Knows no family and no screen."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch

from latentlab.errors import BadInput, Message, RunFailed
from latentlab.runs.events import (
    Adjust,
    Checkpointed,
    Commands,
    Events,
    Level,
    Log,
    Metrics,
    Outcome,
    Started,
)
from latentlab.runs.folder import RunFolder
from latentlab.runs.live import LiveWeights
from latentlab.runs.lock import RunLock
from latentlab.runs.steering import Orders
from latentlab.runs.wording import changed_words, refused_words
from trainers import checkpoints, devices, memory, trouble
from trainers.configs.base import TrainConfig
from trainers.ending import concluded
from trainers.engine import Trainer
from trainers.gathering import Crew
from trainers.listener import Ended, Listener
from trainers.opening import Opening
from trainers.session import Session


class Loop:
    """One run from its start or its newest checkpoint to its ``Finished`` event."""

    def __init__(
        self,
        trainer_class: type[Trainer],
        config: TrainConfig,
        commands: Commands,
        events: Events,
        folder: Path,
        live: LiveWeights,
        in_window: bool,
        crew: Crew,
    ) -> None:
        self._trainer_class = trainer_class
        self._config = config
        self._listener = Listener(commands, events)
        self._events = events
        self._run = RunFolder(folder)
        self._live = live
        self._in_window = in_window
        self._crew = crew
        self._step = 0
        self._saved_step = self._evaluated_step = -1
        self._ending = False
        self._model = ""

    def run(self) -> None:
        """Train; every way out ends in one ``Finished``."""
        self._model = str(self._run.newest_model() or "")
        self._events(concluded(self._train_locked, self._run.path, lambda: (self._step, self._model)))

    # -- preparing ------------------------------------------------------------------------------------

    def _train_locked(self) -> Outcome:
        with RunLock(self._run.path), Orders(self._run.path) as orders, memory.kept(), self._crew as crew:
            self._listener.orders = orders
            if self._in_window:
                devices.be_nice()
            heed = self._listener.heed
            opening = Opening(
                self._trainer_class, self._config, self._run, crew, self._in_window, heed, self._say
            )
            session = opening.open()
            self._listener.beat = session.trainer.team.beat
            self._step = self._saved_step = self._evaluated_step = session.start_step
            try:
                with devices.own_stream(session.trainer.device):
                    return self._train(session)
            except Ended:
                raise
            except Exception as error:
                self._note_failure(session, error)
                raise
            finally:
                session.close()

    def _say(self, message: Message, level: Level = "info", *, mark: bool = False) -> Log:
        log = Log(self._step, message, level, mark)
        self._events(log)
        return log

    # -- stepping -------------------------------------------------------------------------------------

    def _train(self, session: Session) -> Outcome:
        config, trainer = session.config, session.trainer
        self._live.describe(trainer.average.model)
        self._events(
            Started(
                str(self._run.path), self._step, config.steps, str(trainer.device), session.variant_words()
            )
        )
        self._events(session.structure())
        try:
            while not self._is_done(session):
                if self._listener.obey(self._step):
                    session.pace.rest()
                if adjusts := self._listener.adjusts():
                    for adjust in adjusts:
                        self._adjust(session, adjust)
                    continue
                self._one_step(session)
                self._after_step(session)
            self._store(session, lambda: session.write_outcome("completed", self._step))
        except Ended as end:
            self._end(session, discard=end.discard)
            raise
        return "completed"

    def _is_done(self, session: Session) -> bool:
        """Whether the plan is reached and saved; a bad loss that is read only now takes the run back."""
        if self._step >= session.config.steps:
            self._save(session)
        done = self._step >= session.config.steps
        if done and self._evaluated_step != self._step:
            self._evaluate(session)
        return done

    def _adjust(self, session: Session, adjust: Adjust) -> None:
        """Change live knobs before the next step, after a checkpoint; what cannot be is said."""
        try:
            config = session.adjusted(adjust.values)
        except BadInput as error:
            session.log(self._say(refused_words(adjust.values, error.what), "error"))
            return
        changes = session.config.changes(config)
        if not changes:
            return
        if not self._run.checkpoints():
            self._saved_step = -1  # one branches off before the first step as well
        self._save(session)
        self._store(session, lambda: session.adjust(self._step, config))
        session.log(self._say(changed_words(changes), mark=True))

    def _one_step(self, session: Session) -> None:
        session.pace.begin()
        full = False
        try:
            session.advance(self._step)
        except RuntimeError as error:
            if not devices.is_out_of_memory(error):
                raise
            full = True
        if full:  # outside the except block, or the exception would hold the tensors
            self._out_of_memory(session)
            return
        self._step += 1
        session.pace.end(session.trainer.fetched)
        self._live.publish(session.trainer.average.model, self._step)

    def _after_step(self, session: Session) -> None:
        config, step = session.config, self._step
        for remark in session.trainer.take_remarks():
            session.log(self._say(remark, mark=True))
        for remark in self._listener.take_garbage():
            session.log(self._say(remark, "warning"))
        for figure in session.trainer.take_shown():
            self._events(replace(figure, step=step))
        self._record(session)
        if self._step != step:  # the loss was not finite: back at a checkpoint, which has all of this
            return
        if self._in_window and session.pace.is_slow() and session.drop_threads():
            session.log(
                self._say(Message("The machine is busy: training goes on with one thread."), mark=True)
            )
        if step % config.sample_every == 0:
            self._store(session, lambda: self._sample(session))
        if step % config.evaluate_every == 0:
            self._evaluate(session)
        if step % config.checkpoint_every == 0 and step < config.steps:
            self._save(session)

    def _record(self, session: Session, *, wait: bool = False) -> None:
        """Read the metrics that have arrived; a loss that is not finite pauses the run."""
        for step, values, norms in session.meter.pop(wait=wait):
            bad = [name for name, value in values.items() if not math.isfinite(value)]
            if bad:
                self._diverged(session, step, bad[0], values[bad[0]])
                return
            values[f"{session.trainer.counted}_per_second"] = session.pace.per_second()
            values["time"] = session.pace.seconds
            session.recorder.metrics(step, values)
            self._events(Metrics(step, values))
            if norms:
                self._events(session.norms(step, norms))
            self._store(session, session.recorder.flush)

    def _sample(self, session: Session) -> None:
        samples = session.sample(self._step)
        if samples is not None:
            self._events(samples)

    def _evaluate(self, session: Session) -> None:
        self._evaluated_step = self._step
        values, figures = session.evaluate(self._step)
        if values:
            self._events(Metrics(self._step, values))
        for figure in figures:
            self._events(figure)
        self._store(session, session.recorder.flush)

    def _save(self, session: Session) -> None:
        self._record(session, wait=True)
        if self._saved_step == self._step:
            return
        try:
            self._store(session, lambda: self._checkpoint(session))
        except checkpoints.NotFinite as error:  # between two points of the curves
            self._diverged(session, self._step, str(error), math.nan)

    def _checkpoint(self, session: Session) -> None:
        path = session.checkpoint(self._step)
        self._saved_step, self._model = self._step, str(path)
        self._live.describe(session.trainer.average.model)
        self._events(Checkpointed(self._step, self._model))

    # -- trouble --------------------------------------------------------------------------------------

    def _store(self, session: Session, write: Callable[[], object]) -> None:
        """Write; while the disk refuses, the run waits with everything in memory."""
        while True:
            try:
                write()
                session.pace.rest()
                return
            except OSError as error:
                self._hold(
                    session,
                    *trouble.unwritable(self._run.path, error),
                )

    def _out_of_memory(self, session: Session) -> None:
        if session.trainer.device.type == "cuda":
            torch.cuda.empty_cache()
        if session.halved or not session.trainer.halve_batch():
            raise trouble.out_of_memory(session.trainer.device, session.trainer.batches.size)
        session.halved = True
        text = Message(
            "Out of memory: the batch is now {batch} images.", {"batch": session.trainer.batches.size}
        )
        session.log(self._say(text, "warning", mark=True))

    def _diverged(self, session: Session, step: int, name: str, value: float) -> None:
        session.meter.clear()
        problem, remedy = trouble.diverged(name, value, step, self._model)
        self._hold(session, problem, remedy, broken=True)
        self._step = session.go_back()
        self._saved_step = self._step

    def _hold(self, session: Session, problem: Message, remedy: Message, *, broken: bool = False) -> None:
        """Wait for Resume after trouble. Stop ends the run; a broken state is not saved then."""
        session.pace.rest()
        session.log(Log(self._step, problem, "error", mark=True))
        failure = RunFailed(problem.template, remedy.template, **problem.values)
        if broken and self._ending:
            raise failure
        try:
            self._listener.hold(self._step, problem, remedy)
        except Ended as end:
            if broken and not end.discard:
                raise failure from end
            if not end.discard and self._saved_step != self._step:
                self._save_once_more(session)
            raise

    def _save_once_more(self, session: Session) -> None:
        """Stopped while the disk refused: it may have room again."""
        try:
            self._checkpoint(session)
        except OSError as error:
            raise trouble.unsaved(self._run.path, error) from error

    def _end(self, session: Session, *, discard: bool) -> None:
        if discard:
            return
        self._ending = True
        self._save(session)
        self._store(session, lambda: session.write_outcome("stopped", self._step))

    def _note_failure(self, session: Session, error: Exception) -> None:
        session.log(Log(self._step, trouble.explained(error, self._run.path).what, "error"))
        with contextlib.suppress(OSError):  # the disk may be what failed; ``Finished`` tells in any case
            session.write_outcome("failed", self._saved_step)
