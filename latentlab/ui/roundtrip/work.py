"""Images through a model and back, one by one or many; what runs in a task."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from latentlab.data import images
from latentlab.errors import BadInput
from latentlab.latent.roundtrip import RoundTrip, roundtrip, unlike_threshold
from latentlab.progress import Progress
from latentlab.spec import Code, Label
from latentlab.ui.state import OpenModel
from latentlab.ui.widgets.pixels import Pixels


@dataclass(frozen=True, eq=False)
class Item:
    """An image to measure. Files are read again for each model: many photos would not fit into memory.

    ``invert`` says whether the model gets its negative; None takes what looks right.
    """

    source: Path | bytes | images.Image
    name: str
    invert: bool | None = None

    @property
    def path(self) -> Path | None:
        """The file, if it is one."""
        return self.source if isinstance(self.source, Path) else None

    def read(self) -> images.Image:
        """Its pixels. Raises BadInput for what is no image."""
        if isinstance(self.source, images.Image):
            return self.source
        return images.read(self.source, self.name)


@dataclass(frozen=True, eq=False)
class Trip:
    """How an image came back. ``original`` is what the model got; pixels are uint8 (H, W, C).

    Not ``settled`` where its code was still being looked for.

    ``mse`` is of pixels in [0, 1], ``psnr`` in dB; ``usual`` is the MSE that 99% of held-out images stay
    under, None where the model does not know.
    """

    original: Pixels
    reconstruction: Pixels
    code: Code
    mse: float
    psnr: float
    ssim: float
    inverted: bool
    usual: float | None = None
    settled: bool = True

    @property
    def unlike(self) -> bool:
        """Whether it is unlike what the model has seen."""
        return self.settled and self.usual is not None and self.mse > self.usual


Outcome = Trip | BadInput


def travel(
    opened: OpenModel,
    items: Sequence[Item],
    label: Label | None,
    progress: Progress,
    shown: Callable[[list[Outcome | None]], None] | None = None,
) -> list[Outcome]:
    """Measure some images; one that cannot be read takes no other with it.

    Where finding codes takes its time, ``shown`` gets the outcomes as they stand, None for what has not
    begun. Raises Cancelled when nobody wants it any more.
    """
    spec = opened.spec.image
    outcomes: list[Outcome | None] = [None] * len(items)
    fitted: dict[int, tuple[Pixels, bool]] = {}
    for index, item in enumerate(items):
        progress.check()
        try:
            image = item.read()
        except BadInput as error:
            outcomes[index] = error
            continue
        invert = images.looks_inverted(image, spec) if item.invert is None else item.invert
        fitted[index] = images.fit(image, spec, invert=invert), invert
    if fitted:
        places = list(fitted)

        def show(first: int, trips: list[Trip]) -> None:
            for index, trip in zip(places[first:], trips, strict=False):
                outcomes[index] = trip
            if shown is not None:
                shown(list(outcomes))

        trips = _measure(opened, list(fitted.values()), label, progress, show)
        for index, trip in zip(places, trips, strict=True):
            outcomes[index] = trip
    return [outcome for outcome in outcomes if outcome is not None]


def _measure(
    opened: OpenModel,
    fitted: Sequence[tuple[Pixels, bool]],
    label: Label | None,
    progress: Progress,
    shown: Callable[[int, list[Trip]], None],
) -> list[Trip]:
    if opened.live is not None:
        opened.live.take(opened.model)

    def show(first: int, result: RoundTrip) -> None:
        shown(first, _trips(opened, fitted[first:], label, result, settled=False))

    result = roundtrip(opened.model, np.stack([pixels for pixels, _ in fitted]), label, progress, shown=show)
    return _trips(opened, fitted, label, result, settled=True)


def _trips(
    opened: OpenModel,
    fitted: Sequence[tuple[Pixels, bool]],
    label: Label | None,
    result: RoundTrip,
    settled: bool,
) -> list[Trip]:
    usual = unlike_threshold(opened.info.training) if opened.info is not None else None
    return [
        Trip(
            original=pixels,
            reconstruction=result.reconstructions[index],
            code=Code(result.codes[index], result.space, label, opened.id),
            mse=float(result.mse[index]),
            psnr=float(result.psnr[index]),
            ssim=float(result.ssim[index]),
            inverted=inverted,
            usual=usual,
            settled=settled,
        )
        for index, (pixels, inverted) in enumerate(fitted[: len(result.codes)])
    ]
