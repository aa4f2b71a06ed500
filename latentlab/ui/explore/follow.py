"""Exploring a run while it trains: its model is opened with live weights, and the code stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from latentlab.models.base import LatentModel
from latentlab.progress import Progress
from latentlab.runs.live import LiveWeights
from latentlab.runs.source import RunSource
from latentlab.spec import Code, LatentSpace
from latentlab.ui.admission import fits
from latentlab.ui.state import AppState, OpenModel, first_code
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Task, Tasks

_LOOK_MS = 100  # how often a run that has just begun is asked whether it has a model yet


class Follow(QObject):
    """Opens a run's live weights and tells the decoder to keep taking them."""

    changed = Signal()  # whether a run is followed, and at which step
    failed = Signal(object)  # Exception

    def __init__(
        self, state: AppState, decoder: Decoder, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._decoder = decoder
        self._tasks = tasks
        self._source: RunSource | None = None
        self._task: Task | None = None
        self._step = -1
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        state.model_changed.connect(self._on_model_changed)
        decoder.refreshed.connect(self._on_refreshed)

    @property
    def active(self) -> bool:
        """Whether a run is followed, or is about to be."""
        return self._source is not None

    @property
    def step(self) -> int:
        """The step of the weights that are shown; -1 where there are none yet."""
        return self._step

    def start(self, source: RunSource) -> None:
        """Follow this run, as soon as it has a model."""
        self._forget()
        self._source = source
        self._timer.start()
        self.changed.emit()
        self._look()

    def stop(self) -> None:
        """Stay with the last snapshot."""
        if self._source is None:
            return
        self._forget()
        self._decoder.follow(None)
        self.changed.emit()

    def _forget(self) -> None:
        self._source = None
        self._step = -1
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _look(self) -> None:
        live = self._source.live() if self._source is not None else None
        if self._source is None or live is None or self._task is not None:
            return
        opened = self._state.model
        if opened is not None and opened.live is live:
            self._timer.stop()
            self._decoder.follow(live)
        elif live.spec is not None:
            # Building a network takes longer than a frame.
            self._task = self._tasks.run(
                _open_live, live, self._source.folder, done=self._on_built, failed=self._on_failed
            )
        elif not self._source.alive():
            self.stop()

    def _on_built(self, opened: OpenModel) -> None:
        self._task = None
        self._timer.stop()
        self._state.open(opened, _staying(self._state.code, opened))

    def _on_failed(self, error: Exception) -> None:
        self.stop()
        self.failed.emit(error)

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        if self._source is None or self._timer.isActive():
            return
        if opened is None or opened.live is not self._source.live():
            self._forget()
            self.changed.emit()

    def _on_refreshed(self, step: int) -> None:
        opened = self._state.model
        if self._source is None or opened is None or opened.live is None:
            return
        self._step = step
        self.changed.emit()
        spec, shown = opened.live.spec, self._state.space
        if spec is None or shown is None or self._state.in_gesture:
            return
        if _moved(shown, spec.space(shown.name)):
            self._state.open(replace(opened, spec=spec))


def _staying(code: Code | None, opened: OpenModel) -> Code:
    """The current code, where the run has such codes: its picture evolves. Else a draw from the prior."""
    if code is None or not fits(code, opened.spec):
        return first_code(opened)
    return replace(code, model=opened.id)


def _open_live(live: LiveWeights, folder: Path, progress: Progress) -> OpenModel:
    if live.spec is not None:
        live.spec.require_images()
    model: LatentModel | None = live.model()
    if model is None:
        raise RuntimeError("the run lost its model")
    live.request()
    # The same name as a checkpoint of the run gets when it is opened: code and history stay.
    return OpenModel(f"run:{folder.resolve()}", folder.name, model.spec, model, live=live, run=folder)


def _moved(old: LatentSpace, new: LatentSpace) -> bool:
    """Whether codes moved so far that the sliders need another span: a quarter of it, anywhere."""
    if old is new or old.dim != new.dim:
        return False
    std = np.maximum(new.stds(), 1e-6)
    shift = np.abs(new.means() - old.means()) / std
    scale = np.abs(new.stds() - old.stds()) / std
    return bool(max(shift.max(), scale.max()) > 0.25) or (bool(new.activity) and not old.activity)
