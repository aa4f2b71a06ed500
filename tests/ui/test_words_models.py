"""A model or a run of words beside those of images: listed, refused where pictures are, shown in Words."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import latentlab
from latentlab import paths
from latentlab.errors import NotSupported
from latentlab.formats import native
from latentlab.formats.word_vectors import made_of
from latentlab.progress import Progress
from latentlab.runs.events import Finished
from latentlab.runs.live import LiveWeights
from latentlab.ui import hand, opening
from latentlab.ui.app import open_window
from latentlab.ui.explore import follow
from latentlab.ui.library.reading import model_row
from latentlab.ui.words.find_page import FindPage


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.safetensors"
    latentlab.save(made_of(["one", "two", "三"], np.eye(3, 5, dtype=np.float32)), path)
    return path


def test_it_has_a_line_in_the_library(words: Path) -> None:
    row = model_row(native.read_header(words), None)
    assert "3 words" in row.detail
    assert "5 axes" in row.detail


def test_it_is_not_opened_among_pictures_and_says_why(words: Path) -> None:
    with pytest.raises(NotSupported, match=r"model of words.*Words workspace"):
        opening.load_model(str(words), Progress())
    live = LiveWeights()
    live.describe(latentlab.load(words))
    with pytest.raises(NotSupported, match="no images"):
        follow._open_live(live, words.parent, Progress())


def test_dropped_on_the_window_it_opens_in_its_workspace(words: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(None, tmp_path / "settings")
    qtbot.waitUntil(lambda: window.state.model is not None)
    hand.drop_files(window, [words])
    panel = window.panels.words
    qtbot.waitUntil(lambda: panel.vectors is not None and panel.vectors.vectors() is not None)
    assert panel.vectors.isVisible()
    assert panel.vectors.vectors().words == ("one", "two", "三")
    assert window.state.model is not None, "the model of images stays"
    window.shut_down()
    window.close()
    window.deleteLater()


def test_a_text_is_cut_trained_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    generator = random.Random(0)
    text = tmp_path / "text.txt"
    pairs = "一二", "三四", "五六"
    text.write_text("。".join("".join(generator.choices(pairs, k=9)) for _ in range(600)), encoding="utf-8")
    window = open_window(None, tmp_path / "settings")
    window._frame.show_tab("words")
    page = window.panels.words.page()
    assert isinstance(page, FindPage)
    page.open_files([text])
    qtbot.waitUntil(lambda: page.text() is not None)
    page.cohesion.set_values(cohesion_2=1.2)
    hand.click(window.findChild(QPushButton, "words_apply"))
    qtbot.waitUntil(lambda: page.words() is not None)
    assert set(page.words().words) == set(pairs)
    finished: list[Path] = []
    window.runs.reported.connect(lambda path, event: isinstance(event, Finished) and finished.append(path))
    hand.click(window.findChild(QPushButton, "words_train"))
    qtbot.waitUntil(lambda: bool(finished))
    assert window._frame.current_tab() == "train"
    window._wiring.open_run(finished[0])
    vectors = window.panels.words.vectors
    qtbot.waitUntil(lambda: vectors.vectors() is not None)
    assert set(vectors.vectors().words) == set(pairs)
    window.shut_down()
    window.close()
    window.deleteLater()


def test_an_empty_window_never_begins_with_words(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = paths.models_home()
    home.mkdir(parents=True, exist_ok=True)
    (home / "aaa.safetensors").write_bytes(words.read_bytes())
    monkeypatch.setattr(opening.library, "zoo", lambda: words.parent / "none")
    assert opening.load_default(Progress()) is None
