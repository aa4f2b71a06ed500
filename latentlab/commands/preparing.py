"""How far the preparations of a run are, for the person who waits for its first step."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from latentlab.commands.options import say

if TYPE_CHECKING:
    from rich.status import Status

EVERY_S = 1.0
"""Seconds between two lines in a pipe or a file."""


class Preparations:
    """A line on stderr that moves on a terminal; in a pipe or a file a new line every second."""

    def __init__(self) -> None:
        self._status: Status | None = None
        self._last = time.monotonic()
        self._said = ""

    @property
    def moving(self) -> bool:
        """Whether a terminal's last line is ours at present."""
        return self._status is not None

    def show(self, text: str) -> None:
        """What is being done; the next call replaces it."""
        if sys.stderr.isatty():
            self._move(text)
        elif text != self._said and time.monotonic() - self._last >= EVERY_S:
            self.settle(text)

    def settle(self, text: str) -> None:
        """Say what was done for good, unless that was the last thing said."""
        self.clear()
        if text != self._said:
            say(text)
            self._said, self._last = text, time.monotonic()

    def clear(self) -> None:
        """Leave the terminal's line to others."""
        if self._status is not None:
            self._status.stop()
            self._status = None

    def _move(self, text: str) -> None:
        from rich.console import Console
        from rich.markup import escape

        if self._status is None:
            self._status = Console(stderr=True).status(escape(text))
            self._status.start()
        else:
            self._status.update(escape(text))
