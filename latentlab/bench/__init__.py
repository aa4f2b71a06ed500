"""Measurements of speed, each a function that returns plain data. ``latentlab bench NAME --json``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bench:
    """Where a measurement lies ("module:function") and what it measures."""

    target: str
    summary: str


BENCHES: dict[str, Bench] = {
    "latency": Bench("latentlab.bench.latency:measure", "slider event to paint, idle and while training"),
    "training": Bench(
        "latentlab.bench.training:measure", "training: window, command line, bare loop, variants"
    ),
    "startup": Bench("latentlab.bench.startup:measure", "from the shell to the first decoded picture"),
    "playground": Bench("latentlab.bench.playground:measure", "walks that follow the hand, and refined ones"),
    "widgets": Bench("latentlab.bench.widgets:measure", "long curves, and 512 axes against 16"),
}
