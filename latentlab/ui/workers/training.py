"""The runs of this window: one at a time on each device, the others wait their turn."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from latentlab.errors import BadInput, Message
from latentlab.runs import steering
from latentlab.runs.child import ChildSource
from latentlab.runs.events import Command, Event, Finished, Pause, Stop
from latentlab.runs.folder import RunFolder
from latentlab.runs.lock import is_live
from latentlab.runs.source import RunSource, ThreadSource
from latentlab.ui.workers.run_status import RunStatus, State, after
from trainers.configs.base import TrainConfig
from trainers.devices import choose_device
from trainers.evidence import SAMPLES
from trainers.launch import body, prepare, stored_config

POLL_MS = 33


@dataclass(frozen=True)
class _Waiting:
    path: Path
    device: str
    source: Callable[[], ThreadSource | ChildSource]
    fresh: bool


class RunManager(QObject):
    """Starts runs in threads, those of several processes in a child; reads their mailboxes at 30 Hz while any
    is alive, and passes on commands.

    ``reported`` carries the run's path and one event, in the order the run sent them; ``changed`` follows
    whenever a run was added, changed its state or ended.
    """

    reported = Signal(object, object)  # Path, Event
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kept: object = None  # what a panel wants to find again when it is made anew
        self._queue: list[_Waiting] = []
        self._sources: dict[Path, ThreadSource | ChildSource] = {}
        self._running: dict[Path, _Waiting] = {}
        self._status: dict[Path, RunStatus] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)

    # -- what there is --------------------------------------------------------------------------------

    def active(self) -> list[Path]:
        """Runs that were started here and go on, in the order they began; without those that wait."""
        return list(self._sources)

    def queued(self) -> list[Path]:
        """Runs that wait for their device, in their order."""
        return [waiting.path for waiting in self._queue]

    def place(self, path: Path) -> int:
        """Its place among the runs that wait for the same device, from 1; 0 for one that does not wait."""
        waiting = self._waiting(path)
        return self._mates(waiting).index(waiting) + 1 if waiting is not None else 0

    def is_last(self, path: Path) -> bool:
        """Whether it waits, and none for the same device after it."""
        waiting = self._waiting(path)
        return waiting is not None and self._mates(waiting)[-1] is waiting

    def would_wait(self, device: str) -> bool:
        """Whether a run on this device, which may be "auto", would have to wait for it."""
        return not self._is_free(_device_of(device))

    def status(self, path: Path) -> RunStatus | None:
        """What is known of a run that was started here, also after its end; None for any other."""
        return self._status.get(path)

    def source(self, path: Path) -> RunSource | None:
        """Where a run's weights and events come from; None unless it was started here and trains."""
        return self._sources.get(path)

    def can_steer(self, path: Path) -> bool:
        """Whether ``send`` reaches the run now: it makes steps, or waits between two of them.

        Another process may train it, if it does so on this machine.
        """
        if path not in self._sources:
            return path not in self.queued() and steering.is_heard(path)
        return self._status[path].state in ("running", "pausing", "paused")

    # -- what can be asked ----------------------------------------------------------------------------

    def start(self, family: str, config: TrainConfig) -> Path:
        """Make a run folder and train, at once or when the device is free; returns the folder.

        Raises BadInput for a device this machine lacks and a folder that cannot be written.
        """
        choose_device(config.device)
        run = prepare(family, config)
        self._enqueue(run.path, fresh=True)
        return run.path

    def resume(self, path: Path, *, fresh: bool = False) -> None:
        """Go on from the run's newest checkpoint, at once or when the device is free.

        A ``fresh`` one was just branched off: taken out of the queue it leaves nothing.

        Raises BadInput for a folder that is no run, or one that is being trained.
        """
        if path in self._sources or path in self.queued():
            return
        if is_live(path):
            raise BadInput("{path} is being trained by another process.", "Stop it there first.", path=path)
        self._enqueue(path, fresh=fresh)

    def send(self, path: Path, command: Command) -> None:
        """Tell a run something. Stop takes one that waits out of the queue; others hear nothing.

        One that has ended here before it could hear that it is to be discarded is removed all the same.
        Raises BadInput where another process trains it and its folder cannot be written, or not removed.
        """
        if path in self.queued():
            if isinstance(command, Stop):
                self._withdraw(path)
            return
        source = self._sources.get(path)
        if source is None:
            if steering.is_heard(path):
                steering.send(path, command)
            elif path in self._status and isinstance(command, Stop) and command.discard:
                RunFolder(path).delete()
                self.changed.emit()
            return
        source.send(command)
        if isinstance(command, Stop):
            self._update(path, state="stopping")
        elif isinstance(command, Pause) and self._status[path].state == "running":
            self._update(path, state="pausing")
        self.changed.emit()

    def move(self, path: Path, by: Literal[-1, 1]) -> None:
        """Change places with the run that waits before (-1) or after it; nothing at an end of the queue."""
        waiting = self._waiting(path)
        if waiting is None:
            return
        mates = self._mates(waiting)
        other = mates.index(waiting) + by
        if 0 <= other < len(mates):
            here, there = self._queue.index(waiting), self._queue.index(mates[other])
            self._queue[here], self._queue[there] = self._queue[there], self._queue[here]
            self.changed.emit()

    def clear_queue(self) -> None:
        """Let nothing more begin. Folders of runs that waited stay: they can be resumed later."""
        for waiting in self._queue:
            del self._status[waiting.path]
        self._queue.clear()
        self.changed.emit()

    def close(self) -> None:
        """Stop every run with a checkpoint and wait for the threads to end."""
        self._timer.stop()
        self._queue.clear()
        for source in self._sources.values():
            source.send(Stop())
        for source in self._sources.values():
            source.join()
        self._sources.clear()
        self._running.clear()

    # -- the queue ------------------------------------------------------------------------------------

    def _enqueue(self, path: Path, *, fresh: bool) -> None:
        family, config = stored_config(RunFolder(path))
        waiting = _Waiting(path, _device_of(config.device), _source_of(path, config), fresh)
        self._queue.append(waiting)
        self._status[path] = RunStatus(path, family, config, "waiting")
        self._start_next()
        self.changed.emit()

    def _waiting(self, path: Path) -> _Waiting | None:
        return next((waiting for waiting in self._queue if waiting.path == path), None)

    def _mates(self, waiting: _Waiting) -> list[_Waiting]:
        return [other for other in self._queue if other.device == waiting.device]

    def _is_free(self, device: str) -> bool:
        return all(device != running.device for running in self._running.values())

    def _withdraw(self, path: Path) -> None:
        waiting = next(waiting for waiting in self._queue if waiting.path == path)
        self._queue.remove(waiting)
        del self._status[path]
        try:
            if waiting.fresh:
                RunFolder(path).delete()
        finally:
            self.changed.emit()

    def _start_next(self) -> None:
        for waiting in list(self._queue):
            if not self._is_free(waiting.device):
                continue
            self._queue.remove(waiting)
            source = waiting.source()
            self._sources[waiting.path] = source
            self._running[waiting.path] = waiting
            self._update(waiting.path, state="preparing")
            source.start()
            self._timer.start()

    # -- the mailboxes --------------------------------------------------------------------------------

    def poll(self) -> None:
        """Pass on what the runs have said since the last time."""
        for path, source in list(self._sources.items()):
            alive = source.alive()  # asked first: what a dead thread said is in its mailbox by then
            for event in source.poll():
                self._take(path, event)
            if not alive:
                self._end(path)
        if not self._sources:
            self._timer.stop()

    def _take(self, path: Path, event: Event) -> None:
        before = self._status[path].state
        self._status[path] = after(self._status[path], event)
        self.reported.emit(path, event)
        if self._status[path].state != before:
            self.changed.emit()

    def _end(self, path: Path) -> None:
        if self._status[path].finished is None:
            # The trainer promises a last event; a thread that died without one must not look alive.
            step = self._status[path].step
            self._take(path, Finished(step, "failed", problem=Message("The training ended unexpectedly.")))
        waiting = self._running.pop(path)
        self._sources.pop(path).join()
        self._forget_unborn(waiting)
        self._start_next()
        self.changed.emit()

    def _forget_unborn(self, waiting: _Waiting) -> None:
        """A new run that failed before its first step leaves nothing worth a place in the library."""
        status, run = self._status[waiting.path], RunFolder(waiting.path)
        failed = status.finished is not None and status.finished.outcome == "failed"
        if waiting.fresh and failed and status.variant is None and run.exists() and not run.checkpoints():
            with contextlib.suppress(BadInput):  # it has failed as it is: its last event says how
                run.delete()

    def _update(self, path: Path, *, state: State) -> None:
        self._status[path] = replace(self._status[path], state=state)


def _source_of(path: Path, config: TrainConfig) -> Callable[[], ThreadSource | ChildSource]:
    if config.nproc > 1:
        return partial(ChildSource, path, SAMPLES)
    return partial(ThreadSource, path, body(path, in_window=True))


def _device_of(device: str) -> str:
    try:
        return choose_device(device).type
    except BadInput:  # a run from another machine: the trainer falls back to what is here
        return choose_device("auto").type
