"""Declaring a knob once: the form, the flags, the tooltip and the stored JSON come from it."""

from __future__ import annotations

from typing import Any

from pydantic import Field


def knob(
    default: Any,
    description: str,
    *,
    unit: str = "",
    zero: str = "",
    group: str = "Training",
    advanced: bool = False,
    needs: tuple[str, ...] = (),
    live: bool = False,
    **limits: Any,
) -> Any:
    """Declare one knob. ``group`` is its heading in the form; advanced ones fold away; ``zero`` names a 0.

    ``needs`` names another knob, and the choices there without one of which this one does nothing. A
    ``live`` one may be changed while the run goes on: whoever uses it reads it from the trainer's config at
    every step.
    """
    extra: dict[str, Any] = {"unit": unit, "group": group, "advanced": advanced, "zero": zero, "live": live}
    if needs:
        extra["needs"] = list(needs)
    return Field(default, description=description, json_schema_extra=extra, **limits)
