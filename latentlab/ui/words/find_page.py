"""Words found in a text: thresholds with live counts, the segmentation on request, and why a word is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QStackedWidget, QWidget

from latentlab.lexicon.export import write_jieba, write_words
from latentlab.lexicon.knobs import PRESETS, CohesionKnobs, PairKnobs
from latentlab.lexicon.words import Words
from latentlab.progress import Progress
from latentlab.ui.command_line import command, turned
from latentlab.ui.widgets.knob_column import KnobColumn
from latentlab.ui.widgets.page import About, copy_button, row
from latentlab.ui.words.corpus_work import FinderKnobs, Found, Opened, cut, find, read
from latentlab.ui.words.filter_box import FilterBox
from latentlab.ui.words.inspector import Inspector
from latentlab.ui.words.text_page import TextPage
from latentlab.ui.words.word_table import WordTable
from latentlab.ui.workers.task import Tasks


class FindPage(TextPage):
    """``opened`` follows a text that was read, ``found`` its words, ``cut`` a text to train vectors on."""

    opened = Signal(object)  # Opened
    found = Signal(object)  # Words
    cut = Signal(object)  # Path: the text in words, to be trained on

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        invitation = self.tr("Drop text files or folders to find their words")
        super().__init__("words_find", self._about(), invitation, tasks, parent)
        self._text: Opened | None = None
        self._words: Words | None = None
        self._files: list[Path] = []  # that are being read
        self._make_stage()
        self._make_controls()
        self._on_turned()

    # -- what there is --------------------------------------------------------------------------------

    def text(self) -> Opened | None:
        """The text that is open."""
        return self._text

    def words(self) -> Words | None:
        """What was found last."""
        return self._words

    def finder(self) -> FinderKnobs:
        """The thresholds of the finder that is chosen."""
        if self.way.currentData() == "a":
            return self.pairs.values(PairKnobs)
        return self.cohesion.values(CohesionKnobs)

    def command_line(self) -> str:
        files = self._text.files if self._text is not None else ("FILE",)
        return command("words", "find", *files, *self.finder_words(), "--out", "words.csv")

    def finder_words(self) -> list[str]:
        """The finder and its thresholds as flags."""
        return ["--finder", str(self.way.currentData()), *turned(self.finder())]

    def kept(self) -> dict[str, Any]:
        return {
            "way": self.way.currentIndex(),
            "cohesion": self.cohesion.values(CohesionKnobs).model_dump(),
            "pairs": self.pairs.values(PairKnobs).model_dump(),
            "text": self._text,
            "words": self._words,
            "files": self._files,
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        self.way.setCurrentIndex(kept["way"])
        self.cohesion.set_values(**kept["cohesion"])
        self.pairs.set_values(**kept["pairs"])
        if kept["text"] is not None:
            self._on_read(kept["text"])
        if kept["words"] is not None:
            self._show_words(kept["words"], self.finder())
        if kept["files"]:
            self.open_files(kept["files"])  # what was counted already is in the cache

    # -- reading --------------------------------------------------------------------------------------

    def open_files(self, files: list[Path]) -> None:
        self._finding.cancel()  # words of the text that goes
        self._files = files
        self._compute(self._reading, read, files, done=self._on_read)

    def _on_read(self, text: Opened) -> None:
        self._files = []
        self._finding.cancel()
        self._settle()
        self._text, self._words = text, None
        self._name_text(text)
        self.inspector.set_text(text.scored)
        self.table.words.set_words(self.tr("Word"), [], [])
        for button in (self._apply, *self._savers):
            button.setEnabled(button is self._apply)
        self._on_turned()
        self.opened.emit(text)

    def _name_text(self, text: Opened) -> None:
        encodings = ", ".join(dict.fromkeys(str(source.encoding) for source in text.corpus.sources))
        said = self.tr("{name}: {characters} characters of words, {encoding}").format(
            name=text.corpus.name(), characters=f"{text.counts.total:,}", encoding=encodings
        )
        wrong = sum(text.counts.unreadable.values())
        if wrong:
            said += self.tr(", {count} unreadable bytes left out").format(count=f"{wrong:,}")
        if text.corpus.skipped:
            said += self.tr(", {count} files that are no text").format(count=len(text.corpus.skipped))
        self.status.say(said)

    def _on_failed(self, error: Exception) -> None:
        self._files = []
        super()._on_failed(error)

    def _on_stop(self) -> None:
        self._files = []
        super()._on_stop()

    # -- thresholds and words -------------------------------------------------------------------------

    def _on_way(self, _index: int) -> None:
        self._columns.setCurrentWidget(self.pairs if self.way.currentData() == "a" else self.cohesion)
        self.preset.setEnabled(self.way.currentData() == "b")
        self._on_turned()

    def _on_preset(self, _index: int) -> None:
        knobs = PRESETS[str(self.preset.currentData())]
        self.cohesion.set_values(**knobs.model_dump())
        self._on_turned()

    def _on_turned(self) -> None:
        """Count anew what the thresholds keep: milliseconds, since no text is read."""
        knobs = self.finder()
        if self._text is None:
            self.counts.setText(self.tr("Open a text, or drop one here: plain, .gz or a folder."))
            return
        if isinstance(knobs, PairKnobs):
            self.counts.setText(self.tr("Finder A counts when it is applied."))
            return
        kept = self._text.scored.how_many(knobs)
        lines = [
            self.tr("{n} characters: {kept} of {all} kept").format(
                n=n, kept=f"{count:,}", all=f"{len(self._text.counts.keys[n - 1]):,}"
            )
            for n, count in enumerate(kept, start=2)
        ]
        self.counts.setText("\n".join(lines))
        self.inspector.set_found(knobs, None)

    def _on_apply(self) -> None:
        if self._text is not None:
            asked = self._text, self.finder(), self.rules.filters()
            self._compute(self._finding, find, *asked, done=self._on_found)

    def _on_rules(self) -> None:
        """Other filters: what was cut already is read again, not the text."""
        if self._words is not None:
            self._on_apply()

    def _on_found(self, found: Found) -> None:
        self._settle()
        if found.text is self._text:  # another may have been opened meanwhile
            self._show_words(found.words, found.knobs)

    def _show_words(self, words: Words, knobs: FinderKnobs) -> None:
        self._words = words
        columns: list[tuple[str, NDArray[Any], str]] = [(self.tr("Count"), words.counts, ",d")]
        if words.cohesion is not None:
            columns.append((self.tr("Cohesion, nats"), words.cohesion, ".2f"))
        self.table.words.set_words(self.tr("Word"), words.words, columns)
        self.filter.clear()
        if isinstance(knobs, CohesionKnobs):
            self.inspector.set_found(knobs, words)
        for button in self._savers:
            button.setEnabled(True)
        self.status.say(self.tr("{count} words").format(count=f"{len(words):,}"))
        self.found.emit(words)

    def _on_train(self) -> None:
        """Cut the text into the words that were found; what follows is a run like any other."""
        if self._text is not None and self._words is not None:
            self._compute(self._finding, cut, self._text, self._words, done=self._on_cut)

    def _on_cut(self, path: Path) -> None:
        self._settle()
        self.cut.emit(path)

    # -- saving ---------------------------------------------------------------------------------------

    def save_to(self, path: Path) -> None:
        """Write the words: a .csv with all scores, anything else as a dictionary of jieba."""
        if self._words is not None:
            self._tasks.run(_save, self._words, path, done=self._on_saved, failed=self.errors.show_error)

    def _on_save_csv(self) -> None:
        self._ask_where("words.csv", self.tr("Table (*.csv)"))

    def _on_save_jieba(self) -> None:
        self._ask_where("words.txt", self.tr("Dictionary (*.txt)"))

    def _ask_where(self, name: str, kinds: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save words"), name, kinds)
        if chosen:
            self.save_to(Path(chosen))

    # -- making ---------------------------------------------------------------------------------------

    def _about(self) -> About:
        return About(
            "min over splits of  ln N #(s) / (#(left) #(right))",
            self.tr(
                "An n-gram is held together by every split of it occurring more often than chance would "
                "have it. Text is cut wherever no kept n-gram spans the gap, and a piece is a word if all "
                "short pieces of it are kept as well. No dictionary is needed, only enough text."
            ),
            (3913, 6920),
        )

    def _make_stage(self) -> None:
        self.filter = QLineEdit()
        self.filter.setObjectName("words_filter")
        self.filter.setPlaceholderText(self.tr("Words with…"))
        self.filter.setAccessibleName(self.tr("Show only words with this in them"))
        self.filter.setClearButtonEnabled(True)
        self.table = WordTable()
        self.table.setObjectName("words_table")
        self.table.setAccessibleName(self.tr("Words that were found"))
        self.filter.textChanged.connect(self.table.words.keep)
        self.inspector = Inspector()
        self.table.chosen.connect(self.inspector.look_at)
        self.stage.addWidget(self.filter)
        self.stage.addWidget(self.table, 1)
        self.stage.addWidget(self.inspector)

    def _make_controls(self) -> None:
        opening = self.button(
            "open", self.tr("Open text…"), self.tr("Files of plain text or .gz"), self._on_open
        )
        self.way = QComboBox()
        self.way.setObjectName("words_finder")
        self.way.setAccessibleName(self.tr("Finder"))
        self.way.addItem(self.tr("Finder B: cohesion"), "b")
        self.way.addItem(self.tr("Finder A: pairs"), "a")
        self.preset = QComboBox()
        self.preset.setObjectName("words_preset")
        self.preset.setAccessibleName(self.tr("Thresholds"))
        self.preset.addItem(self.tr("Thresholds ln 2, 4, 6"), "logs")
        self.preset.addItem(self.tr("Thresholds 5, 25, 125"), "ratios")
        self.cohesion, self.pairs = KnobColumn(CohesionKnobs), KnobColumn(PairKnobs)
        self._columns = QStackedWidget()
        for column in (self.cohesion, self.pairs):
            self._columns.addWidget(column)
            column.changed.connect(self._on_turned)
        self.rules = FilterBox()
        self.rules.changed.connect(self._on_rules)
        self.counts = QLabel()
        self.counts.setObjectName("words_counts")
        self.counts.setWordWrap(True)
        self._apply = self.button(
            "apply",
            self.tr("Find words"),
            self.tr("Cut the text with these thresholds"),
            self._on_apply,
        )
        self._apply.setProperty("role", "primary")
        self._apply.setEnabled(False)
        table = self.button("csv", self.tr("CSV…"), self.tr("Save words and scores"), self._on_save_csv)
        jieba = self.button(
            "jieba",
            self.tr("Dictionary…"),
            self.tr("Save as a dictionary of jieba"),
            self._on_save_jieba,
        )
        train = self.button(
            "train",
            self.tr("Train vectors"),
            self.tr("Cut the text into these words and train word vectors on them, as a run"),
            self._on_train,
        )
        self._savers = (table, jieba, train)
        for button in self._savers:
            button.setEnabled(False)
        copy = copy_button(self, self.tr("Command"), self.tr("Copy the line that computes this in a shell"))
        self.way.currentIndexChanged.connect(self._on_way)
        self.preset.currentIndexChanged.connect(self._on_preset)
        self.controls.addLayout(row(opening, self._apply))
        self.controls.addWidget(self.searching)
        self.controls.addWidget(self.way)
        self.controls.addWidget(self.preset)
        self.controls.addWidget(self._columns)
        self.controls.addWidget(self.counts)
        self.heading(self.tr("Of the words stay"))
        self.controls.addWidget(self.rules)
        self.controls.addLayout(row(table, jieba, train))
        self.controls.addLayout(row(copy))


def _save(words: Words, path: Path, progress: Progress) -> Path:
    progress.report(-1.0, "Saving {path}", path=path.name)
    if path.suffix.lower() == ".csv":
        write_words(path, words)
    else:
        write_jieba(path, words)
    return path
