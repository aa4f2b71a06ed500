"""What a run hears while it prepares, steps and waits."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from latentlab.errors import Message
from latentlab.runs.events import Adjust, Commands, Events, Pause, Paused, Resume, Resumed, Stop
from latentlab.runs.steering import POLL_S, Garbage, Orders, garbled


class Ended(Exception):
    """The run was told to stop: how a stop leaves the loop from any depth."""

    def __init__(self, discard: bool) -> None:
        super().__init__()
        self.discard = discard


class Listener:
    """Obeys commands: raises ``Ended`` for Stop, waits for Resume after Pause, keeps each Adjust.

    They come from this process or, once it has ``orders``, from others through the run's folder. ``beat`` is
    called now and then while the run waits.
    """

    def __init__(self, commands: Commands, events: Events) -> None:
        self.orders: Orders | None = None
        self.beat: Callable[[], None] = _nothing
        self._garbage: list[Message] = []
        self._commands = commands
        self._events = events
        self._pause = False
        self._adjusts: list[Adjust] = []
        self._ended: Ended | None = None

    def heed(self) -> None:
        """Before the first step: obey Stop; remember Pause for ``obey``."""
        if self._ended is not None:
            raise self._ended
        self._collect()
        while (command := self._commands.poll()) is not None:
            if isinstance(command, Adjust):
                self._adjusts.append(command)
                continue
            if isinstance(command, Stop):
                raise Ended(command.discard)
            self._pause = isinstance(command, Pause)

    def obey(self, step: int) -> bool:
        """Between two steps: obey everything; True if the run was paused meanwhile.

        A Stop that came after an Adjust is obeyed the next time, when ``adjusts`` were taken.
        """
        try:
            self.heed()
            if not self._pause:
                return False
            self._pause = False
            self.hold(step)
        except Ended as end:
            if end.discard or end is self._ended or not self._adjusts:
                raise
            self._ended = end
        return True

    def hold(self, step: int, problem: Message | None = None, remedy: Message | None = None) -> None:
        """Wait for Resume, saying why."""
        self._tell(Paused(step, problem, remedy))
        while not isinstance(command := self._commands.wait(POLL_S), Resume):
            if isinstance(command, Stop):
                raise Ended(command.discard)
            if isinstance(command, Adjust):
                self._adjusts.append(command)
            self._collect()
            self.beat()
        self._tell(Resumed(step))

    def adjusts(self) -> list[Adjust]:
        """What came since the last call, in its order."""
        taken, self._adjusts = self._adjusts, []
        return taken

    def take_garbage(self) -> list[Message]:
        """What has come since the last call and was no order."""
        taken, self._garbage = self._garbage, []
        return taken

    def _tell(self, event: Paused | Resumed) -> None:
        if self.orders is not None:
            with contextlib.suppress(OSError):  # a disk that refuses may be why it waits
                self.orders.note(event if isinstance(event, Paused) else None)
        self._events(event)

    def _collect(self) -> None:
        """Let orders from other processes stand in line with the commands of this one."""
        for order in self.orders.poll() if self.orders is not None else ():
            if isinstance(order, Garbage):
                self._garbage.append(garbled(order))
            else:
                self._commands.send(order)


def _nothing() -> None:
    pass
