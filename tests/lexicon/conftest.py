"""What the tests of the lexicon share: texts in files, planted words, a workplace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.text import Corpus, open_corpus

PLANTED = ("葡萄", "琵琶", "蝴蝶", "玻璃", "巧克力", "乌托邦", "歇斯底里", "奥林匹克")
FILLING = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"


def planted_text(sentences: int = 3000, seed: int = 0) -> str:
    """Sentences in which words of characters of their own stand among common characters."""
    random = np.random.default_rng(seed)
    lines = []
    for _ in range(sentences):
        parts = []
        for _ in range(int(random.integers(2, 6))):
            parts.append("".join(random.choice(list(FILLING), size=int(random.integers(1, 5)))))
            parts.append(str(random.choice(PLANTED)))
        lines.append("".join(parts) + "。")
    return "\n".join(lines)


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
