"""Measures a list of images in batches: results come as they are ready, and it can be cancelled."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from latentlab.errors import Message
from latentlab.progress import Progress
from latentlab.spec import Capability, Label
from latentlab.ui.roundtrip.work import Item, Outcome, travel
from latentlab.ui.state import OpenModel
from latentlab.ui.workers.task import Task, Tasks

BATCH = 32
SOUGHT = 8  # images whose codes are looked for at once: that takes seconds
Results = list[tuple[Item, Outcome]]


class Measurer(QObject):
    """``measured`` carries pairs of an Item and its Outcome, ``advanced`` follows each batch and the end.

    Where finding a code takes its time, ``measured`` comes again and again for the same images.
    """

    measured = Signal(object)
    advanced = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._waiting: deque[Item] = deque()
        self._opened: OpenModel | None = None
        self._label: Label | None = None
        self._batch = 0
        self.done = 0
        self.total = 0
        self.part = 0.0  # of an image: how far the batch in hand is

    @property
    def busy(self) -> bool:
        """Whether results are still to come."""
        return self._task is not None

    def start(self, items: Iterable[Item], opened: OpenModel, label: Label | None) -> None:
        """Measure these too. With another model or class than before, first cancel what still waits."""
        if opened is not self._opened or label != self._label:
            self.cancel()
        self._opened, self._label = opened, label
        before = len(self._waiting)
        self._waiting.extend(items)
        self.total += len(self._waiting) - before
        if self._task is None:
            self._next()

    def cancel(self) -> None:
        """Forget what still waits; what was measured stands."""
        if self._task is not None:
            self._task.cancel()
        self._waiting.clear()
        self._end()

    def _next(self) -> None:
        if self._opened is None or not self._waiting:
            self._end()
            return
        size = BATCH if self._opened.spec.can(Capability.ENCODE) else SOUGHT
        batch = [self._waiting.popleft() for _ in range(min(size, len(self._waiting)))]
        self._batch, self.part = len(batch), 0.0
        self._task = self._tasks.run(
            _travel,
            self._opened,
            batch,
            self._label,
            done=self._on_done,
            failed=self._on_failed,
            progress=self._on_progress,
            shown=self._on_shown,
        )
        self.advanced.emit()

    def _end(self) -> None:
        self._task = None
        self.done = self.total = 0
        self.part = 0.0
        self.advanced.emit()

    def _on_done(self, results: Results) -> None:
        self.done += len(results)
        self.measured.emit(results)
        self._next()

    def _on_shown(self, results: Results) -> None:
        self.measured.emit(results)

    def _on_progress(self, fraction: float, _what: Message) -> None:
        self.part = max(fraction, 0.0) * self._batch
        self.advanced.emit()

    def _on_failed(self, error: Exception) -> None:
        self._waiting.clear()
        self._end()
        self.failed.emit(error)


def _travel(opened: OpenModel, items: Sequence[Item], label: Label | None, progress: Progress) -> Results:
    def show(outcomes: list[Outcome | None]) -> None:
        pairs = zip(items, outcomes, strict=True)
        progress.show([(item, outcome) for item, outcome in pairs if outcome is not None])

    return list(zip(items, travel(opened, items, label, progress, show), strict=True))
