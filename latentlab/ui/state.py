"""The one mutable store of the window: which model is open, which code stands, and how one got there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from PySide6.QtCore import QObject, Signal

from latentlab.errors import BadInput, NotSupported
from latentlab.latent.batches import labels
from latentlab.latent.maps import brought
from latentlab.latent.walks import truncate
from latentlab.models.base import LatentModel
from latentlab.spec import Capability, Code, Floats, Label, LatentSpace, ModelSpec
from latentlab.ui.admission import check, fits
from latentlab.ui.history import History

if TYPE_CHECKING:
    from latentlab.formats.native import ModelInfo
    from latentlab.runs.live import LiveWeights


FIRST_SEED = 1


@dataclass(frozen=True, eq=False)
class OpenModel:
    """A model as the window holds it.

    ``model`` is in eval mode and never trained; encoders use it, the decoder copies it. ``live`` gives the
    weights of a run that trains; ``run`` is the folder it came from.
    """

    id: str
    name: str
    spec: ModelSpec
    model: LatentModel
    info: ModelInfo | None = None
    live: LiveWeights | None = None
    run: Path | None = None


@dataclass
class _View:
    """What comes back when a model is opened again."""

    history: History
    code: Code
    locks: dict[str, frozenset[int]] = field(default_factory=dict)  # by space

    @property
    def locked(self) -> frozenset[int]:
        return self.locks.get(self.code.space, frozenset())


def neutral_code(opened: OpenModel, space: str | None = None) -> Code:
    """The mean of the aggregate posterior: the middle of every slider."""
    where = opened.spec.space(space)
    return Code(where.means(), where.name, 0 if opened.spec.classes else None, opened.id)


def first_code(opened: OpenModel) -> Code:
    """What a model shows first: the draw of the first seed. The mean of everything looks like nothing."""
    code = neutral_code(opened)
    where = opened.spec.space(code.space)
    return code.with_values(random_values(opened, where, FIRST_SEED, 1.0, code.label))


def random_values(
    opened: OpenModel, where: LatentSpace, seed: int, psi: float, label: Label | None
) -> Floats:
    """One draw (D,) from the prior of a space, pulled towards its mean: mean + psi (z - mean)."""
    generator = torch.Generator().manual_seed(seed)
    if opened.spec.can(Capability.SAMPLE):
        given = labels(opened.model, label, 1)
        with torch.inference_mode():
            drawn = opened.model.sample_prior(1, where.name, generator, given)[0].float().cpu().numpy()
    else:
        drawn = where.means() + where.stds() * torch.randn(where.dim, generator=generator).numpy()
    return truncate(drawn, where.means(), psi)


class AppState(QObject):
    """The open model and its current code. Everything that shows or changes them goes through here."""

    model_changed = Signal(object)
    code_changed = Signal(object)
    history_changed = Signal()
    locks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, _View] = {}
        self._model: OpenModel | None = None
        self._gestures = 0

    # -- what stands --------------------------------------------------------------------------------

    @property
    def model(self) -> OpenModel | None:
        """The open model."""
        return self._model

    @property
    def code(self) -> Code | None:
        """The current code, also in the middle of a drag."""
        return self._view.code if self._view else None

    @property
    def space(self) -> LatentSpace | None:
        """The space of the current code."""
        if self._model is None or self.code is None:
            return None
        return self._model.spec.space(self.code.space)

    @property
    def locked(self) -> frozenset[int]:
        """Axes that randomise and reset leave alone."""
        return self._view.locked if self._view else frozenset()

    @property
    def in_gesture(self) -> bool:
        """Whether a hand is on a slider."""
        return self._gestures > 0

    @property
    def can_undo(self) -> bool:
        """Whether an earlier code can be had back."""
        return self._view is not None and self._view.history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an undone code can be had back."""
        return self._view is not None and self._view.history.can_redo

    @property
    def position(self) -> int:
        """Index in ``history()`` of the step that stands; -1 without a model."""
        return self._view.history.at if self._view else -1

    def history(self) -> list[Code]:
        """Every step of the open model, oldest first, undone ones included."""
        return list(self._view.history.steps) if self._view else []

    # -- changing it --------------------------------------------------------------------------------

    def open(self, opened: OpenModel, first: Code | None = None) -> None:
        """Show a model; where it was open before, its code, history and locks come back.

        Otherwise it starts at ``first``, or in the middle of every slider.
        """
        self._finish_gesture()
        known = self._views.get(opened.id)
        if known is None or not fits(known.code, opened.spec):
            code = neutral_code(opened) if first is None else first
            self._views[opened.id] = _View(History((code,)), code)
        self._model = opened
        self.model_changed.emit(opened)
        self.locks_changed.emit()
        self.history_changed.emit()
        self.code_changed.emit(self.code)

    def set_code(self, code: Code, instead_of: Code | None = None) -> None:
        """Move to a code: one undo step, or part of one inside a gesture. Raises BadInput if it cannot be.

        Where ``instead_of`` is the step that still stands, the code takes its place: what refines itself
        (a dropped image being cropped) is one step however often it speaks.
        """
        view, model = self._require()
        code = replace(code, model=model.id)
        if code == view.code:
            return
        check(code, model.spec)
        stands = not self._gestures and not view.history.can_redo and view.code == view.history.current
        amends = stands and instead_of is not None and _same_point(instead_of, view.code)
        view.code = code
        self.code_changed.emit(code)
        if amends:
            view.history = view.history.amended(code)
            self.history_changed.emit()
        elif not self._gestures:
            self._record(view)

    def begin_gesture(self) -> None:
        """What follows until ``end_gesture`` is one undo step."""
        self._gestures += 1

    def end_gesture(self) -> None:
        """The hand let go."""
        self._gestures = max(0, self._gestures - 1)
        if not self._gestures and self._view is not None:
            self._record(self._view)

    def undo(self) -> None:
        """Back one step."""
        self._finish_gesture()
        self.go_to(self.position - 1)

    def redo(self) -> None:
        """Forward one step."""
        self.go_to(self.position + 1)

    def go_to(self, index: int) -> None:
        """Stand at a step of the history; nothing is forgotten."""
        if self._view is None or not 0 <= index < len(self._view.history.steps):
            return
        self._finish_gesture()
        view = self._view
        view.history = view.history.moved(index)
        view.code = view.history.current
        self.code_changed.emit(view.code)
        self.history_changed.emit()

    def set_locked(self, axis: int, locked: bool) -> None:
        """Keep an axis where it is when the code is randomised or reset."""
        if self._view is None:
            return
        held = self._view.locked
        self._view.locks[self._view.code.space] = held | {axis} if locked else held - {axis}
        self.locks_changed.emit()

    def randomise(self, seed: int, psi: float = 1.0) -> None:
        """Draw a code from the prior; ``psi`` in [0, 1] pulls it to the mean, locked axes stay."""
        view, model = self._require()
        where = model.spec.space(view.code.space)
        self._replace_unlocked(random_values(model, where, seed, psi, view.code.label))

    def reset(self) -> None:
        """Every axis that is not locked back to its mean."""
        view, model = self._require()
        self._replace_unlocked(model.spec.space(view.code.space).means())

    def set_space(self, name: str) -> None:
        """Go to another space: to the same picture where the model maps there.

        Elsewhere to the newest code of that space in the history, or to a draw from its prior.
        """
        view, model = self._require()
        if name == view.code.space:
            return
        values = _carried(model, view.code, name)
        if values is not None:
            self.set_code(replace(view.code, values=values, space=name))
            return
        known = [code for code in view.history.steps[: view.history.at] if code.space == name]
        if known:
            self.set_code(known[-1])
        else:
            drawn = random_values(model, model.spec.space(name), FIRST_SEED, 1.0, view.code.label)
            self.set_code(replace(view.code, values=drawn, space=name))

    # -- within -------------------------------------------------------------------------------------

    @property
    def _view(self) -> _View | None:
        return self._views.get(self._model.id) if self._model else None

    def _require(self) -> tuple[_View, OpenModel]:
        if self._view is None or self._model is None:
            raise BadInput("No model is open.", "Open one from the library first.")
        return self._view, self._model

    def _replace_unlocked(self, values: Floats) -> None:
        view, _ = self._require()
        held = np.fromiter(view.locked, dtype=np.intp)
        values = values.copy()
        values[held] = view.code.values[held]
        self.set_code(view.code.with_values(values))

    def _record(self, view: _View) -> None:
        before = view.history
        view.history = before.pushed(view.code)
        if view.history is not before:
            self.history_changed.emit()

    def _finish_gesture(self) -> None:
        if self._gestures:
            self._gestures = 0
            if self._view is not None:
                self._record(self._view)


def _carried(opened: OpenModel, code: Code, space: str) -> Floats | None:
    """The code's values in another space; None where the model has no map there."""
    if opened.live is not None:
        opened.live.take(opened.model)
    try:
        return brought(opened.model, code.values, code.space, space)
    except NotSupported:
        return None


def _same_point(a: Code, b: Code) -> bool:
    return a.space == b.space and a.label == b.label and np.array_equal(a.values, b.values)
