"""The flags of a config: its own declaration, with units and limits said in the help."""

from __future__ import annotations

from copy import copy
from typing import Any

from pydantic import create_model
from pydantic.fields import FieldInfo

from trainers.configs.base import TrainConfig

_BOUNDS = {"gt": "above {}", "ge": "at least {}", "lt": "below {}", "le": "at most {}"}


def with_help(declaration: type[TrainConfig]) -> type[TrainConfig]:
    """The same config, its descriptions ending in unit and limits: "images per step [images, at least 1]"."""
    fields: dict[str, Any] = {}
    for name, field in declaration.model_fields.items():
        said = copy(field)
        notes = ", ".join(_notes(field))
        said.description = f"{field.description} [{notes}]" if notes else field.description
        fields[name] = (field.annotation, said)
    described: type[TrainConfig] = create_model(declaration.__name__, __base__=declaration, **fields)
    return described


def _notes(field: FieldInfo) -> list[str]:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    notes = [str(extra["unit"])] if extra.get("unit") else []
    for bound, words in _BOUNDS.items():
        limits = [getattr(constraint, bound, None) for constraint in field.metadata]
        notes += [words.format(limit) for limit in limits if limit is not None]
    return notes
