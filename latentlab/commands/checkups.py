"""What ``latentlab doctor`` looks at, one function a subject."""

from __future__ import annotations

import ctypes
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from latentlab import paths

State = Literal["ok", "optional", "missing"]

# What Qt's libraries and its X11 plugin link to (`ldd libqxcb.so`), and the package of each on Debian and
# Ubuntu. Qt's own message blames xcb-cursor0 whichever of them is missing.
DISPLAY_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
CJK_FONTS = "fonts-noto-cjk"
CPU_TORCH = "pip install torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu"


@dataclass(frozen=True)
class Check:
    """One thing looked at. ``packages`` of Debian would put it right, or else ``remedy``."""

    name: str
    state: State
    detail: str
    packages: tuple[str, ...] = ()
    remedy: str = ""


def python() -> Iterable[Check]:
    """The interpreter."""
    good = sys.version_info >= (3, 11)
    detail = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Check("Python", "ok" if good else "missing", detail, remedy="Python 3.11 or newer is needed.")


def packages() -> Iterable[Check]:
    """The installed versions of what pyproject.toml asks for."""
    try:
        wanted = metadata.requires("latentlab") or []
    except metadata.PackageNotFoundError:
        yield Check("Packages", "missing", "latentlab is not installed", remedy="pip install .")
        return
    for requirement in wanted:
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            remedy = CPU_TORCH if name == "torch" else f"pip install '{requirement}'"
            yield Check(name, "missing", "not installed", remedy=remedy)
            continue
        good = fits(version, requirement[len(name) :])
        yield Check(name, "ok" if good else "missing", version, remedy=f"pip install '{requirement}'")


def fits(version: str, limits: str) -> bool:
    """Whether a version such as "2.13.0+cpu" lies within limits such as ">=2.13,<3"."""
    have = _numbers(version)
    for relation, limit in re.findall(r"(>=|<)\s*([0-9.]+)", limits):
        if (have >= _numbers(limit)) is not (relation == ">="):
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])


def compute() -> Iterable[Check]:
    """Cores and GPUs that torch can use."""
    try:
        import torch
    except (ImportError, OSError) as error:
        yield Check("torch", "missing", f"does not import: {error}", remedy=CPU_TORCH)
        return
    yield Check("CPU", "ok", f"{os.cpu_count()} cores, {torch.get_num_threads()} torch threads")
    if torch.cuda.is_available():
        yield Check("GPU", "ok", torch.cuda.get_device_name(0))
    elif torch.backends.mps.is_available():
        yield Check("GPU", "ok", "Apple (mps)")
    elif shutil.which("nvidia-smi"):
        remedy = "pip install --force-reinstall torch==2.13.0 brings the build with CUDA."
        yield Check("GPU", "optional", "there is one, but this torch cannot use it", remedy=remedy)
    else:
        yield Check("GPU", "ok", "none; LatentLab works on the CPU")


def display() -> Iterable[Check]:
    """The system libraries of a real window, and whether a window opens."""
    if sys.platform.startswith("linux"):
        absent = {name: package for name, package in DISPLAY_LIBRARIES.items() if not loads(name)}
        state: State = "missing" if absent else "ok"
        detail = f"not found: {', '.join(absent)}" if absent else "all there"
        yield Check("Display libraries", state, detail, tuple(absent.values()))
    where = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if sys.platform.startswith("linux") and not where:
        remedy = "`latentlab tour --out DIR` runs the window off screen."
        yield Check("Display", "optional", "none (neither DISPLAY nor WAYLAND_DISPLAY)", remedy=remedy)
        yield _window(offscreen=True)
    else:
        yield _window(offscreen=False)


def loads(library: str) -> bool:
    """Whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _window(offscreen: bool) -> Check:
    # In a child: Qt aborts the process when its platform plugin does not load.
    environment = dict(os.environ, **({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {}))
    code = "from PySide6.QtWidgets import QApplication; print(QApplication([]).platformName())"
    try:
        child = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60
        )
    except subprocess.TimeoutExpired:
        return Check("Window", "missing", "Qt does not answer", remedy="Try QT_QPA_PLATFORM=offscreen.")
    if child.returncode == 0:
        return Check("Window", "ok", f"Qt opens its {child.stdout.strip()} platform")
    said = (child.stderr.strip().splitlines() or [f"exit code {child.returncode}"])[0]
    return Check("Window", "missing", said, remedy="Install the display libraries above.")


def fonts() -> Iterable[Check]:
    """A font for Chinese."""
    found = _chinese_font()
    if found:
        yield Check("Chinese font", "ok", found)
    elif sys.platform.startswith("linux"):
        yield Check("Chinese font", "optional", "none; Chinese would show as boxes", (CJK_FONTS,))


def _chinese_font() -> str:
    if not sys.platform.startswith("linux"):
        return "comes with the system"
    if shutil.which("fc-list"):
        query = ["fc-list", ":lang=zh-cn", "family"]
        listed = subprocess.run(query, capture_output=True, text=True, timeout=60, check=False)
        return (listed.stdout.strip().splitlines() or [""])[0]
    for folder in (Path("/usr/share/fonts"), Path.home() / ".local/share/fonts", Path.home() / ".fonts"):
        for pattern in ("*CJK*", "*wqy*", "*SourceHan*"):
            for file in folder.rglob(pattern) if folder.is_dir() else ():
                return file.name
    return ""


def datasets() -> Iterable[Check]:
    """What there is to train on."""
    from latentlab.data.datasets import list_datasets

    for info in list_datasets():
        state: State = "ok" if info.available else "optional"
        needs = ("dataset-fashion-mnist",) if info.name == "fashion-mnist" and not info.available else ()
        detail = f"{info.count_train:,} training images" if info.available else "not on this machine"
        yield Check(f"Dataset {info.name}", state, detail, needs, str(info.remedy or ""))


def bundled() -> Iterable[Check]:
    """The models that come with LatentLab."""
    found = sorted(file.stem for file in (paths.resources() / "zoo").glob("*.safetensors"))
    state: State = "ok" if found else "missing"
    yield Check("Bundled models", state, ", ".join(found) or "none", remedy="Install LatentLab again.")


def folders() -> Iterable[Check]:
    """Where models, runs, settings and imported data are written."""
    homes = {
        "models and runs": paths.data_home(),
        "cache": paths.cache_home(),
        "settings": paths.settings_home(),
    }
    for name, folder in homes.items():
        problem = _unwritable(folder)
        remedy = "Make it writable, or choose another place with LATENTLAB_HOME."
        yield Check(
            f"Folder for {name}", "missing" if problem else "ok", problem or str(folder), remedy=remedy
        )


def _unwritable(folder: Path) -> str:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return f"{folder}: {error.strerror or error}"


CHECKUPS: tuple[Callable[[], Iterable[Check]], ...] = (
    python,
    packages,
    compute,
    display,
    fonts,
    datasets,
    bundled,
    folders,
)
