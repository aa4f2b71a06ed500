"""What the table of layers calls things, in the words of the window."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from latentlab.ui.training.layer_history import Quantity
from trainers.configs.rules import Kind

_tr = QCoreApplication.translate


def quantity_title(quantity: Quantity) -> str:
    """What the map shows."""
    return {
        "gradient": _tr("layers", "Gradient norm"),
        "update": _tr("layers", "Update norm"),
        "relative": _tr("layers", "Update / weight"),
    }[quantity]


def quantity_tip(quantity: Quantity) -> str:
    """The same at length."""
    return {
        "gradient": _tr("layers", "Length of the raw gradient, before any rule changes it"),
        "update": _tr("layers", "How far the layer's weights moved in the step; 0 where they are frozen"),
        "relative": _tr("layers", "How far the weights moved, as a share of their length"),
    }[quantity]


def kind_title(kind: Kind | None) -> str:
    """What is done to a gradient."""
    if kind is None:
        return _tr("layers", "as it is")
    return {
        "zero": _tr("layers", "zero"),
        "clip": _tr("layers", "clip values"),
        "clip_layer": _tr("layers", "clip length"),
        "clip_global": _tr("layers", "clip all"),
        "clip_l1": _tr("layers", "clip L1"),
        "sign": _tr("layers", "sign"),
        "noise": _tr("layers", "add noise"),
        "centralise": _tr("layers", "centralise"),
    }[kind]


def kind_tip(kind: Kind | None) -> str:
    """The same at length."""
    if kind is None:
        return _tr("layers", "The gradient stays as it is")
    return {
        "zero": _tr("layers", "Set to 0; unlike frozen ones, the weights still follow their momentum"),
        "clip": _tr("layers", "Each value held within plus or minus the amount"),
        "clip_layer": _tr("layers", "The length of each parameter's gradient held below the amount"),
        "clip_global": _tr("layers", "The length of all the rule's gradients together held below the amount"),
        "clip_l1": _tr("layers", "The sum of absolute values of each parameter held below the amount"),
        "sign": _tr("layers", "Each value replaced by its sign"),
        "noise": _tr("layers", "Normal noise added, with the amount as its standard deviation"),
        "centralise": _tr("layers", "The mean over each output's weights subtracted"),
    }[kind]


def reading_text(value: float, step: int, layer: str) -> str:
    """What lies under the cursor."""
    text = _tr("layers", "{value} at step {step}, {layer}")
    return text.format(value=number_text(value), step=f"{step:,}", layer=layer)


def number_text(value: float) -> str:
    """A number in three digits: 0.01, 1.23e-05, 120."""
    return re.sub(r"e([+-])0", r"e\1", f"{value:.3g}").replace("e+", "e")
