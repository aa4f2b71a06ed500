"""How long work says how far it is, and learns that nobody wants it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable

from latentlab.errors import Cancelled, Message

Report = Callable[[float, Message], None]
Show = Callable[[object], None]


class Progress:
    """Handed to work that may take over 200 ms. The default instance reports to nobody.

    ``report`` takes the fraction done in [0, 1] (negative: unknown) and a sentence, ``show`` what there is
    of the result so far, where the work hands that over.
    """

    def __init__(self, report: Report | None = None, show: Show | None = None) -> None:
        self._report = report
        self._show = show
        self._cancelled = threading.Event()

    def report(self, fraction: float, what: str, **values: object) -> None:
        """Say how far the work is, and end it (``Cancelled``) if nobody wants it any more."""
        self.check()
        if self._report is not None:
            self._report(fraction, Message(what, values))

    def show(self, partial: object) -> None:
        """Hand over what there is so far; only the newest matters to whoever looks."""
        if self._show is not None:
            self._show(partial)

    def cancel(self) -> None:
        """Ask the work to end at its next check. From any thread."""
        self._cancelled.set()

    def check(self) -> None:
        """Raise ``Cancelled`` if ``cancel`` was called."""
        if self._cancelled.is_set():
            raise Cancelled("Cancelled.")
