"""What metrics, figures, machines and troubles of a run are called in the window."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from latentlab.errors import LatentLabError, Message, RunFailed
from latentlab.ui.i18n import translate_message

_tr = QCoreApplication.translate

HELD_OUT = "held_out_"
CLOCKS = ("time", "images_per_second", "words_per_second")
"""Metrics that are shown as figures, not as curves."""

_OTHER_UNITS = {
    "scale", "rate_bits", "accuracy", "rho", "fresh_rho", "grad_norm", "avg_real",
    "avg_fake", "std_real", "std_fake", "random_pair_mse", "train_mse", "nearest_training_mse",
    "nearest_code", "nearest_distance",
}  # fmt: skip


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
        "held_out_bits_per_dim": _tr("metrics", "held-out bits per dimension"),
        "accuracy": _tr("metrics", "accuracy"),
        "rate_bits": _tr("metrics", "rate / bits"),
        "held_out_rate_bits": _tr("metrics", "held-out rate / bits"),
        "held_out_class_bits": _tr("metrics", "held-out class information / bits"),
        "held_out_accuracy": _tr("metrics", "held-out accuracy"),
        "held_out_accuracy_one_sample": _tr("metrics", "held-out accuracy, one sample"),
        "generator_loss": _tr("metrics", "generator's loss"),
        "critic_estimate": _tr("metrics", "critic's estimate"),
        "gradient_norm": _tr("metrics", "critic's gradient norm"),
        "grad_norm": _tr("metrics", "gradient norm"),
        "held_out_critic_estimate": _tr("metrics", "held-out critic's estimate"),
        "held_out_w1": _tr("metrics", "exact Wasserstein-1"),
        "held_out_w1_critic": _tr("metrics", "proved Wasserstein-1"),
        "held_out_w1_of_data": _tr("metrics", "Wasserstein-1 of two halves of the data"),
        "rho": _tr("metrics", "correlation rho"),
        "fresh_rho": _tr("metrics", "correlation rho of fresh codes"),
        "avg_real": _tr("metrics", "average of E(x), real"),
        "avg_fake": _tr("metrics", "average of E(x), generated"),
        "std_real": _tr("metrics", "deviation of E(x), real"),
        "std_fake": _tr("metrics", "deviation of E(x), generated"),
        "random_pair_mse": _tr("metrics", "MSE of a random pair"),
        "train_mse": _tr("metrics", "MSE of training images"),
        "nearest_training_mse": _tr("metrics", "MSE to the nearest training image"),
        "nearest_code": _tr("metrics", "distance to the nearest code"),
        "nearest_distance": _tr("metrics", "distance to the nearest sample"),
        "code_distance": _tr("metrics", "distance of codes"),
        "image_distance": _tr("metrics", "distance of images"),
        "average of E(x)": _tr("metrics", "average of E(x)"),
        "deviation of E(x)": _tr("metrics", "deviation of E(x)"),
    }
    return titles.get(name) or name.replace("_", " ")


_CRITIC = {"critic_estimate", "held_out_w1", "held_out_w1_critic", "gradient_norm"}
"""Distances and the slope of what measures them: of one scale, to be seen beside each other."""


def shown_at_first(name: str, beside: Collection[str] = ()) -> bool:
    """Whether a curve is drawn before anybody asks: those of another unit would flatten the loss.

    ``beside`` are the metrics that came with it. Losses beside a critic's estimate are that estimate with
    the sign turned, and one that drifts away, so they wait.
    """
    if name in _CRITIC or not _CRITIC.isdisjoint(beside):
        return name in _CRITIC
    return name not in _OTHER_UNITS and not name.startswith(HELD_OUT)


def figure_title(name: str) -> str:
    """A figure's heading."""
    titles = {
        "kl": _tr("figures", "KL of each latent axis"),
        "information_plane": _tr("figures", "Information plane"),
        "aggregate_posterior": _tr("figures", "Posterior"),
        "posterior_ellipses": _tr("figures", "Ellipses"),
        "codes": _tr("figures", "Codes, samples"),
        "avg_std": _tr("figures", "Average, deviation"),
        "rho": _tr("figures", "rho"),
        "reconstructions": _tr("figures", "Reconstructions"),
        "nearest_training_images": _tr("figures", "Nearest images"),
        "samples_beside": _tr("figures", "Side by side"),
    }
    return titles.get(name) or name.replace("_", " ")


def tab_title(name: str) -> str:
    """A figure's heading where several share a line."""
    return _tr("figures", "KL") if name == "kl" else figure_title(name)


def group_title(name: str) -> str:
    """What a group of points is called; classes of a data set keep their own names."""
    titles = {
        "real": _tr("figures", "real"),
        "generated": _tr("figures", "generated"),
        "codes": _tr("figures", "codes"),
        "mapped noise": _tr("figures", "mapped noise"),
        "GLO, Gaussian": _tr("figures", "GLO, Gaussian"),
    }
    return titles.get(name, name)


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
