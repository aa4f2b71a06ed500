"""The ends of a sheet, side by side; remembered for each model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from latentlab.progress import Progress
from latentlab.spec import Blend, Code, Label
from latentlab.ui.grids.end_menu import EndMenu
from latentlab.ui.grids.end_slot import EndSlot
from latentlab.ui.grids.ends import End, Origin, Source, default_ends, encode_ends
from latentlab.ui.state import AppState, OpenModel
from latentlab.ui.widgets.pixels import Pixels
from latentlab.ui.widgets.search_progress import SearchProgress
from latentlab.ui.workers.decoder import Decoder
from latentlab.ui.workers.task import Task, Tasks

COUNT = 4
_Key = tuple[str, str]
_Encoded = tuple[int, _Key, list[End]]


@dataclass(frozen=True, eq=False)
class _Wish:
    """Images that shall become ends, from the one with number ``start`` on."""

    start: int
    opened: OpenModel
    sources: list[Source]
    code: Code

    @property
    def slots(self) -> range:
        return range(self.start, self.start + len(self.sources))


class EndsBar(QWidget):
    """Two slots of a line, three of A - B + C, or four corners. ``changed`` follows every new end.

    Images that are dropped while the codes of others are looked for come after them.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, state: AppState, decoder: Decoder, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._tasks = tasks
        self._task: Task | None = None
        self._wishes: list[_Wish] = []  # the first is in hand
        self._shown = 0
        self._space = ""  # whose ends are described
        self._ends: dict[_Key, list[End]] = {}
        self.slots: list[EndSlot] = []
        self.menus: list[EndMenu] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for index in range(COUNT):
            slot = EndSlot(f"grid_end_{index}", self)
            menu = EndMenu(state, decoder, slot)
            slot.setMenu(menu)
            slot.images_dropped.connect(self._on_dropped)
            slot.code_dropped.connect(menu.take_text)
            slot.failed.connect(self.failed)
            menu.chosen.connect(self._on_chosen)
            menu.label_chosen.connect(self._on_label_chosen)
            menu.images_chosen.connect(self._on_images_chosen)
            menu.failed.connect(self.failed)
            self.slots.append(slot)
            self.menus.append(menu)
            row.addWidget(slot)
        row.addStretch(1)
        self.search = SearchProgress(self)
        self.search.stopped.connect(self._stop)
        row.addWidget(self.search)
        state.model_changed.connect(self._on_model_changed)
        state.code_changed.connect(self._on_code_changed)

    def show_ends(self, count: int) -> None:
        """Show the slots of a line (2), of A - B + C (3), of a corner sheet (4), or none."""
        self._shown = count
        for index, slot in enumerate(self.slots):
            slot.setVisible(index < count)
        self.setVisible(count > 0)
        self._describe()

    def ends(self) -> list[End]:
        """The ends in use; empty without a model."""
        opened, code = self._state.model, self._state.code
        if opened is None or code is None:
            return []
        key = (opened.id, code.space)
        if key not in self._ends:
            self._ends[key] = default_ends(opened, code)
        return self._ends[key][: self._shown]

    def codes(self, current: Code) -> list[Code]:
        """Their codes while ``current`` stands."""
        return [end.at(current) for end in self.ends()]

    def follows(self) -> bool:
        """Whether an end is the current code."""
        return any(end.origin is Origin.CURRENT for end in self.ends())

    def set_end(self, index: int, end: End) -> None:
        """Put another code at an end."""
        self.ends()
        opened, code = self._state.model, self._state.code
        if opened is None or code is None:
            return
        self._ends[opened.id, code.space][index] = end
        self._describe()
        self.changed.emit()

    def set_thumbnails(self, images: Sequence[Pixels]) -> None:
        """The decoded ends, in their order; fewer than slots leaves the others empty."""
        for index, slot in enumerate(self.slots):
            slot.set_thumbnail(images[index] if index < len(images) else None)

    def take_images(self, sources: Sequence[Source], first: int | None = None) -> None:
        """Encode images and put them at the ends from ``first`` on; None leaves the first end if it can."""
        opened, code = self._state.model, self._state.code
        if opened is None or code is None or not sources:
            return
        start = (0 if len(sources) >= self._shown else 1) if first is None else first
        wish = _Wish(start, opened, list(sources[: self._shown - start]), code)
        busy = self._wishes[:1]
        self._wishes = [other for other in self._wishes if not set(other.slots) <= set(wish.slots)] + [wish]
        self._describe()
        if self._wishes[:1] != busy:
            self._begin()

    # -- within ---------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Look for the codes of what is wished first, and of nothing else."""
        if self._task is not None:
            self._task.cancel()
        wish = self._wishes[0]
        self.search.begin()
        self._task = self._tasks.run(
            _encode,
            wish,
            done=self._on_encoded,
            failed=self._on_failed,
            progress=self.search.advance,
            shown=self._on_shown,
        )

    def _next(self) -> None:
        del self._wishes[0]
        self.search.end()
        if self._wishes:
            self._begin()

    def _index(self, sender: object) -> int:
        return next(i for i in range(COUNT) if sender in (self.slots[i], self.menus[i]))

    def _on_dropped(self, sources: list[Source]) -> None:
        self.take_images(sources, self._index(self.sender()))

    def _on_images_chosen(self, sources: list[Source]) -> None:
        self.take_images(sources, self._index(self.sender()))

    def _on_chosen(self, end: End) -> None:
        self.set_end(self._index(self.sender()), end)

    def _on_label_chosen(self, label: Label | None) -> None:
        index = self._index(self.sender())
        self.set_end(index, replace(self.ends()[index], label=label))

    def _on_encoded(self, result: _Encoded) -> None:
        self._next()
        self._on_shown(result)

    def _on_shown(self, result: _Encoded) -> None:
        start, key, ends = result
        if key in self._ends:
            self._ends[key][start : start + len(ends)] = ends
        self._describe()
        self.changed.emit()

    def _stop(self) -> None:
        """Look no further for codes; those that were found so far stay."""
        if self._task is not None:
            self._task.cancel()
        self._wishes.clear()
        self.search.end()
        self._describe()

    def _on_failed(self, error: Exception) -> None:
        self._next()
        self._describe()
        self.failed.emit(error)

    def _on_model_changed(self, _opened: OpenModel | None) -> None:
        self._stop()

    def _on_code_changed(self, code: Code) -> None:
        if code.space != self._space:  # each has ends of its own
            self._describe()

    def _describe(self) -> None:
        self._space = self._state.code.space if self._state.code is not None else ""
        coming = {index for wish in self._wishes for index in wish.slots}
        for index, end in enumerate(self.ends()):
            text = self.tr("Encoding…") if index in coming else self._origin(end)
            self.slots[index].set_texts(self._title(index), text)
            self.menus[index].set_end(end)

    def _title(self, index: int) -> str:
        if self._shown == 2:
            return (self.tr("From"), self.tr("To"))[index]
        if self._shown == 3:
            return ("A", "− B", "+ C")[index]
        return (
            self.tr("Top left"),
            self.tr("Top right"),
            self.tr("Bottom left"),
            self.tr("Bottom right"),
        )[index]

    def _origin(self, end: End) -> str:
        names = self._state.model.spec.classes if self._state.model is not None else ()
        if end.label is None or not names:
            return self._source(end)
        if isinstance(end.label, Blend):
            return f"{self._source(end)} · {names[end.label.first]} → {names[end.label.second]}"
        return f"{self._source(end)} · {names[end.label]}"

    def _source(self, end: End) -> str:
        if end.origin is Origin.SEED:
            return self.tr("Seed {seed}").format(seed=end.seed)
        if end.origin is Origin.IMAGE:
            return end.name or self.tr("Dropped image")
        return self.tr("Kept code") if end.origin is Origin.CODE else self.tr("Current code")


def _encode(wish: _Wish, progress: Progress) -> _Encoded:
    key = wish.opened.id, wish.code.space

    def show(first: int, ends: list[End]) -> None:
        progress.show((wish.start + first, key, ends))

    return wish.start, key, encode_ends(wish.opened, wish.sources, wish.code, progress, show)
