"""The hand on the live knobs of a run that a real trainer trains."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from real_lab import RealLab

from latentlab.runs.folder import RunFolder
from latentlab.ui.hand import SliderDrag
from latentlab.ui.training.live_row import LiveRow


class LiveLab(RealLab):
    def start(self, **changes: Any) -> Path:
        path = self.started(**changes)
        self.panel.show_run(path)
        self.body.tabs.setCurrentWidget(self.body.live)
        self.wait(lambda: self.runs.can_steer(path) and self.body.live.names() != [])
        self.wait(lambda: self.row("lr").field.isEnabled())
        return path

    def row(self, name: str) -> LiveRow:
        row: LiveRow = self.body.live.row(name)
        return row

    def edits(self, path: Path) -> list[dict[str, Any]]:
        return [edit["values"] for edit in RunFolder(path).edits()]

    def marks(self) -> list[str]:
        return [text for _, text in self.body.curves.canvas.marks()]


def drag(row: LiveRow, *places: float) -> None:
    assert row.slider is not None
    hand = SliderDrag(row.slider)
    hand.press()
    for place in places:
        hand.move(place)
    hand.release(places[-1])
