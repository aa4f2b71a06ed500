"""How good a model is, in figures: ``latentlab evaluate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import tyro

from latentlab.commands.options import Model, Options, Shared, Space, emit, progress, say
from latentlab.errors import BadInput
from latentlab.spec import Capability, ModelSpec

if TYPE_CHECKING:
    import torch

    from latentlab.measures.evaluation import Evaluation
    from latentlab.measures.held_out import Search
    from latentlab.models.base import LatentModel
    from latentlab.progress import Progress

# What each figure is called and how it is written, in the order of the table.
FIGURES: dict[str, tuple[str, str]] = {
    "mse": ("round trip: MSE", ".5f"),
    "psnr": ("round trip: PSNR, dB", ".2f"),
    "ssim": ("round trip: SSIM", ".4f"),
    "class_kept": ("round trip: class kept ({classifier})", ".2%"),
    "accuracy": ("class predicted right", ".2%"),
    "rate_bits": ("rate, bits per image", ".2f"),
    "log_density": ("{bound}, nats per image", ",.1f"),
    "bits_per_dim": ("{bound}, bits per dimension", ".3f"),
    "ffd": ("FFD ({classifier}) of samples", ".2f"),
    "ffd_of_training_images": ("FFD ({classifier}) of training images", ".3f"),
    "precision": ("precision ({classifier})", ".4f"),
    "recall": ("recall ({classifier})", ".4f"),
    "rho": ("rho of fresh codes", ".4f"),
    "nearest_of_samples": ("nearest training image: samples, mean", ".4f"),
    "least_of_samples": ("nearest training image: samples, least", ".4f"),
    "nearest_of_held_out": ("nearest training image: held-out, mean", ".4f"),
    "least_of_held_out": ("nearest training image: held-out, least", ".4f"),
}
UNNAMED = "classifier"


def evaluate(
    model: Model,
    *,
    data: Annotated[str, tyro.conf.arg(metavar="DATA")],
    count: int = 10_000,
    search: Annotated[int, tyro.conf.arg(metavar="COUNT")] = 200,
    space: Space = None,
    options: Shared = Options(),
) -> int:
    """Measure a model on held-out images, and its samples against them.

    MSE, PSNR and SSIM compare images in [0, 1] with their reconstructions; without an encoder the codes of
    the first images are searched for, half a second or less each. "class kept" is the share that a
    bundled classifier of clothes puts into the class of the original. FFD is the Frechet distance between the
    features which that classifier sees in samples and in held-out images (of every space, where a model has
    several: GLANN's z has a Gaussian fitted to its codes), precision and recall are those of
    Kynkaanniemi et al. 2019 on the same features. "rho" is how well a drawn code is found again in its
    image. Distances to the nearest training image are RMS in [0, 1]: samples much nearer than held-out
    images are copies.

    Args:
        data: the data that the model was trained on: a name or a path, as for `train`
        count: held-out images to look at, and samples to draw
        search: held-out images whose codes are searched for where the model has no encoder; 0 for none
    """
    from latentlab.commands.reading import open_model
    from latentlab.data.datasets import open_dataset
    from latentlab.formats import classifier
    from latentlab.measures import evaluation

    if search < 0:
        raise BadInput("--search: {count} images cannot be searched for.", "Give 0 or more.", count=search)
    loaded = open_model(model, options)
    loaded.info.spec.space(space)
    image = loaded.info.spec.image
    network = classifier.load()
    with progress() as reports:
        opened = open_dataset(data, image.height if image.height == image.width else 0, reports)
        found = evaluation.evaluate(
            loaded, opened, network, count, options.seed, space,
            search=_search(space, options.seed), trips=search, progress=reports,
        )  # fmt: skip
    if found.images < count:
        say(f"{opened.name} has {found.images:,} held-out images; all of them were used.")
    if found.classifier and not evaluation.knows(opened):
        say(f"{found.classifier} knows clothes only: its figures compare models of {opened.name}, no more.")
    if found.classifier and evaluation.learned_by_features(loaded):
        say("The model learned by the features of a classifier: FFD, precision and recall flatter it.")
    if options.json:
        about = {
            "model": str(loaded.info.path),
            "family": loaded.info.family,
            "data": opened.name,
            "seed": options.seed,
            "device": loaded.model.device.type,
        }
        emit(about | _document(found, network.sha256))
    else:
        _show(found, loaded.info.name, opened.name, loaded.info.spec)
    return 0


def _search(space: str | None, seed: int) -> Search:
    import torch

    from latentlab.latent.inversion import invert

    def search(
        model: LatentModel, images: torch.Tensor, label: torch.Tensor | None, reports: Progress
    ) -> tuple[torch.Tensor, str]:
        generator = torch.Generator().manual_seed(seed)
        found = invert(model, images, space, label, generator=generator, progress=reports)
        reports.check()
        return found.codes, found.space

    return search


def _document(found: Evaluation, digest: str) -> dict[str, Any]:
    classifier = {"name": found.classifier, "sha256": digest} if found.classifier else None
    return {
        "held_out_images": found.images,
        "round_trips": found.trips,
        "samples": found.samples,
        "training_images_searched": found.searched,
        "classifier": classifier,
        **dict(found.figures),
        "active_units": {
            name: {"active": active, "axes": axes} for name, (active, axes) in found.active.items()
        },
        **({"ffd_by_space": dict(found.ffd_by_space)} if found.ffd_by_space else {}),
        "left_out": {name: str(reason) for name, reason in found.left_out.items()},
    }


def _show(found: Evaluation, model: str, data: str, spec: ModelSpec) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    bound = "log-density" if spec.can(Capability.LOG_PROB) else "ELBO"
    names = {"classifier": found.classifier or UNNAMED, "bound": bound}
    table = Table("figure", "value", "", title=escape(f"{model} on {data}"), title_justify="left", box=None)
    for name, (title, form) in FIGURES.items():
        if name in found.figures:
            table.add_row(escape(title.format(**names)), format(found.figures[name], form))
        elif name in found.left_out:
            table.add_row(escape(title.format(**names)), "-", escape(str(found.left_out[name])))
    for space, ffd in found.ffd_by_space.items():
        title = "FFD ({classifier}) of samples of {space}".format(space=space, **names)
        table.add_row(escape(title), format(ffd, ".2f"))
    for space, (active, axes) in found.active.items():
        table.add_row(escape(f"active axes of {space}"), f"{active} of {axes}")
    console = Console()
    console.print(table)
    drawn = f", {found.samples:,} samples" if found.samples else ""
    near = f", {found.searched:,} training images searched" if found.searched else ""
    way = (
        f" ({found.trips:,} for round trips, their codes searched for)" if found.trips < found.images else ""
    )
    console.print(f"{found.images:,} held-out images{way}{drawn}{near}", highlight=False)
