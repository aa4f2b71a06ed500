"""What the tests of the lexicon share: texts in files, a workplace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from by_hand import planted_text

from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.text import Corpus, open_corpus


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """A workplace of its own, small chunks."""
    return Workplace(tmp_path / "work", durable=False, chunk=1 << 12)


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[[str], Corpus]:
    """Write a text and open it."""

    def write(text: str, name: str = "text.txt") -> Corpus:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return open_corpus([path])

    return write


@pytest.fixture(scope="session")
def planted() -> str:
    """One such text."""
    return planted_text()
