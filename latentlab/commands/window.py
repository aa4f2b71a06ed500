"""The window itself, and its tour."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Annotated, Literal

import tyro

from latentlab.commands.checkups import DISPLAY_LIBRARIES, loads
from latentlab.commands.doctor import apt_line
from latentlab.commands.options import Options, Shared, emit, say
from latentlab.errors import BadInput, LatentLabError


def open_window() -> int:
    """Open the window."""
    _require_display()
    from latentlab.ui.app import main

    return main()


def tour(
    *,
    out: Path = Path("tour"),
    size: Annotated[str, tyro.conf.arg(metavar="WIDTHxHEIGHT")] = "1280x800",
    theme: Literal["dark", "light"] = "dark",
    language: Literal["en", "zh"] = "en",
    steps: int = 200,
    options: Shared = Options(),
) -> int:
    """Drive the real window through every workspace with real events, and save a picture of each.

    It runs off screen, with settings and runs of its own, unless QT_QPA_PLATFORM names another platform.

    Args:
        out: the folder for the pictures
        size: size of the window, in pixels
        theme: the theme
        language: the language of the window
        steps: training steps of the run that is followed
    """
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", size)
    if found is None:
        raise BadInput("--size: {size!r} is no size.", "Write it as 1280x800.", size=size)
    if not 1 <= steps <= 100_000:
        raise BadInput("--steps: {steps} steps.", "Give 1 to 100,000.", steps=steps)
    if options.seed >= 2**31:
        raise BadInput("--seed: {seed}.", "Give less than 2^31: a run is trained with it.", seed=options.seed)
    if out.exists() and not out.is_dir():
        raise BadInput("--out: {out} is a file.", "Give a folder for the pictures.", out=out)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from latentlab.ui.tour import Plan, run
    from trainers.devices import choose_device

    choose_device(options.device)
    plan = Plan(
        out=out,
        width=int(found[1]),
        height=int(found[2]),
        theme=theme,
        language="zh_CN" if language == "zh" else "en",
        steps=steps,
        seed=options.seed,
        device=options.device,
    )
    pictures = []
    for picture in run(plan):
        pictures.append(str(picture))
        if not options.json:
            say(picture)
    if options.json:
        emit({"out": str(out), "pictures": pictures})
    return 0


def _require_display() -> None:
    """Say what is missing before Qt does: it aborts the process, and blames the wrong library."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise LatentLabError(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).",
            "`latentlab tour --out DIR` runs the window off screen; the other commands need no display.",
        )
    absent = {name: package for name, package in DISPLAY_LIBRARIES.items() if not loads(name)}
    if absent:
        raise LatentLabError(
            "The window needs system libraries that are missing: {names}.",
            "{line}",
            names=", ".join(absent),
            line=apt_line(list(absent.values())),
        )
