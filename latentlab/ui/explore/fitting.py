"""A dropped image through the model: what it is fitted to, its code, and how well it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from latentlab.data import images
from latentlab.latent.roundtrip import RoundTrip, error_images, roundtrip, unlike_threshold
from latentlab.progress import Progress
from latentlab.spec import Code, Label
from latentlab.ui.state import OpenModel
from latentlab.ui.widgets.pixels import Pixels


@dataclass(frozen=True, eq=False)
class Fitting:
    """How an image is brought to a model."""

    opened: OpenModel
    image: images.Image
    crop: images.Crop
    invert: bool
    label: Label | None


@dataclass(frozen=True, eq=False)
class Fitted:
    """Original, reconstruction and absolute error, uint8 (H, W, C), with the code and the figures.

    Not ``settled`` while its code is still being looked for.

    ``mse`` is of pixels in [0, 1], ``psnr`` in dB. ``usual`` is the MSE that 99% of held-out images stay
    under; None where the model does not know. ``readouts`` are what else the model reads from the image.
    """

    request: Fitting
    code: Code
    original: Pixels
    reconstruction: Pixels
    error: Pixels
    mse: float
    psnr: float
    ssim: float
    usual: float | None
    readouts: Mapping[str, float]
    settled: bool = True

    @property
    def unlike(self) -> bool:
        """Whether this is far from what the model has seen."""
        return self.settled and self.usual is not None and self.mse > self.usual


def fit(request: Fitting, progress: Progress) -> Fitted:
    """Fit, find the code and decode it; shows a ``Fitted`` now and then where finding takes its time."""
    opened = request.opened
    if opened.live is not None:
        opened.live.take(opened.model)
    original = images.fit(request.image, opened.spec.image, request.crop, request.invert)

    def show(_first: int, trip: RoundTrip) -> None:
        progress.show(_fitted(request, original, trip, settled=False))

    trip = roundtrip(opened.model, original[None], request.label, progress, shown=show)
    return _fitted(request, original, trip, settled=True)


def _fitted(request: Fitting, original: Pixels, trip: RoundTrip, settled: bool) -> Fitted:
    opened = request.opened
    return Fitted(
        request=request,
        code=Code(trip.codes[0], trip.space, request.label, opened.id),
        original=original,
        reconstruction=trip.reconstructions[0],
        error=error_images(original[None], trip.reconstructions)[0],
        mse=float(trip.mse[0]),
        psnr=float(trip.psnr[0]),
        ssim=float(trip.ssim[0]),
        usual=unlike_threshold(opened.info.training) if opened.info is not None else None,
        readouts={name: float(values[0]) for name, values in trip.readouts.items()},
        settled=settled,
    )
