"""Plain ways to the same results, a text with planted words, a progress that cancels."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from latentlab.progress import Progress

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


RUNS = re.compile("[一-鿿]+|[a-zA-Zéß]+")


def by_dictionary(text: str, longest: int = 4, lower: bool = True) -> Counter[str]:
    found: Counter[str] = Counter()
    for run in RUNS.findall(text):
        run = run.lower() if lower else run
        for n in range(1, longest + 1):
            found.update(run[start : start + n] for start in range(len(run) - n + 1))
    return found


class StopAfter(Progress):
    """Cancels at the n-th report."""

    def __init__(self, reports: int) -> None:
        super().__init__(self._seen)
        self._left = reports

    def _seen(self, _fraction: float, _what: object) -> None:
        self._left -= 1
        if self._left <= 0:
            self.cancel()
