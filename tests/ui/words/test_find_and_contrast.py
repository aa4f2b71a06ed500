"""Words are found in a dropped text, looked into, saved, and held against a background."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from words_lab import LEFT, WordsLab, write

from latentlab.lexicon.knobs import CohesionKnobs
from latentlab.ui.words.contrast_page import ContrastPage
from latentlab.ui.words.find_page import FindPage

PLANTED = ["海洋", "森林", "高山流"]


def drop(widget: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), action, mime, LEFT, keys)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(50, 50), action, mime, LEFT, keys))


@pytest.fixture
def page(lab: WordsLab) -> FindPage:
    return lab.page("find", FindPage)


@pytest.fixture
def read(page: FindPage, qtbot: QtBot, tmp_path: Path) -> FindPage:
    drop(page, write(tmp_path / "text.txt", PLANTED))
    qtbot.waitUntil(lambda: page.text() is not None)
    return page


@pytest.fixture
def applied(read: FindPage, lab: WordsLab, qtbot: QtBot) -> FindPage:
    lab.click("words_apply")
    qtbot.waitUntil(lambda: read.words() is not None)
    return read


def shown(page: FindPage) -> list[str]:
    return [page.table.words.word(row) for row in range(page.table.words.rowCount())]


def test_a_dropped_text_is_counted_and_told(read: FindPage) -> None:
    assert "utf-8" in read.status.whole().lower()
    assert "text.txt" in read.status.whole()
    kept = read.text().scored.how_many(CohesionKnobs())
    assert f"2 characters: {kept[0]:,} of " in read.counts.text()
    assert not read._savers[0].isEnabled()


def test_thresholds_count_anew_while_they_are_dragged(read: FindPage, lab: WordsLab) -> None:
    read.cohesion.set_values(min_count=1)
    read.cohesion.changed.emit()
    before = read.counts.text()
    slider = read.cohesion.line("cohesion_2").slider
    assert slider is not None
    QTest.mousePress(slider, LEFT, pos=QPoint(4, slider.height() // 2))
    assert read.cohesion.values(CohesionKnobs).cohesion_2 < 0
    assert read.counts.text() != before
    QTest.mouseRelease(slider, LEFT, pos=QPoint(4, slider.height() // 2))
    assert "--cohesion-2" in read.command_line()


def test_planted_words_are_found(applied: FindPage) -> None:
    assert set(PLANTED) <= set(shown(applied))
    assert applied.status.whole().endswith(" words")


def test_a_chosen_word_is_looked_into(applied: FindPage) -> None:
    row = applied.table.words.row_of("高山流")
    index = applied.table.words.index(row, 0)
    applied.table.scrollTo(index)
    QTest.mouseClick(applied.table.viewport(), LEFT, pos=applied.table.visualRect(index).center())
    assert applied.inspector.field.text() == "高山流"
    assert applied.inspector.told.text() == "高山流 is kept"
    splits = applied.inspector.splits.toPlainText()
    assert "高 | 山流" in splits
    assert "高山 | 流" in splits


def test_a_word_that_was_not_found_says_where_it_fell(applied: FindPage) -> None:
    field = applied.inspector.field
    QTest.keyClicks(field, "xy")
    assert "does not occur" in applied.inspector.told.text()
    field.clear()
    field.setText("洋海")
    field.textEdited.emit("洋海")
    assert "洋海 is kept" not in applied.inspector.told.text()
    field.setText("一")
    field.textEdited.emit("一")
    assert "1 characters" in applied.inspector.told.text()


def test_the_table_is_filtered_and_sorted(applied: FindPage) -> None:
    everything = shown(applied)
    applied.filter.setText("海")
    assert shown(applied) == [word for word in everything if "海" in word]
    applied.filter.clear()
    applied.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    model = applied.table.words
    counts = [int(model.data(model.index(row, 1)).replace(",", "")) for row in range(model.rowCount())]
    assert counts == sorted(counts)


def test_filters_are_edited_and_the_words_follow(applied: FindPage, qtbot: QtBot) -> None:
    applied.rules.least.setValue(3)
    qtbot.waitUntil(lambda: shown(applied) == ["高山流"])
    applied.rules.least.setValue(2)
    qtbot.waitUntil(lambda: set(PLANTED) <= set(shown(applied)))
    applied.rules.pattern.setText("^海")
    QTest.keyClick(applied.rules.pattern, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "海洋" not in shown(applied))
    assert "森林" in shown(applied)
    applied.rules.pattern.setText("[")
    QTest.keyClick(applied.rules.pattern, Qt.Key.Key_Return)
    assert "No regular expression" in applied.rules.problem()
    qtbot.waitUntil(lambda: "海洋" in shown(applied))


def test_the_text_is_cut_into_the_words_for_training(applied: FindPage, lab: WordsLab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lab.panel.cut) as told:
        lab.click("words_train")
    written = told.args[0].read_text(encoding="utf-8").split()
    assert {"海洋", "森林"} <= set(written)
    assert "".join(written) == "".join(
        applied.text().corpus.sources[0].path.read_text(encoding="utf-8").split()
    )


def test_words_of_a_text_that_was_left_do_not_come_back(
    read: FindPage, lab: WordsLab, qtbot: QtBot, tmp_path: Path
) -> None:
    lab.click("words_apply")
    before = read.text()
    read.open_files([write(tmp_path / "other.txt", ["道路"], seed=2)])
    qtbot.waitUntil(lambda: read.text() is not before)
    qtbot.waitUntil(lambda: not read._finding.busy)
    assert read.words() is None
    assert shown(read) == []
    assert not read._savers[0].isEnabled()


def test_another_text_empties_the_contrast(
    read: FindPage, lab: WordsLab, qtbot: QtBot, tmp_path: Path
) -> None:
    page = lab.page("contrast", ContrastPage)
    page.open_files([write(tmp_path / "every.txt", ["海洋", "道路"], seed=1)])
    qtbot.waitUntil(lambda: page.contrast() is not None)
    read.open_files([write(tmp_path / "third.txt", ["道路"], seed=2)])
    qtbot.waitUntil(lambda: "third.txt" in page.told.text())
    assert page.contrast() is None
    assert page.table.words.rowCount() == 0


def test_commands_quote_and_keep_whole_numbers(read: FindPage, qtbot: QtBot, tmp_path: Path) -> None:
    read.open_files([write(tmp_path / "two words.txt", PLANTED)])
    qtbot.waitUntil(lambda: "two words" in read.command_line())
    read.cohesion.set_values(min_count=1234567)
    read.cohesion.changed.emit()
    assert f"'{tmp_path / 'two words.txt'}'" in read.command_line()
    assert "--min-count 1234567 " in read.command_line()


def test_finder_a_finds_them_too(read: FindPage, lab: WordsLab, qtbot: QtBot) -> None:
    read.way.setCurrentIndex(1)
    lab.click("words_apply")
    qtbot.waitUntil(lambda: read.words() is not None)
    assert {"海洋", "森林"} <= set(shown(read))
    assert "--finder a" in read.command_line()


def test_words_are_saved_as_table_and_as_dictionary(applied: FindPage, qtbot: QtBot, tmp_path: Path) -> None:
    for name, begins in (("words.csv", "word,count"), ("dict.txt", "")):
        applied.save_to(tmp_path / name)
        qtbot.waitUntil((tmp_path / name).exists)
        saved = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert saved.startswith(begins)
        assert "海洋" in saved


def test_thresholds_that_keep_nothing_are_explained_and_the_words_stay(
    applied: FindPage, lab: WordsLab, qtbot: QtBot
) -> None:
    words = applied.words()
    applied.cohesion.set_values(min_count=10**6)
    applied.cohesion.changed.emit()
    lab.click("words_apply")
    qtbot.waitUntil(lambda: "leave no word" in applied.errors.text())
    assert applied.words() is words


WRONG = {
    "is empty": b"",
    "NUL bytes": b"\x00\x01\x02\x00" * 50,
    "nothing to count": "一".encode(),
}


@pytest.mark.parametrize("said", WRONG)
def test_what_is_no_text_is_refused_and_the_old_text_stays(
    read: FindPage, qtbot: QtBot, tmp_path: Path, said: str
) -> None:
    before = read.text()
    wrong = tmp_path / "wrong.txt"
    wrong.write_bytes(WRONG[said])
    read.open_files([wrong])
    qtbot.waitUntil(lambda: said in read.errors.text())
    assert "wrong.txt" in read.errors.text()
    assert read.text() is before


def test_a_background_tells_which_words_are_the_texts_own(
    read: FindPage, lab: WordsLab, qtbot: QtBot, tmp_path: Path
) -> None:
    page = lab.page("contrast", ContrastPage)
    assert "text.txt" in page.told.text()
    drop(page, write(tmp_path / "every.txt", ["海洋", "道路"], seed=1))
    qtbot.waitUntil(lambda: page.contrast() is not None)
    found = page.contrast()
    scores = dict(zip(found.words, found.scores, strict=True))
    assert scores["森林"] > 0.6 > scores["海洋"] > 0.4 > scores["道路"]
    assert page.command_line().startswith("latentlab words contrast ")
    page.save_to(tmp_path / "contrast.csv")
    qtbot.waitUntil((tmp_path / "contrast.csv").exists)


def test_a_point_of_the_scatter_chooses_its_row(
    read: FindPage, lab: WordsLab, qtbot: QtBot, tmp_path: Path
) -> None:
    page = lab.page("contrast", ContrastPage)
    page.open_files([write(tmp_path / "every.txt", ["海洋", "道路"], seed=1)])
    qtbot.waitUntil(lambda: page.contrast() is not None)
    found = page.contrast()
    index = found.words.index("道路")
    QTest.mouseClick(page.scatter, LEFT, pos=page.scatter.position(index).toPoint())
    rows = page.table.selectionModel().selectedRows()
    assert page.table.words.word(rows[0].row()) == "道路"
    ups = [page.scatter.position(k).y() for k in range(len(found))]
    higher, lower = int(np.argmax(found.domain)), int(np.argmin(found.domain))
    assert ups[higher] < ups[lower]
