"""The map of the codes that stay with a model: the current one is a dot that can be dragged among them."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from latentlab.latent.maps import CodeMap, brought, holding, keeps_codes, known_map, on_manifold
from latentlab.progress import Progress
from latentlab.spec import Capability, Code, Floats
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.point_map import PointMap
from latentlab.ui.workers.task import Newest, Tasks

_FREE = np.empty(0, np.intp), np.empty(0, np.float32)


class MapPage(QWidget):
    """Moves the current code along the two widest axes of the stored ones, or takes one of these.

    Dragging leaves locked axes where they are, as far as the code's manifold lets it.

    A code of another space is shown where it is mapped to; dragging it makes it a code of the map's space.
    """

    changed = Signal(bool)  # whether there is a map
    failed = Signal(object)  # Exception

    def __init__(self, state: AppState, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._newest = Newest(tasks)
        self._model: OpenModel | None = None
        self._map: CodeMap | None = None
        self._start: Floats | None = None  # the code that the hand took
        self._held: tuple[NDArray[np.intp], Floats] = _FREE  # its locked axes, and what they are
        self._moving = False
        self.points = PointMap(self)
        self.points.setObjectName("code_map")
        self.points.setAccessibleName(self.tr("Map of the codes"))
        self.points.setToolTip(
            self.tr("Drag the dot to move the code; click a point to take the code of a training image")
        )
        self._caption = QLabel(self)
        self._caption.setProperty("role", "caption")
        self._caption.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.points)
        column.addWidget(self._caption)
        column.addStretch(1)
        self.points.dragged.connect(self._on_dragged)
        self.points.chosen.connect(self._on_chosen)
        self.points.gesture_started.connect(self._on_gesture_started)
        self.points.gesture_ended.connect(self._on_gesture_ended)
        state.model_changed.connect(self._on_model_changed)
        state.code_changed.connect(self._on_code_changed)
        self._on_model_changed(state.model)

    # -- from the state -------------------------------------------------------------------------------

    def _on_model_changed(self, opened: OpenModel | None) -> None:
        if self._start is not None:
            self._on_gesture_ended()
        same = opened is not None and self._model is not None and opened.model is self._model.model
        if not same:
            self._newest.cancel()
            self._show_map(opened, None)
        # The codes of a run that goes on move: each time its model is opened again, so does the map.
        if opened is not None and keeps_codes(opened.model) and (not same or opened.live is not None):
            self._newest.run(_mapped, opened, done=self._on_mapped, failed=self._on_failed)

    def _on_mapped(self, result: tuple[OpenModel, CodeMap | None]) -> None:
        opened = self._state.model
        if opened is not None and opened.model is result[0].model and self._start is None:
            self._show_map(opened, result[1])
            self._on_code_changed(self._state.code)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _show_map(self, opened: OpenModel | None, found: CodeMap | None) -> None:
        self._model, self._map = opened, found
        if found is not None:
            self.points.set_points(found.points)
            self._caption.setText(
                self.tr("{count} codes of training images on their two widest axes").format(
                    count=f"{len(found.codes):,}"
                )
            )
        self.changed.emit(found is not None)

    def _on_code_changed(self, code: Code | None) -> None:
        if self._map is None or not self.isVisible():
            return
        values = self._on_map(code)
        if self._start is not None and not self._moving:
            self._take(code)  # somebody else moved it meanwhile
        self.points.set_dot(None if values is None else self._map.seen(values))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_code_changed(self._state.code)

    def _on_map(self, code: Code | None) -> Floats | None:
        """The code in the map's space; None where it has no way there."""
        opened = self._model
        if code is None or opened is None or self._map is None:
            return None
        if code.space == self._map.space:
            return on_manifold(opened.model, code.space, code.values)
        if not opened.spec.can(Capability.MAP):
            return None
        return brought(opened.model, code.values, code.space, self._map.space)

    # -- from the hand --------------------------------------------------------------------------------

    def _take(self, code: Code | None) -> None:
        """Drag from this code on; its locked axes stay."""
        self._start, self._held = self._on_map(code), _FREE
        if code is not None and self._map is not None and code.space == self._map.space:
            axes = np.array(sorted(self._state.locked), dtype=np.intp)
            self._held = axes, code.values[axes]

    def _on_gesture_started(self) -> None:
        self._take(self._state.code)
        self._state.begin_gesture()

    def _on_gesture_ended(self) -> None:
        self._start = None
        self._state.end_gesture()

    def _on_dragged(self, x: float, y: float) -> None:
        if self._map is None or self._model is None or self._start is None:
            return
        # From where the hand took it: the way there does not matter, and the way back leads back.
        project = holding(partial(on_manifold, self._model.model, self._map.space), *self._held)
        self._set(self._map.moved(self._start, np.array([x, y]), project))

    def _on_chosen(self, index: int) -> None:
        if self._map is not None:
            self._set(self._map.codes[index])

    def _set(self, values: Floats) -> None:
        code = self._state.code
        if code is None or self._map is None:
            return
        self._moving = True
        try:
            self._state.set_code(Code(values, self._map.space, code.label, code.model))
        finally:
            self._moving = False


def _mapped(opened: OpenModel, progress: Progress) -> tuple[OpenModel, CodeMap | None]:
    progress.report(-1.0, "Drawing the map of the codes")
    if opened.live is not None:
        opened.live.take(opened.model)
    return opened, known_map(opened.model)
