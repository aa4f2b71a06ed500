"""Errors as data: a template with named blanks, so that the window can translate what the shell prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A sentence with named blanks, e.g. ``Message("{path} is empty.", {"path": p})``."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.template else ""


class LatentLabError(Exception):
    """Something went wrong in a way we can explain: what happened (with its cause) and what to do.

    ``what`` and ``remedy`` are templates; the keyword arguments fill their blanks. Both are collected
    for translation by ``make i18n``, so they must be literal strings where the error is raised.
    """

    exit_code = 1

    def __init__(self, what: str, remedy: str = "", **values: object) -> None:
        self.what = Message(what, values)
        self.remedy = Message(remedy, values)
        super().__init__(f"{self.what} {self.remedy}".strip())


class BadInput(LatentLabError):
    """The user's file, value or combination cannot be used; nothing has changed. Exit code 2."""

    exit_code = 2


class NotSupported(BadInput):
    """The model was asked for something its capabilities say it cannot do."""


class Cancelled(LatentLabError):
    """The user cancelled; what stood before still stands. Exit code 130."""

    exit_code = 130


class RunFailed(LatentLabError):
    """A run ended in failure; its last checkpoint is kept. Exit code 1."""
