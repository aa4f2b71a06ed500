"""What a trainer says (events) and what it is told (commands): small frozen messages, never live objects."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from latentlab.errors import Message


@dataclass(frozen=True)
class Started:
    """The run is about to make its first step. ``plan`` is the number of steps it wants to reach."""

    folder: str
    step: int
    plan: int
    device: str
    variant: Message


@dataclass(frozen=True)
class Metrics:
    """Scalars of one step; also a line of metrics.jsonl."""

    step: int
    values: Mapping[str, float]


@dataclass(frozen=True)
class Layer:
    """What has weights of its own in a network: names of its parameters, and how many numbers they are."""

    name: str
    parameters: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class Structure:
    """The layers that the run's optimisers move, in their order; comes before any ``LayerNorms``."""

    step: int
    layers: tuple[Layer, ...]


@dataclass(frozen=True)
class LayerNorms:
    """Norms of one step in the order of ``Structure``: raw gradients, updates, weights after it.

    Also a line of layers.jsonl. NaN stands for what is not finite.
    """

    step: int
    gradients: tuple[float, ...]
    updates: tuple[float, ...]
    weights: tuple[float, ...]


FigureKind = Literal[
    "scalar", "bars", "histogram", "scatter", "plane", "matrix", "images", "densities", "ellipses"
]


@dataclass(frozen=True)
class Figure:
    """Something to draw. The window draws kinds, never families.

    ``data`` by kind, with "?" what may be missing:

    - scalar {"step": (K,), "value": (K,)}
    - bars {"values": (K,), "labels"?: K names, "unit"?, "dead_below"?}
    - histogram {"counts": (K,), "edges": (K + 1,), "unit"?: what lies along the edges}
    - scatter {"x": (K,), "y": (K,), "group"?: (K,) int, "names"?: of the groups, "axes"?: (of x, of y),
      "lines"?: (L, 2, 2), from (x, y) to (x, y)}
    - plane {"x": (K,), "y": (K,), "names": (of x, of y)}: a path, its points in order
    - matrix {"values": (R, C), "rows"?: R names, "columns"?: C names, "axes"?: (of both), "unit"?}
    - images {"images": uint8 (N, H, W, C), "titles"?: K names of equal parts, shown beside each other}
    - densities {"x": (K,), "curves": (D, K), "reference": (K,), "labels"?: D names, "weights"?: (D,),
      "unit"?: of the weights}: D densities against the one they ought to have, the heaviest first
    - ellipses {"means": (N, D), "stds": (N, D), "group"?: (N,) int, "names"?, "labels"?: D names,
      "weights"?: (D,), "unit"?}: N Gaussians of independent axes against N(0, 1), seen on any two of the D

    Names are what a trainer calls things; the window translates those it knows.
    """

    name: str
    kind: FigureKind
    step: int
    data: Mapping[str, object]


@dataclass(frozen=True)
class Samples:
    """The run's fixed codes decoded at this step: uint8 (N, H, W, C), never written to again."""

    step: int
    images: NDArray[np.uint8]


@dataclass(frozen=True)
class Checkpointed:
    """A checkpoint stands whole on disk; ``model`` is its normal model file."""

    step: int
    model: str


Level = Literal["progress", "info", "warning", "error"]


@dataclass(frozen=True)
class Log:
    """A line for the run's log. ``mark`` asks for a mark on the curves.

    The level "progress" only says how far something is: the next line replaces it, and no log keeps it.
    """

    step: int
    message: Message
    level: Level = "info"
    mark: bool = False


@dataclass(frozen=True)
class Paused:
    """The run waits. ``problem`` says why when nobody asked it to."""

    step: int
    problem: Message | None = None
    remedy: Message | None = None


@dataclass(frozen=True)
class Resumed:
    """The run goes on."""

    step: int


Outcome = Literal["completed", "stopped", "discarded", "failed"]


@dataclass(frozen=True)
class Finished:
    """The last event of every run. ``model`` is its last model file, '' where there is none.

    ``bad_input`` tells a failure that the user's files or values caused.
    """

    step: int
    outcome: Outcome
    model: str = ""
    problem: Message | None = None
    remedy: Message | None = None
    details: str = field(default="", repr=False)
    bad_input: bool = False


Event = (
    Started
    | Metrics
    | Structure
    | LayerNorms
    | Figure
    | Samples
    | Checkpointed
    | Log
    | Paused
    | Resumed
    | Finished
)
Events = Callable[[Event], None]


@dataclass(frozen=True)
class Pause:
    """Wait after the current step."""


@dataclass(frozen=True)
class Resume:
    """Go on."""


@dataclass(frozen=True)
class Stop:
    """End after the current step, with a checkpoint unless the run is to be discarded."""

    discard: bool = False


@dataclass(frozen=True)
class Adjust:
    """Go on with other values of live knobs, by name: JSON values, or what the config takes there.

    Before the next step the run saves a checkpoint, notes the edit and marks it on the curves. What cannot
    be done is said in the log, and the run goes on as it was.
    """

    values: Mapping[str, object]


Command = Pause | Resume | Stop | Adjust


class Commands:
    """Commands for one run, in order, from any thread. The trainer polls once a step and may wait."""

    def __init__(self) -> None:
        self._queue: deque[Command] = deque()
        self._changed = threading.Condition()

    def send(self, command: Command) -> None:
        """Queue a command; wakes a waiting trainer."""
        with self._changed:
            self._queue.append(command)
            self._changed.notify_all()

    def poll(self) -> Command | None:
        """The next command, or None at once. Costs nothing when there is none."""
        if not self._queue:
            return None
        with self._changed:
            return self._queue.popleft() if self._queue else None

    def wait(self, seconds: float | None = None) -> Command | None:
        """The next command, however long it takes; None where none has come after so many ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._queue), seconds)
            return self._queue.popleft() if self._queue else None


class Mailbox:
    """Events from the trainer's thread, read by the window at about 30 Hz.

    Nothing that must not be lost is dropped: metrics, norms and logs queue; of samples and figures of one
    name only the newest matters to a viewer, so older unread ones give way (a slow viewer costs no memory).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ordered: list[Event] = []
        self._latest: dict[tuple[type, str], Event] = {}

    def post(self, event: Event) -> None:
        """Called by the trainer."""
        with self._lock:
            if isinstance(event, Samples | Figure):
                self._latest[(type(event), event.name if isinstance(event, Figure) else "")] = event
            else:
                self._ordered.append(event)

    def drain(self) -> list[Event]:
        """Everything since the last call: first what queued, then the newest pictures."""
        with self._lock:
            taken: list[Event] = [*self._latest.values()]
            ordered, self._ordered, self._latest = self._ordered, [], {}
        ends = [event for event in ordered if isinstance(event, Finished)]
        return [event for event in ordered if not isinstance(event, Finished)] + taken + ends
