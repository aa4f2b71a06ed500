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


class OwnSource:
    """What a run that this process has started is to a viewer; a ``thread`` fills the mailbox."""

    def __init__(self, folder: Path, thread: threading.Thread) -> None:
        self.folder = folder
        self._thread = thread
        self._mailbox = Mailbox()
        self._live = LiveWeights()

    def start(self) -> None:
        """Start it."""
        self._thread.start()

    def poll(self) -> list[Event]:
        """Events since the last call."""
        return self._mailbox.drain()

    def live(self) -> LiveWeights | None:
        """The run's weights."""
        return self._live

    def alive(self) -> bool:
        """Whether it may still say something."""
        return self._thread.is_alive()

    def join(self, timeout: float | None = None) -> bool:
        """Wait for it; True when it has ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()


class ThreadSource(OwnSource):
    """A run in a thread of this process. ``body`` is ``Trainer.run`` with its config bound."""

    def __init__(self, folder: Path, body: Body) -> None:
        # Not a daemon: a daemon thread inside torch aborts the process at exit.
        super().__init__(folder, threading.Thread(target=self._train, name=f"train {folder.name}"))
        self._body = body
        self._commands = Commands()

    def send(self, command: Command) -> None:
        """Tell the run something."""
        self._commands.send(command)

    def _train(self) -> None:
        self._body(self._commands, self._mailbox.post, self._live)
