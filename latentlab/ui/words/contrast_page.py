"""A text held against a background: which words are its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QSplitter, QWidget

from latentlab.lexicon.contrast import Contrast
from latentlab.lexicon.export import write_contrast
from latentlab.progress import Progress
from latentlab.ui.command_line import command
from latentlab.ui.widgets.page import About, copy_button, row
from latentlab.ui.words.corpus_work import Opened, hold_against, read
from latentlab.ui.words.find_page import FindPage
from latentlab.ui.words.scatter import ScatterView
from latentlab.ui.words.text_page import TextPage
from latentlab.ui.words.word_table import WordTable
from latentlab.ui.workers.task import Tasks


class ContrastPage(TextPage):
    """The domain is the text of the find page, with its thresholds; the background is opened here."""

    def __init__(self, finding: FindPage, tasks: Tasks, parent: QWidget | None = None) -> None:
        invitation = self.tr("Drop the text of the background")
        super().__init__("words_contrast", self._about(), invitation, tasks, parent)
        self._domain = finding
        self._background: Opened | None = None
        self._found: Contrast | None = None
        self._make_stage()
        self._make_controls()
        finding.opened.connect(self._on_domain)
        self._tell()

    def contrast(self) -> Contrast | None:
        """What was found last."""
        return self._found

    def background(self) -> Opened | None:
        """The text that is held against."""
        return self._background

    def command_line(self) -> str:
        texts = (self._domain.text(), "DOMAIN"), (self._background, "BACKGROUND")
        names = [text.files[0] if text is not None else name for text, name in texts]
        return command("words", "contrast", *names, *self._domain.finder_words(), "--out", "contrast.csv")

    def kept(self) -> dict[str, Any]:
        return {"background": self._background, "found": self._found}

    def bring_back(self, kept: dict[str, Any]) -> None:
        self._background = kept["background"]
        self._tell()
        if kept["found"] is not None:
            self._on_compared(kept["found"])

    # -- reading --------------------------------------------------------------------------------------

    def open_files(self, files: list[Path]) -> None:
        self._compute(self._reading, read, files, done=self._on_read)

    def _on_read(self, text: Opened) -> None:
        self._settle()
        self._background = text
        self._tell()
        self._on_compare()

    def _on_domain(self, _text: Opened) -> None:
        """What was compared is of another text now."""
        self._finding.cancel()
        self._settle()
        self._found = None
        self.scatter.set_words((), np.zeros(0), np.zeros(0), np.zeros(0))
        self.table.words.set_words(self.tr("Word"), [], [])
        self._save.setEnabled(False)
        self._tell()

    # -- comparing ------------------------------------------------------------------------------------

    def _on_compare(self) -> None:
        domain = self._domain.text()
        if domain is not None and self._background is not None:
            asked = domain, self._background, self._domain.finder(), self._domain.rules.filters()
            self._compute(self._finding, hold_against, *asked, done=self._on_compared)

    def _on_compared(self, found: Contrast) -> None:
        self._settle()
        self._found = found
        self.scatter.set_words(found.words, found.background, found.domain, found.scores)
        self.table.words.set_words(
            self.tr("Word"),
            found.words,
            [
                (self.tr("Score"), found.scores, ".4f"),
                (self.tr("Domain"), found.domain, ",d"),
                (self.tr("Background"), found.background, ",d"),
            ],
        )
        self._save.setEnabled(True)
        self.status.say(self.tr("{count} words of both texts").format(count=f"{len(found):,}"))

    def _tell(self) -> None:
        domain, background = self._domain.text(), self._background
        nothing = self.tr("none yet")
        self.told.setText(
            self.tr("Domain: {domain}\nBackground: {background}").format(
                domain=domain.corpus.name() if domain else nothing,
                background=background.corpus.name() if background else nothing,
            )
        )
        self._compare.setEnabled(domain is not None and background is not None)
        self.scatter.set_hint(
            self.tr("Open a text under Find, and here a background: text of every day, or another field.")
        )
        self.scatter.set_titles(self.tr("in the background"), self.tr("in the domain"))

    # -- saving ---------------------------------------------------------------------------------------

    def save_to(self, path: Path) -> None:
        """Write the words with both counts and scores as .csv."""
        if self._found is not None:
            self._tasks.run(_save, self._found, path, done=self._on_saved, failed=self.errors.show_error)

    def _on_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save contrast"), "contrast.csv", self.tr("Table (*.csv)")
        )
        if chosen:
            self.save_to(Path(chosen))

    # -- making ---------------------------------------------------------------------------------------

    def _about(self) -> About:
        return About(
            "score = (w + a·mean t) / (t + mean t),   t = w + o",
            self.tr(
                "A word is typical of a text where it is more frequent than in a background of the same "
                "size: its score is near 1 then, and ½ where both have it alike. Rare words are drawn to ½, "
                "so that a few occurrences prove little. What only one text has counts as 0 in the other."
            ),
            (6540,),
        )

    def _make_stage(self) -> None:
        self.scatter = ScatterView()
        self.scatter.setObjectName("words_scatter")
        self.scatter.setAccessibleName(self.tr("Words by how often they occur in both texts"))
        self.table = WordTable()
        self.table.setObjectName("contrast_table")
        self.table.setAccessibleName(self.tr("Words of both texts with their scores"))
        self.scatter.chosen.connect(self.table.choose)
        self.table.chosen.connect(self.scatter.pick)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setProperty("role", "space")
        halves.addWidget(self.scatter)
        halves.addWidget(self.table)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        self.stage.addWidget(halves, 1)

    def _make_controls(self) -> None:
        opening = self.button(
            "background", self.tr("Open background…"), self.tr("Text to hold against"), self._on_open
        )
        self._compare = self.button(
            "compare",
            self.tr("Compare"),
            self.tr("Find the words of both with the thresholds of Find"),
            self._on_compare,
        )
        self.told = QLabel()
        self.told.setWordWrap(True)
        self._save = self.button("contrast_csv", self.tr("CSV…"), self.tr("Save the scores"), self._on_save)
        self._save.setEnabled(False)
        copy = copy_button(self, self.tr("Command"), self.tr("Copy the line that computes this in a shell"))
        self.controls.addLayout(row(opening, self._compare))
        self.controls.addWidget(self.searching)
        self.controls.addWidget(self.told)
        self.controls.addLayout(row(self._save, copy))


def _save(found: Contrast, path: Path, progress: Progress) -> Path:
    progress.report(-1.0, "Saving {path}", path=path.name)
    write_contrast(path, found)
    return path
