"""A run that a child process trains: its folder tells what happens, and takes orders."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
import traceback
from collections import deque
from dataclasses import replace
from pathlib import Path
from typing import IO

from latentlab import processes
from latentlab.errors import BadInput, Message
from latentlab.formats.native import load_file
from latentlab.models.base import LatentModel
from latentlab.runs import steering
from latentlab.runs.discarding import discard
from latentlab.runs.events import Checkpointed, Command, Event, Finished, Log, Stop
from latentlab.runs.source import OwnSource
from latentlab.runs.tail import TailSource
from latentlab.runs.wording import refusal_of

_LOOK_S = 0.2
_NICE = 10
_STOPPED = (130, -signal.SIGTERM)
_SAID_BYTES = 8192


class ChildSource(OwnSource):
    """Runs ``latentlab resume`` in a child process and follows it in a thread; as a source like a thread's.

    Weights to explore are those of the newest checkpoint. Stop ends the child with a checkpoint; on
    Linux so does the end of this process.
    """

    def __init__(self, folder: Path, sheet: tuple[int, int]) -> None:
        thread = threading.Thread(target=self._follow, name=f"follow {folder.name}")
        super().__init__(folder, thread)
        self._sheet = sheet
        self._model: LatentModel | None = None
        self._step = 0
        self._unsent: deque[Command] = deque()
        self._discard = False
        self._told_to_end = False
        self._problem: Message | None = None
        self._end = Finished(0, "stopped")

    def send(self, command: Command) -> None:
        """Tell the run something; while it prepares, as soon as it listens."""
        self._unsent.append(command)

    # -- in the thread --------------------------------------------------------------------------------

    def _follow(self) -> None:
        try:
            self._follow_child()
        except Exception as error:  # noqa: BLE001  (the edge of the thread: the message carries it)
            problem = Message("The run cannot be followed any longer: {cause}", {"cause": error})
            end = Finished(self._step, "failed", problem=problem, details=traceback.format_exc())
            self._mailbox.post(end)

    def _follow_child(self) -> None:
        before = steering.session_of(self.folder)
        tail = TailSource(self.folder, self._sheet)
        for lines in (tail.metrics, tail.layers, tail.log):
            lines.read()  # what was there before the child is known already
        with tempfile.TemporaryFile() as said:
            try:
                child = _started(self.folder, said)
            except OSError as error:
                text = Message("The child process cannot be started: {cause}", {"cause": error})
                self._mailbox.post(Finished(0, "failed", problem=text))
                return
            try:
                self._watch(child, tail, before)
            except Exception:  # nobody would see or stop it
                child.terminate()
                child.wait()
                raise
            self._conclude(tail, child.returncode, _last_words(said))

    def _watch(
        self, child: subprocess.Popen[bytes], tail: TailSource, before: steering.SessionState | None
    ) -> None:
        listens = False
        while child.poll() is None:
            session = steering.session_of(self.folder)
            listens = listens or (session is not None and session != before)
            self._pass_on(child, listens)
            if listens:
                self._look(tail)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(_LOOK_S)

    def _look(self, tail: TailSource) -> None:
        for event in tail.poll():
            self._take(event)
        if self._model is not None:
            self._live.publish(self._model, self._step)

    def _take(self, event: Event) -> None:
        if isinstance(event, Finished):  # what the folder knows of it: the child's exit code knows more
            self._end = event
            return
        if isinstance(event, Log) and event.level == "error" and refusal_of(event.message) is None:
            self._problem = event.message
        elif isinstance(event, Checkpointed):
            with contextlib.suppress(BadInput):  # gone meanwhile: the next one is not far
                self._model = load_file(Path(event.model)).model
                self._step = event.step
                self._live.describe(self._model)
        self._mailbox.post(event)

    def _pass_on(self, child: subprocess.Popen[bytes], listens: bool) -> None:
        """Write orders into the folder. A child that does not listen yet can only be told to end."""
        while self._unsent:
            command = self._unsent[0]
            if isinstance(command, Stop):
                self._discard = self._discard or command.discard
                self._end_child(child, listens)
            elif not listens:
                return
            else:
                self._order(command)
            self._unsent.popleft()

    def _end_child(self, child: subprocess.Popen[bytes], listens: bool) -> None:
        if listens:
            try:
                steering.send(self.folder, Stop())  # behind the orders before it; a second changes nothing
                return
            except BadInput:  # nothing can be written there: a signal needs no disk
                pass
        if not self._told_to_end:
            self._told_to_end = True  # a second signal would end it in the middle of its checkpoint
            child.terminate()  # which it takes for a Stop, too

    def _order(self, command: Command) -> None:
        try:
            steering.send(self.folder, command)
        except BadInput as error:
            self._mailbox.post(Log(self._step, error.what, "error"))

    def _conclude(self, tail: TailSource, code: int, said: str) -> None:
        for event in tail.poll():
            self._take(event)
        end = self._end
        if self._discard:
            end = discard(self.folder, end.step)
        elif code in _STOPPED and end.outcome == "failed":  # before it could note anything
            end = Finished(end.step, "stopped", end.model)
        elif code not in (0, *_STOPPED):
            heard = Message("{reason}", {"reason": said}) if said else end.problem
            end = replace(end, outcome="failed", problem=self._problem or heard, bad_input=code == 2)
        self._mailbox.post(end)


def _started(folder: Path, said: IO[bytes]) -> subprocess.Popen[bytes]:
    child = subprocess.Popen(
        processes.python("latentlab", "resume", folder, "--json"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=said,
        env=processes.child_environment(),
        start_new_session=True,  # Ctrl+C is for the program that shows the run
    )
    with contextlib.suppress(OSError, AttributeError):  # a courtesy: windows go first
        os.setpriority(os.PRIO_PROCESS, child.pid, _NICE)
    return child


def _last_words(said: IO[bytes]) -> str:
    """What the child complained of last, without the name it begins with."""
    size = said.seek(0, os.SEEK_END)
    said.seek(max(0, size - _SAID_BYTES))
    lines = said.read().decode(errors="replace").splitlines()
    complaints = [line for line in lines if line.startswith("latentlab: ")]
    return complaints[-1].removeprefix("latentlab: ") if complaints else ""
