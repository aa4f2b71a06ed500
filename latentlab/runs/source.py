"""Where a viewer gets a run from: a thread of this process, or a folder another process writes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from latentlab.runs.events import Command, Commands, Event, Events, Mailbox
from latentlab.runs.live import LiveWeights

Body = Callable[[Commands, Events, LiveWeights], None]


class RunSource(Protocol):
    """All the window knows of a run."""

    folder: Path

    def poll(self) -> list[Event]:
        """Events since the last call, without waiting for any."""

    def live(self) -> LiveWeights | None:
        """Weights to explore while it trains; None where the source cannot give them."""

    def send(self, command: Command) -> None:
        """Tell the run something. Raises BadInput where it cannot be told anything."""

    def alive(self) -> bool:
        """Whether it may still say something."""


class ThreadSource:
    """A run in a thread of this process. ``body`` is ``Trainer.run`` with its config bound."""

    def __init__(self, folder: Path, body: Body) -> None:
        self.folder = folder
        self._commands = Commands()
        self._mailbox = Mailbox()
        self._live = LiveWeights()
        # Not a daemon: a daemon thread inside torch aborts the process at exit.
        self._thread = threading.Thread(
            target=body, args=(self._commands, self._mailbox.post, self._live), name=f"train {folder.name}"
        )

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def poll(self) -> list[Event]:
        """Events since the last call."""
        return self._mailbox.drain()

    def live(self) -> LiveWeights | None:
        """The run's weights."""
        return self._live

    def send(self, command: Command) -> None:
        """Tell the run something."""
        self._commands.send(command)

    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the thread; True when it has ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()
