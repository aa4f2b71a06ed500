"""What the library shows, read from disk off the GUI thread, and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from latentlab.data.datasets import DatasetInfo, list_datasets
from latentlab.errors import BadInput
from latentlab.formats import library
from latentlab.formats.native import ModelInfo
from latentlab.progress import Progress
from latentlab.runs.folder import RunInfo, list_runs
from latentlab.ui.i18n import translate_message
from latentlab.ui.library.rows import Mark, Row
from latentlab.ui.workers.run_status import RunStatus

_tr = QCoreApplication.translate


@dataclass(frozen=True)
class Listing:
    """Everything at hand. ``problems`` says which model files could not be read."""

    models: tuple[ModelInfo, ...] = ()
    problems: tuple[BadInput, ...] = ()
    runs: tuple[RunInfo, ...] = ()
    datasets: tuple[DatasetInfo, ...] = ()


def read_library(progress: Progress) -> Listing:
    """Read headers and configs, no tensors and no images."""
    shelf = library.scan()
    progress.check()
    return Listing(shelf.models, shelf.problems, tuple(list_runs()), tuple(list_datasets()))


def model_row(info: ModelInfo, opened: Path | None) -> Row:
    """A model: the size of its images, or of its vocabulary, and of its codes."""
    if info.spec.pixels is None:
        return _words_row(info, opened)
    space, image = info.spec.space(), info.spec.image
    colour = _tr("library", "RGB") if image.channels == 3 else _tr("library", "gray")
    lines = [
        _tr("library", "{family}, {axes} latent axes, {width} x {height} px {colour}").format(
            family=info.family, axes=f"{space.dim:,}", width=image.width, height=image.height, colour=colour
        ),
        _tr("library", "{count} parameters").format(count=f"{info.parameters:,}"),
    ]
    error = info.training.get("held_out", {}).get("mse")
    if error is not None:
        lines.append(_tr("library", "held-out MSE {mse}").format(mse=f"{error:.4g}"))
    lines += [str(info.path), _tr("library", "Double-click to open it.")]
    detail = _tr("library", "{side} px, {axes} axes").format(side=image.height, axes=f"{space.dim:,}")
    return Row(str(info.path), info.name, detail, "\n".join(lines), "open" if info.path == opened else "")


def _words_row(info: ModelInfo, opened: Path | None) -> Row:
    counts = {"words": f"{info.config.get('words', 0):,}", "axes": f"{info.spec.space().dim:,}"}
    lines = [_tr("library", "{words} words, {axes} latent axes").format(**counts), str(info.path)]
    detail = _tr("library", "{words} words, {axes} axes").format(**counts)
    return Row(str(info.path), info.name, detail, "\n".join(lines), "open" if info.path == opened else "")


def problem_row(error: BadInput) -> Row:
    """A model file that cannot be read, and why."""
    path = Path(str(error.what.values.get("path", "")))
    tip = f"{translate_message(error.what)}\n{translate_message(error.remedy)}".strip()
    return Row(str(path), path.stem, _tr("library", "cannot be read"), tip, "bad")


def run_row(info: RunInfo, status: RunStatus | None, opened: Path | None) -> Row:
    """A run: how far it is, or how it ended."""
    detail, mark = _run_state(info, status)
    if not mark and info.path == opened:
        mark = "open"
    tip = _tr("library", "{family} on {data}, step {step} of {plan}").format(
        family=info.family, data=info.data, step=f"{info.step:,}", plan=f"{info.plan:,}"
    )
    lines = [tip, str(info.path), _tr("library", "Double-click to explore it.")]
    return Row(str(info.path), info.name, detail, "\n".join(lines), mark)


def _run_state(info: RunInfo, status: RunStatus | None) -> tuple[str, Mark]:
    if status is not None and status.state != "ended":
        step = f"{status.step:,}"  # what the folder says may lag behind, or be of before it went back
        texts: dict[str, tuple[str, Mark]] = {
            "waiting": (_tr("library", "waiting"), "waiting"),
            "preparing": (_tr("library", "preparing"), "live"),
            "paused": (_tr("library", "paused at {step}").format(step=step), "paused"),
            "stopping": (_tr("library", "stopping"), "live"),
        }
        return texts.get(status.state, (_tr("library", "step {step}").format(step=step), "live"))
    step = f"{info.step:,}"
    if info.live:
        return _tr("library", "step {step}").format(step=step), "live"
    if info.outcome == "completed":
        return _tr("library", "{step} steps").format(step=step), ""
    if info.outcome == "failed":
        return _tr("library", "failed at {step}").format(step=step), "bad"
    if info.outcome == "stopped":
        return _tr("library", "stopped at {step}").format(step=step), ""
    return _tr("library", "interrupted at {step}").format(step=step), ""


def dataset_row(info: DatasetInfo) -> Row:
    """A dataset: how many images to train on."""
    lines = [translate_message(info.description)]
    if not info.available:
        lines.append(translate_message(info.remedy))
    counts = _tr("library", "{train} to train on, {test} held out").format(
        train=f"{info.count_train:,}", test=f"{info.count_test:,}"
    )
    lines += [counts, _tr("library", "Double-click to train on it.")]
    detail = f"{info.count_train:,}" if info.available else _tr("library", "to be fetched")
    return Row(info.name, info.name, detail, "\n".join(lines), "" if info.available else "absent")
