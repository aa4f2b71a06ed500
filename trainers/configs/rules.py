"""Rules by layer as values: "encoder.*: lr=0.1, clip=1; *.bias: freeze". The same text everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic.fields import FieldInfo

from latentlab.spec import Frozen

Kind = Literal["zero", "clip", "clip_layer", "clip_global", "clip_l1", "sign", "noise", "centralise"]
BARE = ("zero", "sign", "centralise")  # those without an amount

ABILITIES = (
    "lr=0.1, freeze, clip=1, clip_layer=1, clip_global=1, clip_l1=1, noise=0.01, zero, sign, centralise"
)


class Transform(Frozen):
    """One thing done to the gradients that a rule matches, between backward and step.

    ``clip`` bounds each value, ``clip_layer`` the length of each parameter's gradient, ``clip_global`` that
    of all of them together, ``clip_l1`` the sum of absolute values of each, ``noise`` adds normal noise of
    that standard deviation, ``centralise`` subtracts each output's mean (Yong et al. 2020).
    """

    kind: Kind
    amount: float = Field(0.0, ge=0, le=1e6)

    def __str__(self) -> str:
        return self.kind if self.kind in BARE else f"{self.kind}={_short(self.amount)}"


class Rule(Frozen):
    """What holds for the parameters whose name fits ``pattern`` (* and ? are wild).

    Where several rules fit, their multipliers multiply and their transforms follow each other.
    """

    pattern: str = Field(min_length=1, pattern=r"^[^\s:;,]+$")
    lr: float = Field(1.0, ge=0, le=1e6)
    freeze: bool = False
    transforms: tuple[Transform, ...] = ()

    def __str__(self) -> str:
        words = [f"lr={_short(self.lr)}"] if self.lr != 1.0 or not (self.freeze or self.transforms) else []
        words += ["freeze"] if self.freeze else []
        return f"{self.pattern}: {', '.join([*words, *map(str, self.transforms)])}"


def parse(text: str) -> tuple[Rule, ...]:
    """The rules of a text; an empty one has none. Raises ValueError saying what cannot be understood."""
    parts = [part.strip() for part in text.split(";")]
    return tuple(_rule(part) for part in parts if part)


def written(rules: tuple[Rule, ...]) -> str:
    """The text of rules; ``parse`` reads it back."""
    return "; ".join(map(str, rules))


def _short(number: float) -> str:
    """The shortest text that means this number."""
    return f"{number:g}" if float(f"{number:g}") == number else repr(number)


def _rule(text: str) -> Rule:
    pattern, colon, said = text.partition(":")
    pattern, words = pattern.strip(), [word.strip() for word in said.split(",")]
    if not colon or not all(words) or not re.fullmatch(r"[^\s,=]+", pattern):
        raise ValueError(f"{text!r} is no rule; write for example encoder.*: lr=0.1, clip=1")
    values: dict[str, Any] = {"pattern": pattern, "transforms": []}
    for word in words:
        name, equals, amount = (part.strip() for part in word.partition("="))
        _read(name, _number(word, amount) if equals else None, word, values)
    return Rule.model_validate(values)


def _read(name: str, amount: float | None, word: str, values: dict[str, Any]) -> None:
    """Put one word of a rule among its values."""
    wants_amount = name not in (*BARE, "freeze")
    if name not in (*get_args(Kind), "lr", "freeze") or wants_amount != (amount is not None):
        raise ValueError(f"{word!r} is nothing a rule can do; it can do: {ABILITIES}")
    if name in ("lr", "freeze"):
        if name in values:
            raise ValueError(f"{word!r}: a rule says {name} once")
        values[name] = True if amount is None else amount
    else:
        values["transforms"].append({"kind": name, "amount": amount or 0.0})


def _number(word: str, text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        raise ValueError(f"{word!r}: {text!r} is no number") from None
    if not 0 <= amount <= 1e6:
        raise ValueError(f"{word!r}: the number must lie between 0 and 1,000,000")
    return amount


def _read_rules(value: object) -> object:
    return parse(value) if isinstance(value, str) else value


def text_form(field: FieldInfo) -> tuple[str, Callable[[str], object]] | None:
    """For a field whose values are written as text: its default, and what reads one or raises ValueError.

    None for any other field.
    """
    write = next((m for m in field.metadata if isinstance(m, PlainSerializer) and m.return_type is str), None)
    read = next((m for m in field.metadata if isinstance(m, BeforeValidator)), None)
    if write is None or read is None:
        return None
    default: str = write.func(field.get_default(call_default_factory=True))  # type: ignore[call-arg]
    return default, read.func  # type: ignore[return-value]


Rules = Annotated[tuple[Rule, ...], BeforeValidator(_read_rules), PlainSerializer(written, return_type=str)]
"""A field of rules: takes rules or their text, and is their text in JSON, in a form and as a flag."""
