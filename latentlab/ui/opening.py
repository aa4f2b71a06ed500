"""Models come in: a file, a name or a run is loaded off the GUI thread, then becomes the open one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from latentlab.errors import BadInput, Message, NotSupported
from latentlab.formats import library, native
from latentlab.progress import Progress
from latentlab.runs.folder import RunFolder
from latentlab.ui.refusals import Refusal
from latentlab.ui.state import AppState, OpenModel, first_code
from latentlab.ui.workers.task import Task, Tasks

DEFAULT = "vae-fashion"


class OfWords(NotSupported):
    """The model at ``path`` has words for images: another workspace shows it."""

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(str(self.what.values["path"]))


def load_model(source: str, progress: Progress) -> OpenModel:
    """Find and load a model of images; a checkpoint carries the name of its run.

    Raises OfWords for a model of words, BadInput.
    """
    path = library.find(source)
    progress.report(-1.0, "Opening {path}", path=path.name)
    if native.read_header(path).spec.pixels is None:
        raise OfWords(
            "{path} is a model of words.", "Open it in the Words workspace, under Vectors.", path=path
        )
    loaded = native.load_file(path)
    progress.check()
    run = run_of(path)
    return OpenModel(
        id=f"run:{run}" if run is not None else str(path.resolve()),
        name=run.name if run is not None else loaded.info.name,
        spec=loaded.model.spec,
        model=loaded.model.eval().requires_grad_(False),
        info=loaded.info,
        run=run,
    )


@dataclass(frozen=True)
class Tried:
    """The model that could be opened, if any, and the files that are none, in the order they came."""

    opened: OpenModel | None
    refused: list[Refusal]


def load_last(paths: Sequence[Path], progress: Progress) -> Tried:
    """Load the last of these files that is a model; of models before it only the header is read."""
    opened: OpenModel | None = None
    refused: list[Refusal] = []
    for path in reversed(paths):
        progress.check()
        try:
            if opened is None:
                opened = load_model(str(path), progress)
            else:
                native.read_header(library.find(path))
        except BadInput as error:
            refused.append((path.name, error))
    return Tried(opened, refused[::-1])


def load_default(progress: Progress) -> OpenModel | None:
    """The first model of the library, None where there is none: an empty window says what to do."""
    of_images = [info for info in library.list_models() if info.spec.pixels is not None]
    known = sorted(of_images, key=lambda info: info.name != DEFAULT)
    return load_model(str(known[0].path), progress) if known else None


def run_of(path: Path) -> Path | None:
    """The run folder that a checkpoint's model file lies in, None for any other file."""
    parents = path.resolve().parents
    if len(parents) > 2 and parents[1].name == "checkpoints" and RunFolder(parents[2]).exists():
        return parents[2]
    return None


class Opener(QObject):
    """Opens one model at a time: who asks again no longer wants the first. A failure changes nothing."""

    began = Signal(str)  # what is being opened
    advanced = Signal(float, object)  # fraction, Message
    ended = Signal()
    opened = Signal(object)  # OpenModel, after it became the state's
    failed = Signal(object)  # Exception
    of_words = Signal(object)  # Path: a model of words was asked for
    refused = Signal(object)  # list of (name, BadInput): files of ``open_last`` that are no models

    def __init__(self, state: AppState, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._task: Task | None = None
        self._fallbacks: list[str] = []
        self._starting = False

    def open(self, source: str | Path) -> None:
        """Open a model by file, name in the library, or run folder."""
        self._starting = False
        self._open(str(source))

    def open_last(self, paths: Sequence[Path]) -> None:
        """Open the last of several files that is a model; ``refused`` tells of all that are none."""
        self._starting = False
        self._drop_task()
        self.began.emit(paths[-1].name)
        self._task = self._tasks.run(
            load_last, paths, done=self._on_tried, failed=self._on_failed, progress=self._on_progress
        )

    def open_first(self, sources: list[str]) -> None:
        """Open the first of these that can be opened, else the first of the library; failures are told."""
        self._fallbacks = list(sources)
        self._starting = True
        self._open_next()

    def cancel(self) -> None:
        """Keep the model that is open."""
        self._starting = False
        self._drop_task()

    def _open(self, source: str) -> None:
        self._drop_task()
        self.began.emit(Path(source).name)
        self._task = self._tasks.run(
            load_model, source, done=self._on_loaded, failed=self._on_failed, progress=self._on_progress
        )

    def _open_next(self) -> None:
        if self._fallbacks:
            self._open(self._fallbacks.pop(0))
            return
        self._starting = False
        self._drop_task()
        self._task = self._tasks.run(load_default, done=self._on_loaded, failed=self._on_failed)

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.ended.emit()

    def _on_progress(self, fraction: float, what: Message) -> None:
        self.advanced.emit(fraction, what)

    def _on_loaded(self, opened: OpenModel | None) -> None:
        self._task = None
        self._starting = False
        self.ended.emit()
        if opened is not None:
            self._state.open(opened, first_code(opened))
            self.opened.emit(opened)

    def _on_tried(self, tried: Tried) -> None:
        self._on_loaded(tried.opened)
        if tried.refused:
            self.refused.emit(tried.refused)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.ended.emit()
        if isinstance(error, OfWords) and not self._starting:
            self.of_words.emit(error.path)
            return
        self.failed.emit(error)
        if self._starting:
            self._open_next()
