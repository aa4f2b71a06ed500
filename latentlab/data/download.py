"""Fetching a file from the network, with progress, and cancelled at once whatever the network does."""

from __future__ import annotations

import http.client
import queue
import threading
import urllib.request

from latentlab.progress import Progress

TIMEOUT_S = 15.0
"""Silence after which a server is given up."""

_POLL_S = 0.1
_CHUNK = 1 << 16


class DownloadFailed(Exception):
    """The network, the server or the answer; the text says what."""


def download(url: str, expected: int, progress: Progress) -> bytes:
    """The content of ``url``, at most ``expected`` bytes. Raises DownloadFailed, or Cancelled in 0.2 s."""
    # A thread of its own: a name look-up or a silent server blocks for long and cannot be interrupted.
    # It is a daemon, so that a cancelled one does not keep the process alive until its time-out.
    answers: queue.SimpleQueue[bytes | Exception | None] = queue.SimpleQueue()
    unwanted = threading.Event()
    threading.Thread(target=_fetch, args=(url, answers, unwanted), name="download", daemon=True).start()
    parts: list[bytes] = []
    size = 0
    try:
        while True:
            done = min(1.0, size / expected)
            progress.report(done, "Downloading {url}: {percent} %", url=url, percent=int(100 * done))
            try:
                answer = answers.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if answer is None:
                return b"".join(parts)
            if isinstance(answer, Exception):
                raise DownloadFailed(str(answer) or type(answer).__name__) from answer
            parts.append(answer)
            size += len(answer)
            if size > expected:
                raise DownloadFailed(f"more than the expected {expected} bytes came")
    finally:
        unwanted.set()


def _fetch(url: str, answers: queue.SimpleQueue[bytes | Exception | None], unwanted: threading.Event) -> None:
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT_S) as response:
            while not unwanted.is_set() and (chunk := response.read(_CHUNK)):
                answers.put(chunk)
        answers.put(None)
    except (OSError, ValueError, http.client.HTTPException) as error:
        answers.put(error)
