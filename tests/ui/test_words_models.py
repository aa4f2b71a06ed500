"""A model or a run of words beside those of images: listed, and refused where pictures are needed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import latentlab
from latentlab import paths
from latentlab.errors import NotSupported
from latentlab.formats import native
from latentlab.formats.word_vectors import made_of
from latentlab.progress import Progress
from latentlab.runs.live import LiveWeights
from latentlab.ui import opening
from latentlab.ui.explore import follow
from latentlab.ui.library.reading import model_row


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
    with pytest.raises(NotSupported, match=r"no images.*workspace Words"):
        opening.load_model(str(words), Progress())
    live = LiveWeights()
    live.describe(latentlab.load(words))
    with pytest.raises(NotSupported, match="no images"):
        follow._open_live(live, words.parent, Progress())


def test_an_empty_window_never_begins_with_words(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = paths.models_home()
    home.mkdir(parents=True, exist_ok=True)
    (home / "aaa.safetensors").write_bytes(words.read_bytes())
    monkeypatch.setattr(opening.library, "zoo", lambda: words.parent / "none")
    assert opening.load_default(Progress()) is None
