"""What metrics, figures, machines and troubles of a run are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from latentlab.errors import LatentLabError, Message, RunFailed
from latentlab.ui.i18n import translate_message

_tr = QCoreApplication.translate

HELD_OUT = "held_out_"
CLOCKS = ("time", "images_per_second")
"""Metrics that are shown as figures, not as curves."""


def metric_title(name: str) -> str:
    """A curve's name in the legend; what a trainer invents keeps its own."""
    titles = {
        "loss": _tr("metrics", "loss"),
        "recon": _tr("metrics", "reconstruction"),
        "kl": _tr("metrics", "KL"),
        "scale": _tr("metrics", "noise scale"),
        "held_out_mse": _tr("metrics", "held-out MSE"),
        "held_out_mse_p99": _tr("metrics", "held-out MSE, 99th percentile"),
        "held_out_kl": _tr("metrics", "held-out KL"),
        "held_out_elbo": _tr("metrics", "held-out ELBO"),
    }
    return titles.get(name) or name.replace("_", " ")


def shown_at_first(name: str) -> bool:
    """Whether a curve is drawn before anybody asks: those of another unit would flatten the loss."""
    return name != "scale" and not name.startswith(HELD_OUT)


def figure_title(name: str) -> str:
    """A figure's heading."""
    titles = {"kl": _tr("figures", "KL of each latent axis")}
    return titles.get(name) or name.replace("_", " ")


def machine_words(device: str, variant: Message | None) -> str:
    """What a run computes on, and how."""
    words = translate_message(variant) if variant is not None else ""
    return ", ".join(part for part in (device, words) if part)


def trouble(problem: Message | None, remedy: Message | None, details: str = "") -> LatentLabError:
    """What stopped a run, as an error for the bar; ``details`` is the trainer's traceback."""
    what, todo = problem or Message(""), remedy or Message("")
    error = RunFailed(what.template, todo.template, **{**todo.values, **what.values})
    if details:
        error.add_note(details)
    return error
