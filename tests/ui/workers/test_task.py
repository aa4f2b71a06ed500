from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput, Message
from latentlab.progress import Progress
from latentlab.ui.workers.task import Newest, Tasks


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.reports: list[tuple[float, str]] = []
        self.threads: set[threading.Thread] = set()

    def done(self, result: object) -> None:
        self.threads.add(threading.current_thread())
        self.results.append(result)

    def failed(self, error: Exception) -> None:
        self.threads.add(threading.current_thread())
        self.errors.append(error)

    def progress(self, fraction: float, what: Message) -> None:
        self.reports.append((fraction, str(what)))


@pytest.fixture
def tasks(qtbot: QtBot):  # type: ignore[no-untyped-def]
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def receiver(qtbot: QtBot) -> Receiver:
    return Receiver()


def double(value: int, progress: Progress) -> int:
    assert threading.current_thread() is not threading.main_thread()
    progress.report(0.5, "half of {value}", value=value)
    return 2 * value


def refuse(progress: Progress) -> None:
    raise BadInput("No.")


class Gate:
    """Work that says when it began and ends when told, or cancelled."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.go = threading.Event()
        self.calls: list[object] = []

    def work(self, value: object, progress: Progress) -> object:
        self.calls.append(value)
        self.began.set()
        while not self.go.wait(0.002):
            progress.check()
        return value


def test_results_come_back_in_the_gui_thread(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    tasks.run(double, 4, done=receiver.done, failed=receiver.failed, progress=receiver.progress)
    qtbot.waitUntil(lambda: receiver.results == [8])
    assert receiver.threads == {threading.main_thread()}
    assert receiver.reports == [(0.5, "half of 4")]
    assert receiver.errors == []


def test_errors_come_back_as_values(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    tasks.run(refuse, done=receiver.done, failed=receiver.failed)
    qtbot.waitUntil(lambda: len(receiver.errors) == 1)
    assert isinstance(receiver.errors[0], BadInput)


def test_a_cancelled_task_stays_silent(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    gate = Gate()
    task = tasks.run(gate.work, 1, done=receiver.done, failed=receiver.failed)
    assert gate.began.wait(30)
    states = [task.active]
    task.cancel()
    states.append(task.active)
    assert states == [True, False]
    tasks.run(double, 1, done=receiver.done, failed=receiver.failed)
    qtbot.waitUntil(lambda: receiver.results == [2])
    assert receiver.errors == []


def test_what_waits_and_is_cancelled_never_runs(qtbot: QtBot, receiver: Receiver) -> None:
    tasks, gate = Tasks(workers=1), Gate()
    tasks.run(gate.work, "first", done=receiver.done, failed=receiver.failed)
    assert gate.began.wait(30)
    tasks.run(gate.work, "second", done=receiver.done, failed=receiver.failed).cancel()
    tasks.run(gate.work, "third", done=receiver.done, failed=receiver.failed)
    gate.go.set()
    qtbot.waitUntil(lambda: receiver.results == ["first", "third"])
    assert gate.calls == ["first", "third"]
    tasks.close()


def test_a_long_task_leaves_room_for_a_short_one(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    gate = Gate()
    tasks.run(gate.work, "long", done=receiver.done, failed=receiver.failed)
    assert gate.began.wait(30)
    tasks.run(double, 3, done=receiver.done, failed=receiver.failed)
    qtbot.waitUntil(lambda: receiver.results == [6])
    gate.go.set()
    qtbot.waitUntil(lambda: receiver.results == [6, "long"])


def test_a_deleted_receiver_is_left_in_peace(qtbot: QtBot, tasks: Tasks) -> None:
    import shiboken6

    gone, there, gate = Receiver(), Receiver(), Gate()
    tasks.run(gate.work, 1, done=gone.done, failed=gone.failed)
    assert gate.began.wait(30)
    shiboken6.delete(gone)
    gate.go.set()
    tasks.run(gate.work, 2, done=there.done, failed=there.failed)
    qtbot.waitUntil(lambda: there.results == [2])
    assert gone.results == []


def test_a_callback_that_raises_takes_no_other_with_it(
    qtbot: QtBot, tasks: Tasks, receiver: Receiver
) -> None:
    class Clumsy(Receiver):
        def done(self, result: object) -> None:
            raise RuntimeError("clumsy")

    clumsy = Clumsy()
    with capture_exceptions() as raised:
        tasks.run(double, 1, done=clumsy.done, failed=clumsy.failed)
        tasks.run(double, 2, done=receiver.done, failed=receiver.failed)
        qtbot.waitUntil(lambda: receiver.results == [4] and len(raised) == 1)


def test_close_cancels_what_runs_and_joins(qtbot: QtBot, receiver: Receiver) -> None:
    tasks, gate = Tasks(), Gate()
    tasks.run(gate.work, 1, done=receiver.done, failed=receiver.failed)
    assert gate.began.wait(30)
    tasks.close()
    assert tasks.run(double, 1, done=receiver.done, failed=receiver.failed).cancelled
    assert receiver.results == []


def test_the_newest_of_many_requests_wins(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    newest, gate = Newest(tasks), Gate()
    newest.run(gate.work, 0, done=receiver.done, failed=receiver.failed)
    assert gate.began.wait(30)
    for value in range(1, 20):
        newest.run(gate.work, value, done=receiver.done, failed=receiver.failed)
    gate.go.set()
    qtbot.waitUntil(lambda: receiver.results == [0, 19])
    assert not newest.busy
    newest.run(refuse, done=receiver.done, failed=receiver.failed)
    newest.run(double, 5, done=receiver.done, failed=receiver.failed)
    qtbot.waitUntil(lambda: receiver.results == [0, 19, 10])
    assert len(receiver.errors) == 1


def test_nothing_comes_after_the_newest_was_cancelled(qtbot: QtBot, tasks: Tasks, receiver: Receiver) -> None:
    newest, gate = Newest(tasks), Gate()
    newest.run(gate.work, 0, done=receiver.done, failed=receiver.failed)
    newest.run(gate.work, 1, done=receiver.done, failed=receiver.failed)
    assert gate.began.wait(30)
    newest.cancel()
    gate.go.set()
    tasks.run(double, 1, done=receiver.done, failed=receiver.failed)
    qtbot.waitUntil(lambda: receiver.results == [2])
    assert gate.calls == [0]
