"""The flags of a config: its own declaration, with units and limits said in the help."""

from __future__ import annotations

from collections.abc import Callable, Collection
from copy import copy
from functools import partial
from typing import Annotated, Any, TypeVar

import tyro
from pydantic import AfterValidator, Field, create_model
from pydantic.fields import FieldInfo

from latentlab.errors import BadInput
from latentlab.spec import Frozen
from trainers.configs.base import TrainConfig
from trainers.configs.rules import text_form

D = TypeVar("D", bound=Frozen)
_BOUNDS = {"gt": "above {}", "ge": "at least {}", "lt": "below {}", "le": "at most {}"}


def with_help(declaration: type[D], hidden: Collection[str] = ()) -> type[D]:
    """The same knobs, described with unit and limits: "images per step [images, at least 1]".

    Those ``hidden``, and those that mean nothing to a family, are no flags.
    """
    fields: dict[str, Any] = {}
    unused = {*hidden, *getattr(declaration, "unused", ())}
    for name, field in declaration.model_fields.items():
        if name in unused:
            fields[name] = (Annotated[field.annotation, tyro.conf.Fixed, tyro.conf.Suppress], copy(field))
            continue
        said = copy(field)
        notes = ", ".join(_notes(field))
        said.description = f"{field.description} [{notes}]" if notes else field.description
        text = text_form(field)
        if text is None:
            fields[name] = (field.annotation, said)
        else:
            default, read = text
            checked = Annotated[str, AfterValidator(partial(_readable, read))]
            fields[name] = (checked, Field(default, description=said.description))
    described: type[D] = create_model(declaration.__name__, __base__=declaration, **fields)
    return described


def flag(name: str) -> str:
    """A field as a flag: kl_form -> --kl-form."""
    return f"--{name.replace('_', '-')}"


def refuse_idle(config: TrainConfig) -> None:
    """Raise BadInput for a flag that would do nothing beside the others."""
    for name, (other, choices) in config.idle().items():
        raise BadInput(
            "{given} {value} does nothing with {other} {present}.",
            "Add {other} {choice}, or leave {given} out.",
            given=flag(name),
            value=getattr(config, name),
            other=flag(other),
            present=getattr(config, other),
            choice=", ".join(choices),
        )


def _readable(read: Callable[[str], object], text: str) -> str:
    """The text itself; what cannot be read raises ValueError while the other flags are looked at."""
    read(text)
    return text


def _notes(field: FieldInfo) -> list[str]:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    notes = [str(extra["unit"])] if extra.get("unit") else []
    match extra.get("needs"):
        case [str(other), *choices]:
            notes.append(f"only with {flag(other)} {', '.join(map(str, choices))}")
    for bound, words in _BOUNDS.items():
        limits = [getattr(constraint, bound, None) for constraint in field.metadata]
        notes += [words.format(limit) for limit in limits if limit is not None]
    return notes
