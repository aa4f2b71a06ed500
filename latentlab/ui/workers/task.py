"""One function off the GUI thread: its result, its error and its progress come back into the GUI thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
import torch
from PySide6.QtCore import QCoreApplication, QObject, Signal

from latentlab.errors import Message
from latentlab.progress import Progress

T = TypeVar("T")
WORKERS = 4
"""One for what is wanted at once, beside codes that three workspaces may be looking for."""
Call = Callable[[], None]
OnProgress = Callable[[float, Message], None]
OnShown = Callable[[Any], None]


class Task:
    """Work that was asked for. After ``cancel`` its callbacks stay silent, and it ends at its next check."""

    def __init__(self, work: Call, progress: Progress) -> None:
        self._work = work
        self._progress = progress
        self._cancelled = False
        self._finished = False

    @property
    def cancelled(self) -> bool:
        """Whether somebody cancelled it."""
        return self._cancelled

    @property
    def active(self) -> bool:
        """Whether its result is still to come."""
        return not (self._cancelled or self._finished)

    def cancel(self) -> None:
        """Nobody wants it any more. From the GUI thread."""
        self._cancelled = True
        self._progress.cancel()


class Tasks(QObject):
    """A small pool of threads for functions that would make the window wait, first in, first out.

    The callbacks run in the GUI thread, and never once their object is gone.
    """

    _ready = Signal()

    def __init__(self, parent: QObject | None = None, workers: int = WORKERS) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._queue: deque[Task] = deque()
        self._tasks: set[Task] = set()
        self._calls: deque[tuple[Task, Call]] = deque()
        self._advances: dict[tuple[Task, OnProgress | OnShown], Call] = {}  # the newest of each callback
        self._threads: list[threading.Thread] = []
        self._workers = workers
        self._idle = 0
        self._closing = False
        self._ready.connect(self._on_ready)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def run(
        self,
        function: Callable[..., T],
        *args: Any,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: OnProgress | None = None,
        shown: OnShown | None = None,
    ) -> Task:
        """Call ``function(*args, progress=Progress)`` in a worker; ``done`` gets what it returns.

        ``failed`` gets what it raises, ``progress`` the newest fraction and sentence it reported, ``shown``
        the newest of what it showed on its way.
        """

        def work() -> None:
            try:
                result = function(*args, progress=reports)
            except Exception as error:  # noqa: BLE001 - the edge of the thread: the window shows it
                self._post(task, _Bound(failed, error))
            else:
                self._post(task, _Bound(done, result))

        def report(fraction: float, what: Message) -> None:
            if progress is not None:
                self._post_advance(task, progress, fraction, what)

        def show(partial: object) -> None:
            if shown is not None:
                self._post_advance(task, shown, partial)

        reports = Progress(report, show)
        task = Task(work, reports)
        with self._changed:
            if self._closing:
                task.cancel()
                return task
            self._queue.append(task)
            self._tasks.add(task)
            if len(self._queue) > self._idle and len(self._threads) < self._workers:
                self._start_thread()
            self._changed.notify()
        return task

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        with self._changed:
            self._closing = True
            for task in self._tasks:
                task.cancel()
            self._queue.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    # -- GUI thread ---------------------------------------------------------------------------------

    def _on_ready(self) -> None:
        # One result at each signal: a callback that raises takes no other down with it.
        with self._changed:
            advances, self._advances = self._advances, {}
            finished = self._calls.popleft() if self._calls else None
        for (task, _), call in advances.items():
            if task.active:
                call()
        if finished is not None:
            task, call = finished
            if task.active:
                task._finished = True
                call()

    # -- worker threads -----------------------------------------------------------------------------

    def _start_thread(self) -> None:
        # Not daemons: a daemon thread inside torch aborts the process at exit.
        thread = threading.Thread(target=self._serve, name=f"task {len(self._threads)}")
        self._threads.append(thread)
        thread.start()

    def _serve(self) -> None:
        torch.set_num_threads(1)  # the pictures' thread and a training share the cores
        while (task := self._take()) is not None:
            if not task.cancelled:
                task._work()
            with self._changed:
                self._tasks.discard(task)

    def _take(self) -> Task | None:
        with self._changed:
            self._idle += 1
            self._changed.wait_for(lambda: self._closing or bool(self._queue))
            self._idle -= 1
            return self._queue.popleft() if self._queue and not self._closing else None

    def _post(self, task: Task, call: _Bound) -> None:
        with self._changed:
            if self._closing or task.cancelled:
                return
            self._calls.append((task, call))
        self._ready.emit()

    def _post_advance(self, task: Task, callback: OnProgress | OnShown, *values: object) -> None:
        with self._changed:
            if self._closing or task.cancelled:
                return
            waiting = bool(self._advances)
            self._advances[task, callback] = _Bound(callback, *values)
        if not waiting:
            self._ready.emit()


class Newest:
    """One task at a time, of which the newest request wins: what somebody drags calls for many.

    The one that runs is left to finish, so that its result can be shown meanwhile; of those asked for
    during that time only the last is run.
    """

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._task: Task | None = None
        self._waiting: Call | None = None

    @property
    def busy(self) -> bool:
        """Whether a result is still to come."""
        return self._task is not None and self._task.active

    @property
    def waiting(self) -> bool:
        """Whether another request follows the one in hand."""
        return self._waiting is not None

    def run(
        self,
        function: Callable[..., T],
        *args: Any,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: OnProgress | None = None,
        shown: OnShown | None = None,
    ) -> None:
        """Like ``Tasks.run``, once the one before has ended."""

        def on_done(result: T) -> None:
            _Bound(done, result)()
            self._next()

        def on_failed(error: Exception) -> None:
            _Bound(failed, error)()
            self._next()

        def start() -> None:
            self._task = self._tasks.run(
                function, *args, done=on_done, failed=on_failed, progress=progress, shown=shown
            )

        if self.busy:
            self._waiting = start
        else:
            start()

    def cancel(self) -> None:
        """Forget all of it."""
        self._waiting = None
        if self._task is not None:
            self._task.cancel()

    def _next(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()


def idle(*asked: Newest) -> bool:
    """Whether none of them computes or will: its progress can be put away."""
    return not any(one.busy or one.waiting for one in asked)


class _Bound:
    """A callback with its arguments; silent where its object was deleted meanwhile."""

    def __init__(self, function: Callable[..., None], *args: object) -> None:
        self._function, self._args = function, args

    def __call__(self) -> None:
        owner = getattr(self._function, "__self__", None)
        if not isinstance(owner, QObject) or shiboken6.isValid(owner):
            self._function(*self._args)
