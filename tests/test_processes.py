"""Child processes: they end with the one that started them, and leave at once when they are asked to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from latentlab import processes

CHILD = """
import os, sys, time
from pathlib import Path
from latentlab import processes

if sys.argv[1] == "late":
    born_of = int(os.environ["LATENTLAB_PARENT"])
    while os.getppid() == born_of:
        time.sleep(0.01)
processes.follow_parent()
Path(sys.argv[2]).write_text(os.environ.get("LATENTLAB_PARENT", "nobody's child"))
time.sleep(600)
"""

PARENT = """
import subprocess, sys, time
from pathlib import Path
from latentlab import processes

child = subprocess.Popen([sys.executable, "-c", *sys.argv[1:]], env=processes.child_environment())
print(child.pid, flush=True)
while sys.argv[2] != "late" and not Path(sys.argv[3]).exists():
    time.sleep(0.01)
"""


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="only there a child hears of its parent's end")
@pytest.mark.parametrize("when", ["late", "in time"])
def test_a_child_ends_with_its_parent_also_if_that_went_before_it_listened(when: str, tmp_path: Path) -> None:
    said = tmp_path / "said"
    words = [sys.executable, "-c", PARENT, CHILD, when, str(said)]
    parent = subprocess.run(words, env=processes.environment(), capture_output=True, text=True, timeout=60)
    pid, end = int(parent.stdout), time.monotonic() + 60
    while is_alive(pid):
        assert time.monotonic() < end, "the child goes on"
        time.sleep(0.02)
    assert said.exists() == (when == "in time")
    if said.exists():
        assert said.read_text() == "nobody's child", "its own children would follow the wrong one"


def test_a_system_without_sigkill_lets_children_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(signal, "SIGKILL")
    monkeypatch.setenv("LATENTLAB_PARENT", "1")
    processes.follow_parent(at_once=True)
    assert "LATENTLAB_PARENT" not in os.environ


@pytest.mark.parametrize("closed", [False, True])
def test_who_leaves_has_said_all_and_takes_nothing_apart(closed: bool) -> None:
    code = (
        "import atexit, sys; from latentlab.processes import leave; "
        "atexit.register(print, 'taken apart'); print('all', end=''); leave(3)"
    )
    reading, writing = os.pipe()
    if closed:
        os.close(reading)  # nobody reads what it says
    words = [sys.executable, "-c", code]
    buffered = processes.environment(PYTHONUNBUFFERED="")
    child = subprocess.run(words, env=buffered, stdout=writing, timeout=60)
    os.close(writing)
    assert child.returncode == 3
    if not closed:
        with os.fdopen(reading) as said:
            assert said.read() == "all"


def test_who_leaves_waits_for_threads_that_are_no_daemons() -> None:
    code = (
        "import threading; from latentlab.processes import leave\n"
        "left = threading.Event()\n"
        "def work(): left.wait(0.2); print('done', flush=True)\n"
        "threading.Thread(target=work).start()\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "leave(0)"
    )
    words = [sys.executable, "-c", code]
    child = subprocess.run(
        words, env=processes.environment(), capture_output=True, text=True, check=True, timeout=60
    )
    assert child.stdout == "done\n"


def begun(code: str) -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


PRESSED_AGAIN = """
import os, signal, sys, threading
from latentlab import processes

def press():
    while sys._current_frames()[main].f_code.co_name not in ("join", "_wait_for_tstate_lock"):
        pass
    os.kill(os.getpid(), signal.SIGINT)
    threading.Event().wait()

signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
main = threading.main_thread().ident
threading.Thread(target=press).start()
processes.leave(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_thread_that_nobody_ended_is_not_waited_for_when_ctrl_c_is_pressed_again() -> None:
    child = subprocess.run([sys.executable, "-c", PRESSED_AGAIN], timeout=60)
    assert child.returncode == processes.INTERRUPTED


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_second_sigterm_does_not_interrupt_the_tidying() -> None:
    child = begun(
        "import os, signal\nfrom latentlab import cli\n"
        "signal.signal(signal.SIGTERM, cli._on_terminate)\n"
        "try:\n    print('ready', flush=True)\n    signal.pause()\n"
        "except KeyboardInterrupt:\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n    print('tidied', flush=True)\n"
    )
    with child:
        try:
            child.send_signal(signal.SIGTERM)
            assert child.wait(timeout=60) == 0
            assert child.stdout is not None
            assert child.stdout.read() == "tidied\n"
        finally:
            child.kill()
