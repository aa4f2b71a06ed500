"""Filters that one can edit: a list of small rules, stored as JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from pydantic import Field, ValidationError, field_validator

from latentlab.errors import BadInput
from latentlab.lexicon.alphabet import HAN, LETTER, code_points, scripts
from latentlab.lexicon.words import Words
from latentlab.spec import Frozen


class Length(Frozen):
    """Keep words of ``least`` to ``most`` characters."""

    kind: Literal["length"] = "length"
    least: int = Field(2, ge=1, description="characters of the shortest words that stay")
    most: int = Field(16, ge=1, description="characters of the longest words that stay")

    def keeps(self, word: str, _count: int) -> bool:
        """Whether a word stays."""
        return self.least <= len(word) <= self.most


class Frequency(Frozen):
    """Keep words that occur often enough."""

    kind: Literal["frequency"] = "frequency"
    least: int = Field(1, ge=1, description="how often a word must occur")

    def keeps(self, _word: str, count: int) -> bool:
        """Whether a word stays."""
        return count >= self.least


class Pattern(Frozen):
    """Drop (or keep alone) words in which a regular expression is found."""

    kind: Literal["pattern"] = "pattern"
    pattern: str = Field(description="a regular expression; ^ and $ are the word's ends")
    drop: bool = Field(True, description="drop what it is found in; else drop the others")

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return pattern

    def keeps(self, word: str, _count: int) -> bool:
        """Whether a word stays."""
        return (re.search(self.pattern, word) is None) == self.drop


class Listed(Frozen):
    """Drop the words of a list."""

    kind: Literal["listed"] = "listed"
    words: frozenset[str] = Field(description="the words to drop")

    def keeps(self, word: str, _count: int) -> bool:
        """Whether a word stays."""
        return word not in self.words


class Script(Frozen):
    """Keep words of one script."""

    kind: Literal["script"] = "script"
    script: Literal["han", "letters"] = Field("han", description="Han characters, or letters")

    def keeps(self, word: str, _count: int) -> bool:
        """Whether a word stays."""
        return bool((scripts()[code_points(word)] == (HAN if self.script == "han" else LETTER)).all())


Filter = Annotated[Length | Frequency | Pattern | Listed | Script, Field(discriminator="kind")]


class Filters(Frozen):
    """Rules that a word must pass all of."""

    rules: tuple[Filter, ...] = (Length(),)

    def apply(self, words: Words) -> Words:
        """The words that stay."""
        keeps = [all(rule.keeps(word, count) for rule in self.rules) for word, count in words]
        return words.chosen(np.array(keeps, np.bool_))

    def dropped_by(self, words: Mapping[str, int]) -> dict[str, int]:
        """For each word that goes the number of the first rule that drops it."""
        return {
            word: rule
            for word, count in words.items()
            for rule in [next((n for n, one in enumerate(self.rules) if not one.keeps(word, count)), -1)]
            if rule >= 0
        }


def read_filters(path: Path) -> Filters:
    """Filters from a JSON file. Raises BadInput naming what is wrong in it."""
    try:
        return Filters.model_validate_json(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput("{path} is not in UTF-8.", "Save it as UTF-8.", path=path) from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'the document'}: {fault['msg']}"
            for fault in error.errors()
        )
        raise BadInput(
            "{path}: {faults}.",
            'Give JSON like {{"rules": [{{"kind": "length", "least": 2}}]}}.',
            path=path,
            faults=faults,
        ) from error
