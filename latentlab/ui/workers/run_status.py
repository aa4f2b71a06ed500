"""What is known of a run of this window, and how each of its events changes that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from latentlab.errors import Message
from latentlab.runs.events import Event, Figure, Finished, Metrics, Paused, Resumed, Started
from trainers.configs.base import TrainConfig

State = Literal["waiting", "preparing", "running", "pausing", "paused", "stopping", "ended"]


@dataclass(frozen=True)
class RunStatus:
    """What is known of a run of this window. ``figures`` holds the newest of each name."""

    path: Path
    family: str
    config: TrainConfig
    state: State
    step: int = 0
    device: str = ""
    variant: Message | None = None
    figures: tuple[Figure, ...] = ()
    paused: Paused | None = None
    finished: Finished | None = None

    @property
    def live(self) -> bool:
        """Whether a thread trains it."""
        return self.state not in ("waiting", "ended")


def after(status: RunStatus, event: Event) -> RunStatus:
    """The status once the run has said this."""
    change = _CHANGES.get(type(event))
    return status if change is None else change(status, event)


def _on_started(status: RunStatus, event: Started) -> RunStatus:
    state: State = "running" if status.state == "preparing" else status.state
    return replace(status, state=state, step=event.step, device=event.device, variant=event.variant)


def _on_metrics(status: RunStatus, event: Metrics) -> RunStatus:
    return replace(status, step=event.step)


def _on_figure(status: RunStatus, event: Figure) -> RunStatus:
    others = tuple(figure for figure in status.figures if figure.name != event.name)
    return replace(status, figures=(*others, event))


def _on_paused(status: RunStatus, event: Paused) -> RunStatus:
    state: State = "stopping" if status.state == "stopping" else "paused"
    return replace(status, state=state, step=event.step, paused=event)


def _on_resumed(status: RunStatus, event: Resumed) -> RunStatus:
    state: State = "stopping" if status.state == "stopping" else "running"
    return replace(status, state=state, step=event.step, paused=None)


def _on_finished(status: RunStatus, event: Finished) -> RunStatus:
    return replace(status, state="ended", step=event.step, paused=None, finished=event)


_CHANGES: dict[type, Callable[..., RunStatus]] = {
    Started: _on_started,
    Metrics: _on_metrics,
    Figure: _on_figure,
    Paused: _on_paused,
    Resumed: _on_resumed,
    Finished: _on_finished,
}
