"""Rules read for a table of layers, and written back: each row edits the rules that are its layer's alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from math import prod
from typing import get_args

from latentlab.runs.events import Layer
from trainers.configs.rules import BARE, Kind, Rule, Transform, parse

KINDS: tuple[Kind, ...] = get_args(Kind)
Rules = tuple[Rule, ...]


@dataclass(frozen=True)
class LayerRules:
    """What holds for one layer: its own transform, and what wider rules ("encoder.*") add to that.

    ``rates`` are the multipliers of its parameters, ``frozen`` tells which of them stay; a layer is ``held``
    where wider rules stop all of it: none of its own could let it go. ``own`` is None for a layer without a
    transform of its own; ``several`` tells that it has more than the table can show.
    """

    rates: tuple[float, ...]
    frozen: tuple[bool, ...]
    held: bool
    own: Transform | None
    several: bool
    wider: Rules

    @property
    def rate(self) -> float:
        """The multiplier of its first parameter, the weight."""
        return self.rates[0]


class Sheet:
    """The rules of a run and the layers they hold for. Every edit gives new rules."""

    def __init__(self, layers: tuple[Layer, ...], rules: Rules) -> None:
        self.layers = layers
        self.rules = rules
        names = [name for layer in layers for name in layer.parameters]
        self._patterns = [_patterns(layer, names) for layer in layers]
        self._rows = [self._read(row) for row in range(len(layers))]

    def row(self, row: int) -> LayerRules:
        """What holds for a layer."""
        return self._rows[row]

    def wider(self) -> Rules:
        """Rules that are no single layer's."""
        single = {pattern for patterns in self._patterns for pattern in patterns}
        return tuple(rule for rule in self.rules if rule.pattern not in single)

    def fitting(self, pattern: str) -> list[int]:
        """The layers of which a pattern fits a parameter."""
        return [row for row, layer in enumerate(self.layers) if _fits(pattern, layer)]

    # -- edits ----------------------------------------------------------------------------------------

    def with_rate(self, row: int, rate: float) -> Rules:
        """The rules with which the layer's weight has this multiplier. Raises ValueError below a wider 0."""
        others = prod(
            rule.lr for rule in self._rows[row].wider if fnmatchcase(self._first(row), rule.pattern)
        )
        if not others:
            raise ValueError("a wider rule multiplies by 0")
        return self._changed(row, lr=float(f"{rate / others:.12g}"))

    def with_freeze(self, row: int, freeze: bool) -> Rules:
        """The rules with which the layer is frozen by one of its own, or by none of them."""
        return self._changed(row, freeze=freeze)

    def with_transform(self, row: int, transform: Transform | None) -> Rules:
        """The rules with which this is the layer's only transform of its own."""
        return self._changed(row, transforms=() if transform is None else (transform,))

    def with_rule(self, text: str) -> Rules:
        """The rules with that of a text; it stands in for one of the same pattern.

        Raises ValueError for what is no rule, or one that fits no parameter.
        """
        new = parse(text)
        for rule in new:
            if not self.fitting(rule.pattern):
                raise ValueError(rule.pattern)
        patterns = {rule.pattern for rule in new}
        return (*(rule for rule in self.rules if rule.pattern not in patterns), *new)

    def without(self, rule: Rule) -> Rules:
        """The rules without this one."""
        return tuple(other for other in self.rules if other != rule)

    # -- one layer ------------------------------------------------------------------------------------

    def _first(self, row: int) -> str:
        return self.layers[row].parameters[0]

    def _read(self, row: int) -> LayerRules:
        layer, own = self.layers[row], self._own(row)
        fitting = tuple(rule for rule in self.rules if _fits(rule.pattern, layer))
        wider = tuple(rule for rule in fitting if rule.pattern not in self._patterns[row])
        of_each = [[r for r in fitting if fnmatchcase(name, r.pattern)] for name in layer.parameters]
        return LayerRules(
            rates=tuple(prod(rule.lr for rule in of_it) for of_it in of_each),
            frozen=tuple(any(rule.freeze for rule in of_it) for of_it in of_each),
            held=all(any(rule.freeze for rule in of_it if rule in wider) for of_it in of_each),
            own=own.transforms[0] if own.transforms else None,
            several=len(own.transforms) > 1,
            wider=wider,
        )

    def _own(self, row: int) -> Rule:
        """The layer's own rules as one; of a layer that needs several patterns they are alike."""
        first = self._patterns[row][0]
        alone = [rule for rule in self.rules if rule.pattern == first]
        return Rule(
            pattern=first,
            lr=prod(rule.lr for rule in alone),
            freeze=any(rule.freeze for rule in alone),
            transforms=tuple(transform for rule in alone for transform in rule.transforms),
        )

    def _changed(self, row: int, **values: object) -> Rules:
        patterns = self._patterns[row]
        rule = self._own(row).model_copy(update=values)
        says_something = rule.lr != 1.0 or rule.freeze or rule.transforms
        new = [rule.model_copy(update={"pattern": pattern}) for pattern in patterns] if says_something else []
        place = next((i for i, old in enumerate(self.rules) if old.pattern in patterns), len(self.rules))
        kept = [old for old in self.rules[:place] if old.pattern not in patterns]
        rest = [old for old in self.rules[place:] if old.pattern not in patterns]
        return (*kept, *new, *rest)


def of_kind(kind: Kind | None, before: Transform | None) -> Transform | None:
    """A transform of another kind, with the amount that was there where it needs one, and 1 otherwise."""
    if kind is None:
        return None
    if kind in BARE:
        return Transform(kind=kind)
    amount = before.amount if before is not None and before.amount else {"noise": 0.01}.get(kind, 1.0)
    return Transform(kind=kind, amount=amount)


def _fits(pattern: str, layer: Layer) -> bool:
    return any(fnmatchcase(name, pattern) for name in layer.parameters)


def _patterns(layer: Layer, names: Iterable[str]) -> tuple[str, ...]:
    """What fits a layer's parameters and nothing else: one pattern where that is possible."""
    whole = f"{layer.name}.*"
    if {name for name in names if fnmatchcase(name, whole)} == set(layer.parameters):
        return (whole,)
    return layer.parameters
