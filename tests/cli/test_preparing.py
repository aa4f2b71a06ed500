"""What happens between the command line and the first step of a run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from latentlab.commands import preparing
from latentlab.commands.headless import Headless
from latentlab.commands.preparing import Preparations
from latentlab.data import datasets
from latentlab.errors import Message
from latentlab.runs.events import Commands, Events, Finished, Log, Started, Stop
from latentlab.runs.folder import RunFolder, list_runs
from latentlab.runs.live import LiveWeights
from trainers import image_trainer

TINY = ("--width", 4, "--hidden", 16, "--latent-dim", 4, "--batch-size", 8, "--precision", "fp32")
FIXED = ("--layout", "contiguous", "--threads", 1, "--log-every", 1)
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


# -- the data is opened once, and last ---------------------------------------------------------------


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The data sets that were opened."""
    opened: list[str] = []

    def counted(name: str, *rest: object) -> datasets.Dataset:
        opened.append(name)
        return datasets.open_dataset(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(image_trainer, "open_dataset", counted)
    return opened


def test_training_opens_the_data_once(run, pictures, tmp_path, openings):
    words = ("--data", pictures, "--steps", 2, "--out", tmp_path / "run")
    assert run("train", "vae", *words, *TINY, *FIXED).code == 0
    assert len(openings) == 1
    assert run("resume", tmp_path / "run").code == 0
    assert len(openings) == 2


@pytest.mark.parametrize("what", ["run", "thesis", "file"])
def test_a_place_that_is_taken_is_refused_before_the_data_is_opened(run, tmp_path, openings, trained, what):
    out = tmp_path / "out"
    if what == "run":
        shutil.copytree(trained, out)
    elif what == "thesis":
        out.mkdir()
        (out / "thesis.tex").write_text("years of work")
    else:
        out.write_text("a file")
    before = sorted(tmp_path.rglob("*"))
    answer = run("train", "vae", "--data", tmp_path / "no such data", "--out", out, "--json", *TINY)
    assert (answer.code, answer.out) == (2, "")
    assert str(out) in answer.err
    assert openings == []
    assert sorted(tmp_path.rglob("*")) == before


def test_a_run_that_cannot_begin_leaves_nothing(run, tmp_path):
    (tmp_path / "data").mkdir()
    answer = run("train", "vae", "--data", tmp_path / "data", "--json", *TINY)
    assert (answer.code, answer.out) == (2, "")
    assert list_runs() == []


def test_a_resumed_run_whose_data_is_gone_stays_as_it_was(run, pictures, tmp_path):
    data, out = tmp_path / "data", tmp_path / "run"
    shutil.copytree(pictures, data)
    assert run("train", "vae", "--data", data, "--steps", 2, "--out", out, *TINY, *FIXED).code == 0
    shutil.rmtree(data)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    answer = run("resume", out, "--json")
    assert (answer.code, answer.out) == (2, "")
    assert str(data) in answer.err
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


# -- how far it is -----------------------------------------------------------------------------------


class Clock:
    """Time that only passes when told."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(preparing, "time", clock)
    return clock


def test_in_a_pipe_a_line_a_second_and_the_final_number(clock, capfd):
    preparations = Preparations()
    for count in range(1, 36):
        clock.now += 0.125
        preparations.show(f"{count} files")
    preparations.settle("35 files")
    preparations.settle("35 files")
    assert capfd.readouterr().err.splitlines() == ["8 files", "16 files", "24 files", "32 files", "35 files"]


def test_work_that_stands_still_is_told_once(clock, capfd):
    preparations = Preparations()
    for _ in range(5):
        clock.now += 2
        preparations.show("10 %")
    assert capfd.readouterr().err.splitlines() == ["10 %"]


def test_the_last_number_of_an_import_is_told(run, pictures, tmp_path):
    words = ("--data", pictures, "--steps", 1, "--out", tmp_path / "run")
    answer = run("train", "vae", *words, *TINY, *FIXED)
    assert f"Looking through {pictures.name}: 24 files\n" in answer.err
    assert f"Importing {pictures.name}: 24 of 24 files\n" in answer.err


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals of POSIX")
def test_on_a_terminal_one_line_moves():
    import pty

    body = (
        "from pathlib import Path\n"
        "from latentlab.commands.headless import Headless\n"
        "from latentlab.errors import Message\n"
        "from latentlab.runs.events import Finished, Log, Started\n"
        "def body(commands, events, live):\n"
        "    for level in ('progress', 'progress', 'info'):\n"
        "        events(Log(0, Message('Looking through [x]: 24 files'), level))\n"
        "    events(Started('run', 0, 1, 'cpu', 'fp32'))\n"
        "    events(Finished(1, 'completed', ''))\n"
        "print(Headless(Path('run'), False).run(body))"
    )
    mine, theirs = pty.openpty()
    environment = dict(os.environ, TERM="xterm", COLUMNS="80")
    words = [sys.executable, "-c", body]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=theirs, env=environment) as child:
        out, _ = child.communicate(timeout=120)
    os.close(theirs)
    shown = b""
    while chunk := _read(mine):
        shown += chunk
    os.close(mine)
    assert out == b"no model was saved\n0\n"
    assert b"\x1b[2K" in shown  # a line that was wiped
    assert b"Looking through [x]: 24 files" in shown
    assert b"\rLooking through [x]: 24 files\r\n" in shown.replace(b"\x1b[2K", b"\r").replace(
        b"\x1b[?25h", b""
    )
    assert b"Training in run" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that nobody has the other end any more
        return b""


# -- signals -----------------------------------------------------------------------------------------


def many_large(folder: Path) -> Path:
    """Three hundred large pictures: an import of some seconds."""
    folder.mkdir()
    noise = np.random.default_rng(0).integers(0, 255, (900, 900, 3), np.uint8)
    Image.fromarray(noise).save(folder / "0.png")
    for number in range(1, 300):
        os.link(folder / "0.png", folder / f"{number}.png")
    return folder


def interrupted(words: list[object], number: int, ready: Callable[[], bool]) -> tuple[int, str, str]:
    """Run the command line, send it the signal as soon as it is ``ready``."""
    command = [sys.executable, "-m", "latentlab", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        watchdog = threading.Timer(120, child.kill)
        watchdog.start()
        while child.poll() is None and not ready():
            threading.Event().wait(0.02)
        child.send_signal(number)
        out, said = child.communicate()
        watchdog.cancel()
        watchdog.join()
    return child.returncode, out, said


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_an_import_ends_it_cleanly(tmp_path, own_home, number):
    data, out = many_large(tmp_path / "data"), tmp_path / "run"
    scratches = own_home / "cache" / "datasets" / "imported"
    words = ["train", "vae", "--data", data, "--out", out, "--json"]
    code, printed, said = interrupted(words, number, lambda: bool(list(scratches.glob("*.tmp/raw"))))
    assert (code, printed) == (130, ""), said
    assert "Interrupted before the first step." in said
    assert "Traceback" not in said
    assert not list(scratches.iterdir())
    assert not out.exists()


@POSIX
def test_a_resumed_run_that_is_interrupted_before_its_first_step_keeps_its_place(tmp_path, trained):
    out = tmp_path / "a run"
    shutil.copytree(trained, out)

    def body(commands: Commands, events: Events, live: LiveWeights) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        assert isinstance(commands.wait(), Stop)
        events(Finished(0, "stopped", str(RunFolder(out).newest_model())))

    assert Headless(out, json=True).run(body) == 130
    assert RunFolder(out).checkpoints()[-1][0] == 12


def test_the_end_of_such_a_run_is_told(run, tmp_path, trained, capfd):
    out = tmp_path / "a run"
    shutil.copytree(trained, out)

    def body(commands: Commands, events: Events, live: LiveWeights) -> None:
        events(Finished(0, "stopped", str(RunFolder(out).newest_model())))

    capfd.readouterr()
    assert Headless(out, json=True).run(body) == 130
    told = capfd.readouterr()
    assert '"step": 12, "outcome": "stopped"' in told.out
    assert f"latentlab resume '{out}'" in told.err


@POSIX
def test_a_signal_within_a_print_is_no_error(tmp_path, capfd, monkeypatch):
    """Python's streams refuse a print within a print: "reentrant call"."""
    inside = threading.Event()

    class Stream:
        """As a buffered stream does, it refuses to be entered twice."""

        def write(self, text: str) -> int:
            assert not inside.is_set(), "reentrant call"
            inside.set()
            if "first" in text:
                os.kill(os.getpid(), signal.SIGTERM)
            inside.clear()
            return len(text)

        def flush(self) -> None:
            pass

        def isatty(self) -> bool:
            return False

    def body(commands: Commands, events: Events, live: LiveWeights) -> None:
        events(Started("run", 0, 9, "cpu", "fp32"))
        events(Log(0, Message("first")))
        assert isinstance(commands.poll(), Stop)
        events(Finished(1, "stopped", ""))

    monkeypatch.setattr(sys, "stderr", Stream())
    assert Headless(tmp_path, json=True).run(body) == 130
    assert "once more stops at once" in capfd.readouterr().err


@POSIX
def test_the_second_signal_stops_at_once(tmp_path):
    def body(commands: Commands, events: Events, live: LiveWeights) -> None:
        events(Started("run", 0, 9, "cpu", "fp32"))
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
        raise AssertionError("the second one got nowhere")

    with pytest.raises(KeyboardInterrupt):
        Headless(tmp_path, json=True).run(body)


@POSIX
def test_sigterm_ends_any_command_like_ctrl_c():
    code = (
        "import os, signal, threading, sys\n"
        "from latentlab import cli\n"
        "def wait(args):\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    threading.Event().wait(30)\n"
        "cli._dispatch = wait\n"
        "cli.main(['models'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "latentlab: Interrupted.\n")


def test_a_crash_of_a_library_says_where_it_was_called():
    code = (
        "import ctypes\n"
        "from latentlab import cli\n"
        "cli._dispatch = lambda args: ctypes.string_at(0)\n"
        "cli.main(['models'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "in string_at" in done.stderr
