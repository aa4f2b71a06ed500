"""Codes to pictures in a thread of their own: the newest request of each consumer wins, the picture first."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QCoreApplication, QObject, Signal

from latentlab.runs.live import LiveWeights
from latentlab.spec import Labels, part_of
from latentlab.ui.state import OpenModel
from latentlab.ui.workers.variants import CHUNK, Pixels, VariantSet, decode_pixels

PRIORITY = {"picture": 0, "grid": 1, "thumbnails": 2}  # everybody else comes after
REFRESH_S = 0.22  # how often a followed run's newest weights are taken, between requests


@dataclass(frozen=True)
class Decoded:
    """Pictures (N, H, W, C) uint8 of one request. ``step`` is that of the live weights, -1 for a file."""

    consumer: str
    stamp: int
    images: Pixels
    milliseconds: float
    model_id: str
    step: int = -1


@dataclass(eq=False)
class _Job:
    """A request and how much of it is drawn."""

    consumer: str
    stamp: int
    codes: NDArray[np.float32]
    space: str
    label: Labels
    drawn: list[Pixels] = field(default_factory=list)
    done: int = 0
    seconds: float = 0.0

    @property
    def rank(self) -> tuple[int, int]:
        return PRIORITY.get(self.consumer, len(PRIORITY)), self.stamp


@dataclass(frozen=True)
class Tuned:
    """The variants that won: their names for one code at a time and for many."""

    model_id: str
    one: str
    many: str


@dataclass(frozen=True)
class _Failed:
    error: Exception
    consumer: str = ""


_Posted = Decoded | Tuned | _Failed | int


@dataclass(eq=False)
class _Copy:
    """The worker's own copy of the open model; without ``variants`` there is none."""

    epoch: int = 0
    id: str = ""
    variants: VariantSet | None = None
    tuning: Iterator[None] | None = None
    step: int = -1
    refresh_at: float = 0.0


@dataclass(frozen=True, eq=False)
class _Turn:
    """What the worker found when it looked up from its work."""

    epoch: int
    wanted: OpenModel | None
    live: LiveWeights | None
    job: _Job | None


_END = object()


