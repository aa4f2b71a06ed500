"""The way in: help, versions, unknown words, exit codes, and what is not imported."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from latentlab import __version__, cli
from latentlab.commands import COMMANDS, GROUPS
from latentlab.errors import Cancelled, RunFailed

HEAVY = "torch", "PySide6", "pyqtgraph", "scipy"


def test_help_lists_every_command(run):
    answer = run("--help")
    assert answer.code == 0
    assert all(f"  {name} " in answer.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run, name):
    words = [name, next(iter(GROUPS[name]()))] if name in GROUPS else [name]
    answer = run(*words, "--help")
    assert answer.code == 0
    assert all(flag in answer.out for flag in ("--json", "--seed", "--device"))


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["train", "vae", "--help"],
        ["words", "find", "--help"],
        ["sample", "--help"],
        ["roundtrip", "--help"],
        ["bench", "latency", "--help"],
        ["tour", "--help"],
    ],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(words):
    code = (
        f"import sys; from latentlab import cli; cli.run({words!r}); print([*sys.modules], file=sys.stderr)"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = child.stderr
    assert not [name for name in HEAVY if f"'{name}'" in loaded]
    assert child.stdout


@pytest.mark.parametrize("words", [["models"], ["train", "vae"]])
def test_help_takes_a_command(run, words):
    assert run("help", *words).out == run(*words, "--help").out


def test_version(run):
    assert run("--version").out == f"latentlab {__version__}\n"


def test_runs_as_a_module():
    words = [sys.executable, "-m", "latentlab", "--version"]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout.startswith("latentlab ")


@pytest.mark.parametrize("words", [("modles",), ("train", "vea"), ("bench", "latencies")])
def test_a_misspelt_word_is_bad_input_with_a_suggestion(run, words):
    answer = run(*words)
    assert answer.code == 2
    assert "Did you mean" in answer.err
    assert not answer.out


@pytest.mark.parametrize("name", GROUPS)
def test_a_missing_second_word_lists_the_choices(run, name):
    answer = run(name)
    assert answer.code == 2
    assert all(choice in answer.out for choice in GROUPS[name]())


@pytest.mark.parametrize("name", COMMANDS)
def test_unknown_flags_are_bad_input(run, name):
    words = [name, next(iter(GROUPS[name]()))] if name in GROUPS else [name]
    answer = run(*words, "--no-such-flag", "3")
    assert answer.code == 2
    assert "no-such-flag" in answer.err or "Missing" in answer.err
    assert not answer.out


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        (["--lr=-1"], "--lr"),
        (["--lr", "-1"], "--lr"),
        (["--batch-size", "0"], "--batch-size"),
        (["--beta", "nan"], "--beta"),
        (["--steps", "many"], "--steps"),
        (["--device", "abacus"], "--device"),
    ],
)
def test_a_bad_value_names_its_flag(run, words, flag, tmp_path):
    answer = run("train", "vae", "--out", tmp_path / "run", *words)
    assert answer.code == 2
    assert flag in answer.err
    assert not (tmp_path / "run").exists()


def test_help_says_units_and_limits(run):
    said = " ".join(run("train", "vae", "--help").out.replace("\u2502", " ").split())
    assert "images per step [images, at least 1, at most 65536]" in said
    assert "[above 0, at most 10.0]" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--threshold", "3"], ["--threshold 3.0 does nothing", "Add --kl-form threshold"]),
        (
            ["--kl-form", "threshold", "--threshold", "3", "--free-bits", "1"],
            ["--free-bits 1.0 does nothing", "Add --kl-form analytic"],
        ),
    ],
)
def test_a_flag_that_would_do_nothing_is_refused(run, words, said, tmp_path):
    answer = run("train", "vae", "--out", tmp_path / "run", *words)
    assert (answer.code, answer.out) == (2, "")
    assert all(part in answer.err for part in said)
    assert not (tmp_path / "run").exists()


def test_a_flag_of_several_choices_names_them_all(run, tmp_path):
    answer = run("train", "wgan", "--out", tmp_path / "run", "--penalty", "sn", "--penalty-weight", 3)
    assert answer.code == 2
    assert "Add --penalty gp, gp-one-sided, div, qp, or leave --penalty-weight out." in answer.err


def test_help_says_what_an_option_needs(run):
    said = " ".join(run("train", "vae", "--help").out.replace("\u2502", " ").split())
    assert "c of the threshold form [nats, only with --kl-form threshold, at least 0, at most 10000]" in said


def test_two_bad_values_are_both_named(run):
    answer = run("train", "vae", "--lr", "0", "--kl-warmup", "-3")
    assert "--lr" in answer.err
    assert "--kl-warmup" in answer.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RunFailed("It broke."), 1),
        (Cancelled("Cancelled."), 130),
        (KeyboardInterrupt(), 130),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/full/disk"), 1),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES), "/not/yours"), 2),
        (ZeroDivisionError("a bug"), 1),
    ],
)
def test_exit_codes(run, monkeypatch, error, code):
    def fail(args: object) -> int:
        raise error

    monkeypatch.setattr(cli, "_dispatch", fail)
    answer = run("models")
    assert answer.code == code
    assert answer.err
    if isinstance(error, OSError):
        assert str(error.filename) in answer.err


def test_without_a_display_the_window_says_so(run, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    answer = run()
    assert answer.code == 1
    assert "no display" in answer.err
    assert "latentlab tour" in answer.err


# -- where output goes -------------------------------------------------------------------------------


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """A line for sh in which LAB is the command, its output buffered as in a user's shell."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    line = line.replace("LAB", f"{shlex.quote(sys.executable)} -m latentlab")
    return subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, check=False)


