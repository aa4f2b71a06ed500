"""What a run hears while it prepares, steps and waits."""

from __future__ import annotations

from latentlab.errors import Message
from latentlab.runs.events import Adjust, Commands, Events, Pause, Paused, Resume, Resumed, Stop


class Ended(Exception):
    """The run was told to stop: how a stop leaves the loop from any depth."""

    def __init__(self, discard: bool) -> None:
        super().__init__()
        self.discard = discard


class Listener:
    """Obeys commands: raises ``Ended`` for Stop, waits for Resume after Pause, keeps each Adjust."""

    def __init__(self, commands: Commands, events: Events) -> None:
        self._commands = commands
        self._events = events
        self._pause = False
        self._adjusts: list[Adjust] = []
        self._ended: Ended | None = None

    def heed(self) -> None:
        """Before the first step: obey Stop; remember Pause for ``obey``."""
        if self._ended is not None:
            raise self._ended
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
        self._events(Paused(step, problem, remedy))
        while not isinstance(command := self._commands.wait(), Resume):
            if isinstance(command, Stop):
                raise Ended(command.discard)
            if isinstance(command, Adjust):
                self._adjusts.append(command)
        self._events(Resumed(step))

    def adjusts(self) -> list[Adjust]:
        """What came since the last call, in its order."""
        taken, self._adjusts = self._adjusts, []
        return taken
