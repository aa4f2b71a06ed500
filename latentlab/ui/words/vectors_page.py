"""Word vectors: a vocabulary grown from seeds on a map, neighbours, analogies, walks between words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from latentlab.errors import BadInput
from latentlab.lexicon.knobs import ScreeningKnobs
from latentlab.lexicon.screening import Screened
from latentlab.lexicon.vectors import WordVectors
from latentlab.ui.command_line import command
from latentlab.ui.widgets.busy import Busy
from latentlab.ui.widgets.drop_veil import DropVeil
from latentlab.ui.widgets.drops import Dropped
from latentlab.ui.widgets.knob_column import KnobColumn
from latentlab.ui.widgets.page import About, Page, copy_button, row
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.widgets.status_line import StatusLine
from latentlab.ui.words.seed_chips import SeedChips
from latentlab.ui.words.vector_exports import Grown, VectorExports
from latentlab.ui.words.vector_stage import VectorStage
from latentlab.ui.words.vector_work import Growth, Loaded, Neighbours, grow, load, neighbours
from latentlab.ui.words.word_questions import WordQuestions
from latentlab.ui.workers.task import Newest, Tasks


class VectorsPage(Page):
    """Seeds and what grew from them on a map; the vectors come from a file or from another page."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("words_vectors", self._about(), parent)
        self._tasks = tasks
        self._vectors: WordVectors | None = None
        self._name = ""
        self._counts: Mapping[str, int] = {}
        self._screened: Screened | None = None
        self._growing, self._near = Newest(tasks), Newest(tasks)
        self._make_stage()
        self._make_controls()
        self._veil = DropVeil(self.tr("Drop word vectors (.txt of word2vec)"), self)
        self._veil.dropped.connect(self._on_dropped)
        self._show_vectors()

    # -- what is here ---------------------------------------------------------------------------------

    def vectors(self) -> WordVectors | None:
        """The vectors that are loaded."""
        return self._vectors

    def screened(self) -> Screened | None:
        """What grew from the seeds; None while nothing did."""
        return self._screened

    def set_vectors(self, vectors: WordVectors, name: str) -> None:
        """Take other vectors, called like their file; the seeds stay and grow anew."""
        self._busy.cancel()  # what is being read was asked for before these
        for asked in (self._growing, self._near):
            asked.cancel()  # what was asked of the old ones is no answer about these
        self._vectors, self._name, self._screened = vectors, name, None
        self.questions.set_vectors(vectors)
        self.stage_view.near.set_neighbours("", [])
        self._show_vectors()
        self._grow()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How often words occur, for the dictionary that is exported; others count 1."""
        self._counts = counts

    def open_file(self, path: Path) -> None:
        """Read vectors in word2vec's text format; until they are there the old ones stay."""
        self.errors.clear()
        task = self._tasks.run(
            load, path, done=self._on_loaded, failed=self._on_not_loaded, progress=self._busy.report
        )
        self._busy.watch(task)

    def choose(self, word: str) -> None:
        """Show the neighbours of a word."""
        self.errors.clear()
        self._ask_near(word)

    def command_line(self) -> str:
        knobs = self.knobs.values(ScreeningKnobs)
        flags = [("--least", f"{knobs.least:g}"), ("--rise", f"{knobs.rise:g}")]
        flags.append(("--neighbours", str(knobs.neighbours)))
        words = [word for flag in flags for word in flag]
        name = self._name or "vectors.txt"
        seeds = self.seeds.seeds()
        return command("words", "screen", name, *words, *(("--seeds", *seeds) if seeds else ()))

    def kept(self) -> dict[str, Any]:
        return {
            "vectors": self._vectors,
            "name": self._name,
            "seeds": self.seeds.seeds(),
            "counts": self._counts,
            "knobs": self.knobs.values(ScreeningKnobs).model_dump(),
        }

    def bring_back(self, kept: dict[str, Any]) -> None:
        self._counts = kept["counts"]
        self.knobs.set_values(**kept["knobs"])
        if kept["vectors"] is not None:
            self.set_vectors(kept["vectors"], kept["name"])
            self.seeds.set_seeds(kept["seeds"])
            self._grow()

    # -- slots ----------------------------------------------------------------------------------------

    def _on_open(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Open word vectors"),
            "",
            self.tr("Word vectors (*.txt *.vec *.gz *.safetensors);;All files (*)"),
        )
        if chosen:
            self.open_file(Path(chosen))

    def _on_dropped(self, dropped: Dropped) -> None:
        files = [*dropped.paths, *(source for _, source in dropped.images if isinstance(source, Path))]
        if files:
            self.open_file(files[0])
        else:
            self.errors.show_error(
                BadInput("There are no word vectors in this.", "Drop a file in word2vec's text format.")
            )

    def _on_loaded(self, found: Loaded) -> None:
        self._busy.finish()
        self.set_vectors(found.vectors, str(found.path))
        self.status.say(self.tr("Opened {path}").format(path=found.path))

    def _on_not_loaded(self, error: Exception) -> None:
        self._busy.finish()
        self.errors.show_error(error)

    def _on_not_wanted(self) -> None:
        self.status.say(self.tr("Cancelled; nothing was opened"))

    def _on_asked_anew(self) -> None:
        """Other seeds or knobs."""
        self.errors.clear()
        self._grow()

    def _grow(self) -> None:
        seeds = self.seeds.seeds()
        if self._vectors is None or not seeds:
            self._growing.cancel()
            self.growing.end()
            self._show_nothing()
            return
        self.growing.begin()
        knobs = self.knobs.values(ScreeningKnobs)
        self._growing.run(
            grow,
            self._vectors,
            seeds,
            knobs,
            done=self._on_grown,
            failed=self._on_not_grown,
            progress=self.growing.advance,
        )

    def _on_grown(self, growth: Growth) -> None:
        if self._growing.waiting:
            return  # what follows it is what somebody wants to see
        self.growing.end()
        self._screened = growth.screened
        self.stage_view.show_growth(growth)
        self.seeds.set_missing(growth.screened.missing)
        self.exports.refresh()
        self._tell(growth)
        near = self.stage_view.near
        if near.word():
            self.stage_view.map.set_marked(near.word())
        else:
            self._ask_near(growth.screened.words[0].word)

    def _on_not_grown(self, error: Exception) -> None:
        if self._growing.waiting:
            return
        self.growing.end()
        if isinstance(error, BadInput):
            self.seeds.set_missing(self.seeds.seeds())
        self._show_nothing()
        self.errors.show_error(error)

    def _on_stop(self) -> None:
        self._growing.cancel()
        self.growing.end()
        self.status.say(self.tr("Stopped; what had grown before stays"))

    def _ask_near(self, word: str) -> None:
        if self._vectors is not None:
            self._near.run(neighbours, self._vectors, word, done=self._on_near, failed=self.errors.show_error)

    def _on_near(self, found: Neighbours) -> None:
        self.stage_view.near.set_neighbours(found.word, found.near)
        self.stage_view.map.set_marked(found.word)

    # -- showing --------------------------------------------------------------------------------------

    def _show_vectors(self) -> None:
        """What is loaded, and what can be asked of it."""
        loaded = self._vectors is not None
        for widget in (self.seeds, self.knobs):
            widget.setEnabled(loaded)
        if self._vectors is None:
            self.loaded.say(self.tr("No vectors are open"))
        else:
            count, width = self._vectors.vectors.shape
            text = self.tr("{name}: {count} words of {width} numbers")
            self.loaded.say(text.format(name=Path(self._name).name, count=f"{count:,}", width=width))
        self._show_nothing()

    def _show_nothing(self) -> None:
        self._screened = None
        self.stage_view.show_nothing(loaded=self._vectors is not None)
        self.exports.refresh()

    def _tell(self, growth: Growth) -> None:
        """How much grew, and which seeds did not."""
        count, drawn = len(growth.screened.words), len(growth.places)
        text = self.tr("{count} words grew")
        if drawn < count:
            text = self.tr("{count} words grew; the first {drawn} of them are drawn")
        self.status.say(text.format(count=f"{count:,}", drawn=f"{drawn:,}"))
        if growth.screened.missing:
            what = self.tr("These seeds have no vector: {words}.")
            self.errors.show_notice(
                what.format(words=", ".join(growth.screened.missing)),
                self.tr("The others grew. Remove these, or write them as the vectors do."),
            )

    def _grown(self) -> Grown | None:
        if self._screened is None or self._vectors is None:
            return None
        return self._screened, self._vectors, self._counts

    # -- making ---------------------------------------------------------------------------------------

    def _about(self) -> About:
        return About(
            "cos(x, y) ≥ m + (1 − m)(1 − e^(−a·depth))",
            self.tr(
                "From a few seeds a vocabulary grows through nearest neighbours, and each step demands a "
                "higher cosine than the one before, so that it does not wander off. Vectors of words are a "
                "latent space like any other, whose output is a word: differences carry meaning (a − b + c), "
                "and a straight line between two words passes others. The map shows the two directions in "
                "which what grew differs most."
            ),
            (6540,),
            "Mikolov et al. 2013",
        )

    def _make_stage(self) -> None:
        self.stage_view = VectorStage()
        self.stage_view.opening.connect(self._on_open)
        self.stage_view.map.chosen.connect(self.choose)
        self.stage_view.near.asked.connect(self.choose)
        self.stage.addWidget(self.stage_view, 1)

    def _make_controls(self) -> None:
        open_button = self.button(
            "open_vectors",
            self.tr("Open vectors…"),
            self.tr("Read vectors of words in word2vec's text format"),
            self._on_open,
        )
        self._busy = Busy()
        self._busy.cancelled.connect(self._on_not_wanted)
        self.loaded = StatusLine()
        self.loaded.setObjectName("words_vectors_loaded")
        self.seeds = SeedChips()
        self.seeds.changed.connect(self._on_asked_anew)
        self.stage_view.near.seeded.connect(self.seeds.add)
        self.knobs = KnobColumn(ScreeningKnobs)
        self.knobs.released.connect(self._on_asked_anew)
        self.growing = SearchProgress(
            what=self.tr("Growing"), stop=self.tr("Stop; what had grown before stays")
        )
        self.growing.stopped.connect(self._on_stop)
        self.questions = WordQuestions(self._tasks)
        self.questions.asking.connect(self.errors.clear)
        self.questions.chosen.connect(self.choose)
        self.questions.failed.connect(self.errors.show_error)
        self.exports = VectorExports(self._tasks, self._grown)
        self.exports.said.connect(self.status.say)
        self.exports.failed.connect(self.errors.show_error)
        copy = copy_button(self, self.tr("Command"), self.tr("Copy the line that computes this in a shell"))
        self.controls.addLayout(row(open_button, self._busy))
        self.controls.addWidget(self.loaded)
        self.heading(self.tr("Seeds"))
        self.controls.addWidget(self.seeds)
        self.heading(self.tr("Growth"))
        self.controls.addWidget(self.knobs)
        self.controls.addWidget(self.growing)
        self.controls.addWidget(self.questions)
        self.heading(self.tr("Save what grew"))
        self.controls.addWidget(self.exports)
        self.controls.addLayout(row(copy))