SHELL = pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")


@SHELL
@pytest.mark.parametrize("words", ["--help", "models", "models --json", "train vae --help", "train"])
def test_a_reader_that_goes_away_is_no_traceback(words):
    done = shell(f"{{ LAB {words}; echo $? >&2; }} | true")
    assert done.stderr.strip() in ("0", "1", "2")  # it may have written all before the reader was gone
    done = shell(f"LAB {words} | head -1")
    assert done.stdout.count("\n") == 1
    assert not done.stderr


@SHELL
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("words", ["models", "--help", "train vae --help"])
def test_a_full_disk_behind_stdout_is_said_once(words):
    done = shell(f"LAB {words} >/dev/full")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "latentlab: The system: No space left on device.",
        "  The disk is full: free some space.",
    ]


@SHELL
def test_closed_streams_are_no_error(trained, tmp_path):
    assert shell("LAB models >&-").returncode == 0
    done = shell(f"LAB sample {trained} --count 1 --out {tmp_path}/s.png 2>&- >&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "s.png").stat().st_size > 0


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("tour", "bench", "train")])
def test_a_device_that_makes_no_sense_is_refused(run, name):
    words = {
        "interpolate": ["m", "a", "b"],
        "inspect": ["m"],
        "sample": ["m"],
        "grid": ["m"],
        "resume": ["r"],
    }
    answer = run(
        name,
        *words.get(name, ["m", "i"] if name in ("encode", "decode", "roundtrip") else []),
        "--device",
        "abacus",
    )
    assert (answer.code, answer.out) == (2, "")
    assert "--device" in answer.err


@SHELL
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_without_the_right_to_write_is_named(run, trained, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    for words in (("sample", trained), ("grid", trained), ("interpolate", trained, "seed:1", "seed:2")):
        answer = run(*words, "--out", closed / "x.png", "--json")
        assert (answer.code, answer.out) == (2, "")
        assert str(closed / "x.png") in answer.err
        assert "no right" in answer.err


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_what_cannot_be_written_is_named(run, trained, tmp_path, monkeypatch, number):
    # Root may write anywhere, so the system's answer is played.
    def refuse(self: Path, *rest: object, **named: object) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    answer = run("sample", trained, "--out", tmp_path / "x.png", "--json")
    assert (answer.code, answer.out) == (2, "")
    assert str(tmp_path) in answer.err
    assert "choose another place" in answer.err
