"""Long curves and many sliders."""

from __future__ import annotations

from typing import Any

from latentlab.bench.figures import machine, summary
from latentlab.ui import strain
from latentlab.ui.app import make_application


def measure(*, rounds: int = 60, seed: int = 0, device: str = "auto") -> dict[str, Any]:
    """Milliseconds of GUI thread a redraw takes, painting included."""
    make_application()
    return {
        "bench": "widgets",
        "machine": machine(),
        "curves_update_ms": summary(strain.curve_updates(rounds, seed)),
        "sliders": {f"{axes}_axes": _sliders(axes, rounds) for axes in (16, 512, 12_288)},
    }


def _sliders(axes: int, rounds: int) -> dict[str, Any]:
    moves, scrolls = strain.slider_moves(axes, rounds)
    return {"drag_ms": summary(moves), "scroll_ms": summary(scrolls)}