class Decoder(QObject):
    """Decodes for the whole window. Nothing here makes the GUI thread wait, except ``close``.

    Connect ``state.model_changed`` to ``set_model`` before anything that submits on that signal. Every
    consumer has one slot: a newer request replaces the one that waits, and what is half drawn is dropped.
    Large requests are drawn in chunks of 64, between which the more urgent go first.
    """

    decoded = Signal(object)  # Decoded
    failed = Signal(object, str)  # Exception, consumer ('' where the model could not be copied)
    refreshed = Signal(int)  # step of the live weights now in use: submit again
    tuned = Signal(object)  # Tuned
    _ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._slots: dict[str, _Job] = {}
        self._wanted: OpenModel | None = None
        self._epoch = 0
        self._live: LiveWeights | None = None
        self._closing = False
        self._stamp = 0
        # A mailbox the GUI thread empties, so that a stalled window never piles up pictures.
        self._outbox: list[tuple[int, _Posted]] = []
        self._ready.connect(self._on_ready)
        # Not a daemon: a daemon thread inside torch aborts the process at exit.
        self._thread = threading.Thread(target=self._work, name="decoder")
        self._thread.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    # -- for the GUI thread -------------------------------------------------------------------------

    def set_model(self, opened: OpenModel | None) -> None:
        """Decode with a private copy of this model from now on; requests to the old one are dropped.

        The same weights with another spec (a run measured its spaces again) are not loaded again.
        """
        with self._changed:
            before, self._wanted = self._wanted, opened
            if before is not None and opened is not None and _same_weights(before, opened):
                return
            self._epoch += 1
            self._live = opened.live if opened is not None else None
            self._slots.clear()
            self._changed.notify()

    def follow(self, live: LiveWeights | None) -> None:
        """Keep taking a run's newest weights into the open model, or stop at the last ones."""
        with self._changed:
            self._live = live
            self._changed.notify()

    def submit(self, consumer: str, codes: ArrayLike, space: str, label: Labels = None) -> int:
        """Ask for pictures of codes (N, D), or (D,); returns the stamp its ``Decoded`` will carry."""
        values = np.atleast_2d(np.array(codes, dtype=np.float32))
        with self._changed:
            self._stamp += 1
            self._slots[consumer] = _Job(consumer, self._stamp, values, space, label)
            self._changed.notify()
            return self._stamp

    def withdraw(self, consumer: str) -> None:
        """Forget what a consumer asked for: it is hidden."""
        with self._changed:
            self._slots.pop(consumer, None)

    def close(self) -> None:
        """End the thread; waits for the chunk in hand."""
        with self._changed:
            self._closing = True
            self._slots.clear()
            self._changed.notify()
        self._thread.join()

    def _on_ready(self) -> None:
        with self._changed:
            epoch, posted, self._outbox = self._epoch, self._outbox, []
        for posted_epoch, item in posted:
            if posted_epoch != epoch:
                continue
            if isinstance(item, Decoded):
                self.decoded.emit(item)
            elif isinstance(item, int):
                self.refreshed.emit(item)
            elif isinstance(item, Tuned):
                self.tuned.emit(item)
            else:
                self.failed.emit(item.error, item.consumer)

    # -- in the worker thread -----------------------------------------------------------------------

    def _work(self) -> None:
        # torch's thread count is each thread's own and becomes the default of later threads: set it first.
        torch.set_num_threads(1)
        copy = _Copy()
        with torch.inference_mode():
            while (turn := self._next_turn(copy)) is not None:
                if copy.epoch != turn.epoch:
                    copy = self._load(turn)
                elif copy.variants is not None:
                    self._refresh(copy, copy.variants, turn.live)
                    self._draw(copy, copy.variants, turn.job)
                elif turn.job is not None:
                    self._finish(turn.job)  # no model is open: there is nothing to draw

    def _next_turn(self, copy: _Copy) -> _Turn | None:
        with self._changed:
            while not self._something_to_do(copy):
                # A loop of our own: how long to wait changes when a run begins to be followed.
                self._changed.wait(self._patience(copy))
            if self._closing:
                return None
            job = min(self._slots.values(), key=lambda job: job.rank, default=None)
            return _Turn(self._epoch, self._wanted, self._live, job)

    def _something_to_do(self, copy: _Copy) -> bool:
        if self._closing or copy.epoch != self._epoch or self._slots or copy.tuning is not None:
            return True
        return self._live is not None and time.monotonic() >= copy.refresh_at

    def _patience(self, copy: _Copy) -> float | None:
        return None if self._live is None else max(0.0, copy.refresh_at - time.monotonic())

    def _load(self, turn: _Turn) -> _Copy:
        if turn.wanted is None:
            return _Copy(turn.epoch)
        try:
            variants = VariantSet(turn.wanted.model)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: the window shows it
            self._post(turn.epoch, _Failed(error))
            return _Copy(turn.epoch)
        tuning = variants.tune(exact=turn.wanted.live is not None)
        return _Copy(turn.epoch, turn.wanted.id, variants, tuning)

    def _refresh(self, copy: _Copy, variants: VariantSet, live: LiveWeights | None) -> None:
        if live is None or time.monotonic() < copy.refresh_at:
            return
        copy.refresh_at = time.monotonic() + REFRESH_S
        step = variants.refresh(live, copy.step)
        live.request()
        if step is not None:
            copy.step = step
            self._post(copy.epoch, step)

    def _draw(self, copy: _Copy, variants: VariantSet, job: _Job | None) -> None:
        try:
            if job is not None:
                self._advance(copy, variants, job)
            elif copy.tuning is not None and next(copy.tuning, _END) is _END:
                copy.tuning = None
                self._post(copy.epoch, Tuned(copy.id, variants.chosen(1).name, variants.chosen(CHUNK).name))
        except Exception as error:  # noqa: BLE001 - the edge of the thread: the window shows it
            if job is None:
                copy.tuning = None
            else:
                self._finish(job)
            self._post(copy.epoch, _Failed(error, job.consumer if job is not None else ""))

    def _advance(self, copy: _Copy, variants: VariantSet, job: _Job) -> None:
        started = time.perf_counter()
        chunk = job.codes[job.done : job.done + CHUNK]
        label = part_of(job.label, job.done, job.done + CHUNK)
        job.drawn.append(decode_pixels(variants.model_for(len(chunk)), chunk, job.space, label))
        job.done += len(chunk)
        job.seconds += time.perf_counter() - started
        if job.done < len(job.codes):
            return
        self._finish(job)
        images = job.drawn[0] if len(job.drawn) == 1 else np.concatenate(job.drawn)
        spent = 1000.0 * job.seconds
        self._post(copy.epoch, Decoded(job.consumer, job.stamp, images, spent, copy.id, copy.step))

    def _finish(self, job: _Job) -> None:
        with self._changed:
            if self._slots.get(job.consumer) is job:
                del self._slots[job.consumer]

    def _post(self, epoch: int, item: _Posted) -> None:
        with self._changed:
            if self._closing or epoch != self._epoch:
                return
            if isinstance(item, Decoded):
                self._outbox = [entry for entry in self._outbox if not _superseded(entry[1], item)]
            self._outbox.append((epoch, item))
        self._ready.emit()


def _same_weights(a: OpenModel, b: OpenModel) -> bool:
    return (a.id, a.model, a.live) == (b.id, b.model, b.live)


def _superseded(old: _Posted, new: Decoded) -> bool:
    return isinstance(old, Decoded) and old.consumer == new.consumer
