"""The shell's way in: finds the subcommand, reads its flags, turns what went wrong into an exit code.

Nothing heavy is imported here: ``latentlab --help`` loads neither torch nor Qt nor numpy.
"""

from __future__ import annotations

import difflib
import errno
import faulthandler
import functools
import io
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from latentlab import processes
from latentlab.commands import COMMANDS, GROUPS, Group
from latentlab.errors import BadInput, LatentLabError

OK, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, processes.INTERRUPTED

# What the user can put right by giving another path; anything else of the system (a full disk) is a failure.
_PATH_ERRORS = {
    errno.EACCES,
    errno.EEXIST,
    errno.EISDIR,
    errno.ENOENT,
    errno.ENOTDIR,
    errno.EPERM,
    errno.EROFS,
    errno.ENAMETOOLONG,
}


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run ``latentlab``; exits with 0 (done), 1 (failed), 2 (bad input) or 130 (interrupted)."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us; also keeps its number from the next file
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            # A file name that the terminal's encoding lacks must not be an error of its own.
            stream.reconfigure(errors="backslashreplace")
    faulthandler.enable()  # a library that crashes says at least where we called it
    signal.signal(signal.SIGTERM, _on_terminate)
    processes.follow_parent()
    processes.leave(run(sys.argv[1:] if argv is None else argv))


def _on_terminate(_number: int, _frame: object) -> NoReturn:
    """SIGTERM ends what runs as Ctrl+C does: children die, half-written files go, the exit code says so.

    Once: another one would interrupt the tidying, and threads that nobody ended would be waited for.
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit code; what went wrong is said on stderr."""
    try:
        code = _dispatch(args)
        sys.stdout.flush()  # what fails at Python's own exit can no longer be explained
        return code
    except LatentLabError as error:
        _complain(str(error.what), str(error.remedy))
        return error.exit_code
    except KeyboardInterrupt:
        _complain("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away (`| head`)
        return FAILED
    except OSError as error:
        _complain(f"{error.filename or 'The system'}: {error.strerror or error}.", _remedy(error))
        return BAD_INPUT if error.errno in _PATH_ERRORS else FAILED
    except Exception:  # noqa: BLE001 - the edge of the process: a bug, shown whole
        traceback.print_exc()
        _complain("This is a bug in LatentLab.", "Please report it with the lines above.")
        return FAILED
    finally:
        _let_go_of_output()


def usage() -> str:
    """What ``latentlab --help`` prints."""
    lines = [
        "usage: latentlab [COMMAND] [OPTIONS]",
        "",
        "An interactive laboratory for the latent spaces of generative models.",
        "Without a command it opens the window.",
    ]
    width = max(map(len, COMMANDS)) + 2
    for group in Group:
        lines += ["", f"{group.value}:"]
        lines += [
            f"  {name:<{width}}{command.summary}"
            for name, command in COMMANDS.items()
            if command.group is group
        ]
    lines += [
        "",
        "Every command takes --help, --json, --seed and --device, and exits with 0 (done), 1 (failed),",
        "2 (bad input) or 130 (interrupted). A MODEL is a file, a run folder, or a name that `models` lists.",
    ]
    return "\n".join(lines)


def _dispatch(args: Sequence[str]) -> int:
    if not args:
        return _call("latentlab.commands.window:open_window", "latentlab", ())
    name, rest = args[0], args[1:]
    if name == "help" and rest:
        return _dispatch([*rest, "--help"])
    if name in ("-h", "--help", "help"):
        print(usage())
        return OK
    if name == "--version":
        from latentlab import __version__

        print(f"latentlab {__version__}")
        return OK
    if name not in COMMANDS:
        raise _unknown(name, COMMANDS, "latentlab")
    if name in GROUPS:
        return _dispatch_group(name, rest)
    return _call(COMMANDS[name].target, f"latentlab {name}", rest)


def _dispatch_group(name: str, args: Sequence[str]) -> int:
    """``train vae``, ``bench latency``: a second word chooses."""
    choices = GROUPS[name]()
    if not args or args[0] in ("-h", "--help"):
        print(f"usage: latentlab {name} {{{','.join(choices)}}} [OPTIONS]\n")
        print("\n".join(f"  {choice:<12}{said}" for choice, said in choices.items()))
        print(f"\nSee `latentlab {name} {next(iter(choices))} --help` for the options.")
        return OK if args else BAD_INPUT
    if args[0] not in choices:
        raise _unknown(args[0], choices, f"latentlab {name}")
    factory = _import(COMMANDS[name].target)
    return _parse_and_run(factory(args[0]), f"latentlab {name} {args[0]}", args[1:])


def _unknown(word: str, known: Any, prog: str) -> BadInput:
    close = difflib.get_close_matches(word, list(known), n=1)
    if close:
        return BadInput(
            "{prog} has no command {word!r}.", "Did you mean `{close}`?", prog=prog, word=word, close=close[0]
        )
    return BadInput(
        "{prog} has no command {word!r}.", "`{prog} --help` lists what there is.", prog=prog, word=word
    )


def _import(target: str) -> Callable[..., Any]:
    module, _, function = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def _call(target: str, prog: str, args: Sequence[str]) -> int:
    return _parse_and_run(_import(target), prog, args)


def _parse_and_run(function: Callable[..., int], prog: str, args: Sequence[str]) -> int:
    import tyro
    from pydantic import ValidationError

    @functools.wraps(function)
    def later(*positional: Any, **named: Any) -> Callable[[], int]:
        return functools.partial(function, *positional, **named)

    try:
        # tyro itself exits with 2 and a suggestion for flags it does not know, 0 after --help.
        job = tyro.cli(later, args=list(args), prog=prog)
    except ValidationError as error:
        raise _bad_flags(error, prog) from error
    except SystemExit as done:
        return int(done.code or 0)
    return job()


def _bad_flags(error: Any, prog: str) -> BadInput:
    """A config refused its values: name the flags."""
    faults = [
        f"--{'-'.join(str(part).replace('_', '-') for part in fault['loc']) or 'options'}: "
        f"{fault['msg']} (you gave {fault['input']!r})"
        for fault in error.errors()
    ]
    return BadInput(
        "{faults}.", "`{prog} --help` says what each option takes.", faults="; ".join(faults), prog=prog
    )


def _let_go_of_output() -> None:
    """Drop what stdout cannot take (a pipe nobody reads, a full disk): Python would complain at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_REMEDIES = {
    errno.ENOSPC: "The disk is full: free some space.",
    errno.EDQUOT: "Your share of the disk is full: free some space.",
    errno.EACCES: "You have no right to it: choose another place, or ask for the right.",
    errno.EPERM: "You have no right to it: choose another place, or ask for the right.",
    errno.EROFS: "Nothing can be written there: choose another place.",
    errno.EISDIR: "Give the name of a file, not of a folder.",
    errno.ENOTDIR: "A file lies where the path needs a folder: give another path.",
    errno.EEXIST: "A file lies where the path needs a folder: give another path.",
    errno.ENAMETOOLONG: "Give a shorter name.",
}


def _remedy(error: OSError) -> str:
    return _REMEDIES.get(error.errno or 0, "Check the path and its permissions.")


def _complain(what: str, remedy: str = "") -> None:
    print(f"latentlab: {what}", file=sys.stderr)
    if remedy:
        print(f"  {remedy}", file=sys.stderr)
