"""What metrics and figures are called in the window. Those a trainer invents keep their own names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_tr = QCoreApplication.translate

HELD_OUT = "held_out_"
CLOCKS = ("time", "images_per_second")
"""Metrics that are shown as figures, not as curves."""


def metric_title(name: str) -> str:
    """A curve's name in the legend."""
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
