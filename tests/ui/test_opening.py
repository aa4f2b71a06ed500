from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

import latentlab
from latentlab.errors import BadInput
from latentlab.models import build
from latentlab.progress import Progress
from latentlab.runs.folder import RunFolder
from latentlab.ui.arrivals import Arrivals
from latentlab.ui.opening import Opener, load_model
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.workers.task import Tasks


def save_model(path: Path) -> Path:
    torch.manual_seed(0)
    image = {"channels": 1, "height": 28, "width": 28}
    path.parent.mkdir(parents=True, exist_ok=True)
    latentlab.save(build("vae", {"image": image, "latent_dim": 4, "width": 4, "hidden": 8}), path)
    return path


def make_run(path: Path) -> Path:
    RunFolder(path).create("vae", {})
    save_model(path / "checkpoints" / "step-20" / "model.safetensors")
    return path


class Listener:
    """Writes down what an opener or arrivals say."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, object]] = []

    def to(self, name: str) -> object:
        return lambda *values: self.heard.append((name, values[0] if values else None))


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def opener(qtbot: QtBot, listener: Listener) -> Iterator[Opener]:
    tasks = Tasks()
    opener = Opener(AppState(), tasks)
    for name in ("began", "ended", "opened", "failed", "refused"):
        getattr(opener, name).connect(listener.to(name))
    yield opener
    tasks.close()


@pytest.fixture
def arrivals(qtbot: QtBot, listener: Listener) -> Arrivals:
    arrivals = Arrivals()
    for name in ("models", "run", "dataset", "images", "failed"):
        getattr(arrivals, name).connect(listener.to(name))
    return arrivals


def names(listener: Listener) -> list[str]:
    return [name for name, _ in listener.heard]


def test_a_file_keeps_its_name_and_a_checkpoint_that_of_its_run(tmp_path: Path) -> None:
    plain = load_model(str(save_model(tmp_path / "boots.safetensors")), Progress())
    assert (plain.name, plain.run, plain.model.training) == ("boots", None, False)
    run = make_run(tmp_path / "0003-vae")
    opened = load_model(str(run), Progress())
    assert (opened.name, opened.run, opened.id) == ("0003-vae", run, f"run:{run}")


def test_opening_says_begin_and_end(qtbot: QtBot, opener: Opener, listener: Listener, tmp_path: Path) -> None:
    opener.open(save_model(tmp_path / "boots.safetensors"))
    qtbot.waitUntil(lambda: "opened" in names(listener))
    assert names(listener) == ["began", "ended", "opened"]
    assert isinstance(listener.heard[-1][1], OpenModel)


def test_a_failure_is_told_and_opens_nothing_else(qtbot: QtBot, opener: Opener, listener: Listener) -> None:
    opener.open("/nowhere.safetensors")
    qtbot.waitUntil(lambda: "failed" in names(listener))
    assert isinstance(listener.heard[-1][1], BadInput)
    assert names(listener) == ["began", "ended", "failed"]


def test_who_asks_again_no_longer_wants_the_first(
    qtbot: QtBot, opener: Opener, listener: Listener, tmp_path: Path
) -> None:
    opener.open("/nowhere.safetensors")
    opener.open(save_model(tmp_path / "boots.safetensors"))
    qtbot.waitUntil(lambda: "opened" in names(listener))
    assert "failed" not in names(listener)


def test_the_first_that_can_be_opened_is(
    qtbot: QtBot, opener: Opener, listener: Listener, tmp_path: Path
) -> None:
    opener.open_first(["/nowhere.safetensors", str(save_model(tmp_path / "boots.safetensors"))])
    qtbot.waitUntil(lambda: "opened" in names(listener))
    assert names(listener) == ["began", "ended", "failed", "began", "ended", "opened"]


def test_a_bundled_model_is_the_last_resort(qtbot: QtBot, opener: Opener, listener: Listener) -> None:
    opener.open_first([])
    qtbot.waitUntil(lambda: "opened" in names(listener))
    opened = listener.heard[-1][1]
    assert isinstance(opened, OpenModel)
    assert opened.name == "vae-fashion"


def test_the_last_of_several_that_is_a_model_opens_and_the_others_are_named(
    qtbot: QtBot, opener: Opener, listener: Listener, tmp_path: Path
) -> None:
    note, page = tmp_path / "note.txt", tmp_path / "page.html"
    note.write_text("Dear all", encoding="utf-8")
    page.write_text("<html>", encoding="utf-8")
    first, second = (save_model(tmp_path / f"{name}.safetensors") for name in ("first", "second"))
    opener.open_last([note, first, second, page])
    qtbot.waitUntil(lambda: "refused" in names(listener))
    assert names(listener) == ["began", "ended", "opened", "refused"]
    opened, refused = (value for _, value in listener.heard[2:])
    assert isinstance(opened, OpenModel)
    assert opened.name == "second"
    assert isinstance(refused, list)
    assert [name for name, _ in refused] == ["note.txt", "page.html"]
    assert all(isinstance(reason, BadInput) for _, reason in refused)


def test_cancelling_keeps_what_is_open(
    qtbot: QtBot, opener: Opener, listener: Listener, tmp_path: Path
) -> None:
    opener.open(save_model(tmp_path / "boots.safetensors"))
    opener.cancel()
    opener.cancel()
    assert names(listener) == ["began", "ended"]


def test_what_is_dropped_is_told_apart_by_content(
    arrivals: Arrivals, listener: Listener, tmp_path: Path
) -> None:
    run = make_run(tmp_path / "0003-vae")
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    np.savez(tmp_path / "arrays.bin.npz", images=np.zeros((2, 8, 8), np.uint8))
    arrays = (tmp_path / "arrays.bin.npz").rename(tmp_path / "arrays.safetensors")
    page = tmp_path / "page.html"
    page.write_text("<html>", encoding="utf-8")
    arrivals.take_paths([run, pictures, arrays, page, tmp_path / "gone"])
    assert listener.heard == [
        ("run", run),
        ("dataset", str(pictures)),
        ("dataset", str(arrays)),
        ("models", [page, tmp_path / "gone"]),
    ]


def test_images_of_a_drop_stay_together(arrivals: Arrivals, listener: Listener, tmp_path: Path) -> None:
    paths = [tmp_path / "a.png", tmp_path / "b.png", tmp_path / "m.safetensors"]
    for path in paths:
        path.write_bytes(b"\x89PNG\r\n\x1a\n" if path.suffix == ".png" else b"\0")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    arrivals.take_mime(mime)
    assert listener.heard == [
        ("images", [("a.png", paths[0]), ("b.png", paths[1])]),
        ("models", [paths[2]]),
    ]


def test_a_drop_that_holds_nothing_says_so(arrivals: Arrivals, listener: Listener) -> None:
    mime = QMimeData()
    mime.setText("hello")
    arrivals.take_mime(mime)
    assert names(listener) == ["failed"]
