"""The wheel carries everything: installed into an empty environment it opens a bundled model and a window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from latentlab import __version__

ROOT = Path(__file__).parent.parent
FOLDERS = "zoo", "classifier", "datasets", "icons", "i18n", "themes", "tryme"

SHOW = """
from PySide6.QtWidgets import QApplication
from latentlab.ui.app import open_window
from latentlab.ui.hand import find, wait_until
from latentlab.ui.widgets.picture import PictureView
app = QApplication([])
window = open_window()
picture = find(window, PictureView, "decoded_image")
wait_until(lambda: picture.pixels is not None, "the first picture")
print(window.state.model.name)
window.shut_down()
window.close()
"""


def pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", str(ROOT), "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment with the wheel, and access to this one's dependencies."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    pip("--python", str(commands / "python"), "install", "--no-deps", "--no-index", str(wheel))
    # A path file only lends packages: an editable latentlab of this environment does not come along.
    site = next(folder.rglob("site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return commands


def call(words: list[str | Path], home: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"LATENTLAB_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, env=environment, cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_code_and_resources(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "latentlab/cli.py" in names
    assert "trainers/configs/vae.py" in names
    for folder in FOLDERS:
        assert any(name.startswith(f"latentlab/_resources/{folder}/") for name in names), folder
    assert not [name for name in names if name.startswith(("tests/", "resources/", "benchmarks/"))]
    assert "latentlab/_resources/zoo/vae-fashion.safetensors" in names


def test_an_empty_environment_opens_a_bundled_model(installed: Path, tmp_path: Path) -> None:
    where = call([installed / "python", "-c", "import latentlab; print(latentlab.__file__)"], tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    document = json.loads(call([installed / "latentlab", "inspect", "vae-fashion", "--json"], tmp_path))
    assert document["image_shape"] == [1, 28, 28]
    assert document["latent_dim"] >= 16
    words = ["sample", "vae-fashion", "--count", "4", "--out", tmp_path / "sheet.png"]
    call([installed / "latentlab", *words], tmp_path)
    assert (tmp_path / "sheet.png").stat().st_size > 500


def test_an_empty_environment_opens_the_window(installed: Path, tmp_path: Path) -> None:
    assert call([installed / "python", "-c", SHOW], tmp_path).strip() == "vae-fashion"


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_pins_satisfy_what_the_project_asks_for() -> None:
    from latentlab.commands.checkups import fits

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line.lower().replace("_", "-") for line in lines if line and line[0] != "#"]
    pins = dict(line.split("==") for line in pinned)
    extras = project["optional-dependencies"]["test"]
    for requirement in (*project["dependencies"], *extras):
        name = requirement.split(">")[0].lower()
        assert fits(pins[name], requirement[len(name) :]), requirement
