"""A declaration of knobs read for a form: what kind of field each gets, its name and its limits."""

from __future__ import annotations

import types
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from trainers.configs.rules import text_form

Kind = Literal["switch", "choice", "integer", "decimal", "text"]

# Short names that are no words; everything else is the field's name with spaces.
_WORDS = {
    "lr": "learning rate",
    "ema": "EMA",
    "kl": "KL",
    "gp": "GP",
    "dim": "dimensions",
    "lip": "Lipschitz",
    "tensorboard": "TensorBoard",
}


@dataclass(frozen=True)
class Need:
    """The choices of another knob (``other``, called ``title``) without one of which a knob does nothing."""

    other: str
    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Knob:
    """One field. ``low`` and ``high`` are the least and greatest values allowed, where there are such.

    With ``above`` or ``below`` the bound itself is excluded.
    """

    name: str
    title: str
    description: str
    unit: str
    group: str
    advanced: bool
    zero: str
    kind: Kind
    default: Any
    choices: tuple[Any, ...] = ()
    low: float | None = None
    high: float | None = None
    above: bool = False
    below: bool = False
    needs: Need | None = None


def read_knobs(declaration: type[BaseModel], exclude: Collection[str] = ()) -> tuple[Knob, ...]:
    """The knobs of a declaration in its order, a subclass' own after those it inherits.

    Where the declaration has ``form_groups``, groups come in that order.

    Raises TypeError for a field that no form field is made for.
    """
    fields = declaration.model_fields
    left_out = {*exclude, *getattr(declaration, "unused", ())}
    knobs = [_knob(name, fields) for name in fields if name not in left_out]
    order: tuple[str, ...] = getattr(declaration, "form_groups", ())
    return tuple(
        sorted(knobs, key=lambda knob: order.index(knob.group) if knob.group in order else len(order))
    )


def title_of(name: str, info: FieldInfo) -> str:
    """What a field is called in a form: its title, or its name in words."""
    if info.title:
        return info.title
    words = " ".join(_WORDS.get(word, word) for word in name.split("_"))
    return words[:1].upper() + words[1:]


def _knob(name: str, fields: Mapping[str, FieldInfo]) -> Knob:
    info = fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    text = text_form(info)
    kind, choices = _kind(name, info.annotation) if text is None else ("text", ())
    return Knob(
        name=name,
        title=title_of(name, info),
        description=info.description or "",
        unit=str(extra.get("unit", "")),
        group=str(extra.get("group", "")),
        advanced=bool(extra.get("advanced", False)),
        zero=str(extra.get("zero", "")),
        kind=kind,
        default=info.get_default(call_default_factory=True) if text is None else text[0],
        choices=choices,
        needs=_needs(extra.get("needs"), fields),
        **_limits(info),
    )


def _kind(name: str, annotation: Any) -> tuple[Kind, tuple[Any, ...]]:
    if get_origin(annotation) is Literal:
        return "choice", get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        raise TypeError(f"no form field for {name}: {annotation}")
    # bool before int: it is one, to Python.
    kinds: dict[Any, Kind] = {bool: "switch", int: "integer", float: "decimal", str: "text"}
    if annotation not in kinds:
        raise TypeError(f"no form field for {name}: {annotation}")
    return kinds[annotation], ()


def _needs(declared: object, fields: Mapping[str, FieldInfo]) -> Need | None:
    match declared:
        case [str(other), *choices]:
            return Need(other, title_of(other, fields[other]), tuple(map(str, choices)))
    return None


def _limits(info: FieldInfo) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for limit in info.metadata:
        if isinstance(limit, Ge):
            found["low"] = limit.ge
        elif isinstance(limit, Gt):
            found |= {"low": limit.gt, "above": True}
        elif isinstance(limit, Le):
            found["high"] = limit.le
        elif isinstance(limit, Lt):
            found |= {"high": limit.lt, "below": True}
    return found
