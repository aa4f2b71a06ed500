"""Word vectors: opened, grown from seeds, asked, walked through, brought out; and what goes wrong."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from latentlab.lexicon.knobs import ScreeningKnobs
from latentlab.lexicon.screening import screen
from latentlab.lexicon.vectors import WordVectors, analogy, neighbours, read_vectors, write_word2vec
from latentlab.progress import Progress
from latentlab.ui.words import vectors_page as module
from latentlab.ui.words.vector_work import project, walk
from latentlab.ui.words.vectors_page import VectorsPage
from latentlab.ui.workers.task import Tasks

LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return
COUNT = 12
"""Words of each cluster."""


def clusters() -> WordVectors:
    """Three heaps of words: a0 is the middle of the first, a1 the nearest to it, and so on."""
    random = np.random.default_rng(0)
    words, rows = [], []
    for place, name in enumerate("abc"):
        middle = np.zeros(8)
        middle[place] = 1.0
        for number in range(COUNT):
            words.append(f"{name}{number}")
            rows.append(middle + 0.05 * number * random.normal(size=8) / np.sqrt(8))
    return WordVectors(tuple(words), np.array(rows, np.float32))


def square() -> WordVectors:
    """Words whose differences mean something, and some between two of them."""
    east, north = np.eye(4)[0], np.eye(4)[1]
    named = {
        "man": np.array([0, 0, 1.0, 0]), "woman": np.array([0, 0, 1.0, 1.0]),
        "king": np.array([1.0, 0, 1.0, 0]), "queen": np.array([1.0, 0, 1.0, 1.0]),
        "east": east, "north": north, "northeast": east + north, "tree": np.array([0, -1.0, 0, -1.0]),
    }  # fmt: skip
    return WordVectors(tuple(named), np.array(list(named.values()), np.float32))


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[VectorsPage]:
    tasks = Tasks()
    page = VectorsPage(tasks)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.hide()
    tasks.close()


@pytest.fixture
def loaded(page: VectorsPage) -> VectorsPage:
    page.set_vectors(clusters(), "clusters.txt")
    return page


def type_into(page: QWidget, name: str, text: str) -> None:
    edit = page.findChild(QLineEdit, name)
    assert edit is not None, name
    edit.clear()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, ENTER)


def grow(page: VectorsPage, qtbot: QtBot, text: str) -> list[str]:
    before = page.screened()
    type_into(page, "words_seed", text)
    qtbot.waitUntil(lambda: page.screened() is not before and page.screened() is not None)
    return grown(page)


def grown(page: VectorsPage) -> list[str]:
    found = page.screened()
    return [] if found is None else [one.word for one in found.words]


def remedy(page: VectorsPage) -> str:
    label = page.errors.findChild(QLabel, "error_remedy")
    assert label is not None
    return label.text()


def drop(page: QWidget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, keys, place = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, QPoint(50, 50)
    enter = QDragEnterEvent(place, copy, mime, LEFT, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(place), copy, mime, LEFT, keys))


def test_an_empty_page_says_what_belongs_there_and_offers_the_first_step(
    page: VectorsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    write_word2vec(tmp_path / "v.txt", clusters())
    monkeypatch.setattr(module.QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "v.txt"), ""))
    assert page.stage_view.empty()
    assert not page.seeds.isEnabled()
    first = page.findChild(QAbstractButton, "words_vectors_first")
    assert first.isVisible()
    QTest.mouseClick(first, LEFT)
    qtbot.waitUntil(lambda: page.vectors() is not None)
    assert not first.isVisible()
    assert page.stage_view.empty()  # until there are seeds
    assert page.seeds.isEnabled()


def test_a_file_is_opened(page: VectorsPage, tmp_path: Path, qtbot: QtBot) -> None:
    write_word2vec(tmp_path / "v.txt", clusters())
    page.open_file(tmp_path / "v.txt")
    qtbot.waitUntil(lambda: page.vectors() is not None)
    assert page.vectors().words == clusters().words
    assert page.loaded.whole() == "v.txt: 36 words of 8 numbers"
    assert shlex.quote(str(tmp_path / "v.txt")) in page.command_line()


def test_a_wrong_file_is_told_of_and_the_old_vectors_stay(
    loaded: VectorsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    old = loaded.vectors()
    grow(loaded, qtbot, "a0")
    (tmp_path / "bad.txt").write_text("2 3\nred 1 2 3\nblue 1 2\n", encoding="utf-8")
    loaded.open_file(tmp_path / "bad.txt")
    qtbot.waitUntil(lambda: bool(loaded.errors.text()))
    assert "bad.txt, line 3" in loaded.errors.text()
    assert "a word and its numbers a line" in remedy(loaded)
    assert loaded.vectors() is old
    assert grown(loaded)


def test_reading_can_be_cancelled_and_the_old_vectors_stay(
    loaded: VectorsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []

    def endless(_path: Path, *, progress: Progress) -> None:
        try:
            while True:
                progress.report(0.5, "Reading vectors of {count:,} words…", count=7)
        finally:
            ended.append(True)

    old = loaded.vectors()
    monkeypatch.setattr(module, "load", endless)
    loaded.open_file(tmp_path / "huge.txt")
    stop = loaded.findChild(QAbstractButton, "busy_cancel")
    qtbot.waitUntil(stop.isVisible)
    QTest.mouseClick(stop, LEFT)
    qtbot.waitUntil(lambda: bool(ended))
    assert loaded.vectors() is old
    assert not stop.isVisible()
    assert not loaded.errors.text()


def test_vectors_that_are_set_win_over_a_file_that_is_being_read(
    page: VectorsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    write_word2vec(tmp_path / "v.txt", clusters())
    page.open_file(tmp_path / "v.txt")
    page.set_vectors(square(), "square")
    type_into(page, "words_neighbour_word", "king")
    qtbot.waitUntil(lambda: page.stage_view.near.word() == "king")
    assert page.vectors().words == square().words


def test_a_vocabulary_grows_from_seeds_that_are_typed(loaded: VectorsPage, qtbot: QtBot) -> None:
    words = grow(loaded, qtbot, "a0, b0")
    expected = screen(clusters(), ["a0", "b0"], ScreeningKnobs())
    assert words == [one.word for one in expected.words]
    assert {word[0] for word in words} == {"a", "b"}
    assert loaded.stage_view.map.words() == tuple(words)
    assert loaded.stage_view.counts()[0] == 2
    assert sum(loaded.stage_view.counts().values()) == len(words)
    assert not loaded.stage_view.empty()
    assert "2 seeds" in loaded.stage_view.legend.accessibleName()
    assert shlex.split(loaded.command_line())[-3:] == ["--seeds", "a0", "b0"]


def test_a_seed_without_a_vector_is_named_and_the_others_grow(loaded: VectorsPage, qtbot: QtBot) -> None:
    words = grow(loaded, qtbot, "a0 nowhere")
    assert words[0] == "a0"
    assert "nowhere" in loaded.errors.text()
    assert "nowhere has no vector" in loaded.seeds.chips()[1].toolTip()
    assert "no vector" not in loaded.seeds.chips()[0].toolTip()


def test_seeds_that_are_all_missing_are_an_error(loaded: VectorsPage, qtbot: QtBot) -> None:
    type_into(loaded, "words_seed", "nowhere nobody")
    qtbot.waitUntil(lambda: bool(loaded.errors.text()))
    assert "nowhere, nobody" in loaded.errors.text()
    assert loaded.screened() is None
    assert loaded.stage_view.empty()


def test_a_chip_takes_its_seed_away(loaded: VectorsPage, qtbot: QtBot) -> None:
    grow(loaded, qtbot, "a0 b0")
    before = loaded.screened()
    QTest.mouseClick(loaded.seeds.chips()[0], LEFT)
    assert loaded.seeds.seeds() == ("b0",)
    qtbot.waitUntil(lambda: loaded.screened() is not before)
    assert {word[0] for word in grown(loaded)} == {"b"}
    QTest.mouseClick(loaded.seeds.chips()[0], LEFT)
    assert loaded.screened() is None
    assert loaded.stage_view.empty()


def test_less_grows_the_higher_the_demand(loaded: VectorsPage, qtbot: QtBot) -> None:
    many = len(grow(loaded, qtbot, "a0"))
    slider = loaded.knobs.line("least").slider
    before = loaded.screened()
    end = QPoint(slider.width() - 2, slider.height() // 2)
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() * 3 // 4, slider.height() // 2))
    QTest.mouseMove(slider, end)
    assert loaded.screened() is before  # not before the hand lets go
    QTest.mouseRelease(slider, LEFT, pos=end)
    qtbot.waitUntil(lambda: loaded.screened() is not before)
    assert 1 <= len(grown(loaded)) < many
    assert f"--least {loaded.knobs.values(ScreeningKnobs).least:g}" in loaded.command_line()


def test_the_newest_question_wins(loaded: VectorsPage, qtbot: QtBot) -> None:
    for word in ("a0", "b0", "c0"):
        type_into(loaded, "words_seed", word)
    qtbot.waitUntil(lambda: {word[0] for word in grown(loaded)} == set("abc"))
    assert loaded.screened().words[:3] == screen(clusters(), ["a0", "b0", "c0"]).words[:3]


def test_a_click_on_the_map_chooses_a_word(loaded: VectorsPage, qtbot: QtBot) -> None:
    grow(loaded, qtbot, "a0 b0")
    qtbot.waitUntil(lambda: loaded.stage_view.near.word() == "a0")  # the first seed to begin with
    plot = loaded.stage_view.map
    at = plot.position("b0").toPoint()
    QTest.mouseMove(plot, at)
    assert plot.hovered() == plot.words()[plot.word_at(QPointF(at))]
    QTest.mouseClick(plot, LEFT, pos=at)
    qtbot.waitUntil(lambda: loaded.stage_view.near.word() == plot.marked() != "a0")
    assert plot.marked()[0] == "b"
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.marked() == "a0"


def test_seeds_are_labelled_and_no_names_overlap(loaded: VectorsPage, qtbot: QtBot) -> None:
    grow(loaded, qtbot, "a0 b0 c0")
    labelled = loaded.stage_view.map.labelled()
    assert {"a0", "b0", "c0"} <= set(labelled)
    assert len(labelled) == len(set(labelled))


def test_neighbours_are_the_nearest_and_lead_on(loaded: VectorsPage, qtbot: QtBot) -> None:
    near = loaded.stage_view.near
    type_into(loaded, "words_neighbour_word", "b0")
    qtbot.waitUntil(lambda: near.word() == "b0")
    expected = neighbours(clusters(), "b0", 12)
    assert list(near.values()) == [word for word, _ in expected]
    assert list(near.values().values()) == pytest.approx([cosine for _, cosine in expected])
    QTest.mouseClick(loaded.findChild(QAbstractButton, "words_neighbour_0"), LEFT)
    qtbot.waitUntil(lambda: near.word() == expected[0][0])
    QTest.mouseClick(near.seed, LEFT)
    assert loaded.seeds.seeds() == (expected[0][0],)
    qtbot.waitUntil(lambda: loaded.screened() is not None)


def test_a_word_without_a_vector_is_named(loaded: VectorsPage, qtbot: QtBot) -> None:
    type_into(loaded, "words_neighbour_word", "nowhere")
    qtbot.waitUntil(lambda: "nowhere" in loaded.errors.text())
    assert "36" in remedy(loaded)


def test_an_analogy_is_answered(page: VectorsPage, qtbot: QtBot) -> None:
    page.set_vectors(square(), "square")
    type_into(page, "words_analogy_0", "king")  # the others are still empty: nothing is asked
    for place, word in enumerate(("king", "man", "woman")):
        type_into(page, f"words_analogy_{place}", word)
    qtbot.waitUntil(lambda: bool(page.questions.analogy.answers()))
    first = page.questions.analogy.answers()[0]
    assert first.text().startswith("queen")
    assert analogy(square(), "king", "man", "woman")[0][0] == "queen"
    QTest.mouseClick(first, LEFT)
    qtbot.waitUntil(lambda: page.stage_view.near.word() == "queen")
    type_into(page, "words_analogy_1", "nobody")
    qtbot.waitUntil(lambda: "nobody" in page.errors.text())
    assert not page.questions.analogy.answers()


def test_a_walk_passes_the_words_between(page: VectorsPage, qtbot: QtBot) -> None:
    page.set_vectors(square(), "square")
    page.questions.walk.edits[0].setText("east")
    type_into(page, "words_walk_1", "north")
    qtbot.waitUntil(lambda: bool(page.questions.walk.answers()))
    assert [button.text() for button in page.questions.walk.answers()] == ["east →", "northeast →", "north"]


def test_a_walk_ends_where_it_should_even_without_a_way() -> None:
    vectors = WordVectors(("up", "down", "twin"), np.array([[1, 0], [-1, 0], [1, 0]], np.float32))
    assert walk(vectors, ["up", "down"], progress=Progress())[0] == "up"
    assert walk(vectors, ["up", "down"], progress=Progress())[-1] == "down"
    assert walk(vectors, ["twin", "twin"], progress=Progress())[0] == "twin"


def test_what_grew_is_brought_out(loaded: VectorsPage, tmp_path: Path, qtbot: QtBot) -> None:
    buttons = [
        loaded.findChild(QAbstractButton, f"words_save_{name}") for name in ("jieba", "csv", "word2vec")
    ]
    assert not any(button.isEnabled() for button in buttons)
    words = grow(loaded, qtbot, "a0")
    assert all(button.isEnabled() for button in buttons)
    loaded.set_counts({words[2]: 7})
    loaded.exports.save_jieba_to(tmp_path / "dictionary")
    loaded.exports.save_table_to(tmp_path / "words.csv")
    loaded.exports.save_vectors_to(tmp_path / "few.txt")
    files = [tmp_path / name for name in ("dictionary.txt", "words.csv", "few.txt")]
    qtbot.waitUntil(lambda: all(path.exists() for path in files))
    lines = files[0].read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [f"{words[2]} 7", f"{words[0]} 1"]
    assert len(lines) == len(words)
    with files[1].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["word"] for row in rows] == words
    again = read_vectors(files[2])
    assert again.words == tuple(words)
    np.testing.assert_allclose(again.vectors, clusters().vectors[clusters().rows(words)], rtol=1e-6)


def test_a_place_that_cannot_be_written_to_is_told_of(
    loaded: VectorsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    grow(loaded, qtbot, "a0")
    (tmp_path / "words.csv").mkdir()
    loaded.exports.save_table_to(tmp_path / "words.csv")
    qtbot.waitUntil(lambda: "words.csv" in loaded.errors.text(), timeout=10_000)


def test_a_file_is_dropped(page: VectorsPage, tmp_path: Path, qtbot: QtBot) -> None:
    write_word2vec(tmp_path / "v.txt", square())
    drop(page, tmp_path / "v.txt")
    qtbot.waitUntil(lambda: page.vectors() is not None)
    assert page.vectors().words == square().words


def test_seeds_stay_and_grow_anew_in_other_vectors(loaded: VectorsPage, qtbot: QtBot) -> None:
    grow(loaded, qtbot, "a0")
    loaded.set_vectors(clusters(), "again")
    assert loaded.screened() is None
    qtbot.waitUntil(lambda: loaded.screened() is not None)
    assert grown(loaded)[0] == "a0"


def test_the_map_is_the_same_the_next_time() -> None:
    directions = clusters().directions
    np.testing.assert_array_equal(project(directions), project(directions))
    places = project(directions)
    assert places[:, 0].std() >= places[:, 1].std() > 0
    np.testing.assert_array_equal(project(directions[:1]), np.zeros((1, 2)))
    assert project(directions[:, :1]).shape == (len(directions), 2)
