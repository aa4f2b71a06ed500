"""Contrast, vectors, screening, filters, files."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from latentlab.errors import BadInput
from latentlab.lexicon.contrast import contrast, scores
from latentlab.lexicon.export import is_word_list, read_words, write_contrast, write_jieba, write_words
from latentlab.lexicon.filters import Filters, Frequency, Length, Listed, Pattern, Script, read_filters
from latentlab.lexicon.knobs import ScreeningKnobs
from latentlab.lexicon.screening import demand, screen
from latentlab.lexicon.vectors import WordVectors, analogy, neighbours, read_vectors, write_word2vec
from latentlab.lexicon.words import Words

# -- contrast ------------------------------------------------------------------------------------------

AMOUNTS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=30).filter(
    lambda rows: all(sum(column) for column in zip(*rows, strict=True))
)


@given(AMOUNTS)
def test_scores_lie_between_0_and_1_and_swapping_mirrors_them(rows):
    w, o = np.array(rows, np.int64).T
    found = scores(w, o)
    assert ((found > 0) & (found < 1)).all()
    np.testing.assert_allclose(scores(o, w), 1 - found, rtol=1e-9)


@given(AMOUNTS, st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_more_in_the_domain_is_a_higher_score(rows, w, o, more):
    # Two words beside each other: the totals are the same for both.
    pairs = np.array([*rows, (w, o), (w + more, o)], np.int64)
    found = scores(*pairs.T)
    assert found[-1] > found[-2]


def test_the_formula_by_hand():
    # o rescaled by 8 / 16 to (1, 7): t = (5, 11), mean 8, a = 8 / 16.
    np.testing.assert_allclose(scores(np.array([4, 4]), np.array([2, 14])), [8 / 13, 8 / 19])


def test_words_of_one_corpus_alone_are_kept():
    found = contrast({"电池": 50, "我们": 100, "的": 900}, {"我们": 300, "昨天": 200})
    assert found.words == ("电池", "我们", "昨天")
    assert found.domain.tolist() == [50, 100, 0]
    assert found.background.tolist() == [0, 300, 200]
    assert found.scores[0] > 0.5 > found.scores[2]


@pytest.mark.parametrize(
    ("domain", "background", "said"),
    [({}, {"我们": 1}, "domain"), ({"我们": 1}, {"的": 5}, "background")],
)
def test_a_corpus_without_words_is_named(domain, background, said):
    with pytest.raises(BadInput, match=f"The {said} has no words"):
        contrast(domain, background)


# -- vectors and screening -----------------------------------------------------------------------------


def random_vectors(count: int = 60, width: int = 5, seed: int = 0) -> WordVectors:
    random = np.random.default_rng(seed)
    return WordVectors(
        tuple(f"词{row}" for row in range(count)), random.normal(size=(count, width)).astype(np.float32)
    )


def test_the_demand_rises_as_published():
    assert [round(demand(depth, ScreeningKnobs()), 3) for depth in range(4)] == [0.6, 0.718, 0.801, 0.86]


@given(st.integers(0, 20), st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 2), st.integers(1, 80))
def test_screening_shrinks_as_m_rises_and_keeps_its_seeds(seed, one, other, rise, count):
    vectors = random_vectors(seed=seed)
    low, high = (
        screen(vectors, ["词0", "词7"], ScreeningKnobs(least=m, rise=rise, neighbours=count))
        for m in sorted((one, other))
    )
    words = [{grown.word: grown.depth for grown in found.words} for found in (low, high)]
    assert words[1].keys() <= words[0].keys()
    assert all(words[0][word] <= depth for word, depth in words[1].items())
    assert [grown.word for grown in high.words[:2]] == ["词0", "词7"]


def test_screening_is_the_plain_search():
    vectors, knobs = random_vectors(40, 3), ScreeningKnobs(least=0.7, rise=0.1, neighbours=6)
    depth, queue = {"词3": 0}, ["词3"]
    for word in queue:
        for other, cosine in neighbours(vectors, word, 6):
            if other not in depth and cosine >= demand(depth[word], knobs):
                depth[other] = depth[word] + 1
                queue.append(other)
    found = screen(vectors, ["词3"], knobs)
    assert {grown.word: grown.depth for grown in found.words} == depth
    assert max(depth.values()) > 1
    cosines = vectors.directions @ vectors.directions.T
    for grown in found.words[1:]:
        assert grown.cosine == pytest.approx(
            cosines[vectors.index[grown.word], vectors.index[grown.parent]], abs=1e-6
        )


def test_seeds_without_a_vector_are_named():
    found = screen(random_vectors(), ["词1", "没有"])
    assert found.missing == ("没有",)
    with pytest.raises(BadInput, match="没有"):
        screen(random_vectors(), ["没有"])


def test_analogies_and_neighbours():
    vectors = WordVectors(("男", "女", "王", "后", "书"), np.array(
        [[1, 0, 0], [0, 1, 0], [1, 0, 2], [0, 1, 2], [0, 0, -1]], np.float32))  # fmt: skip
    assert analogy(vectors, "王", "男", "女", 1)[0][0] == "后"
    assert neighbours(vectors, "王", 10)[0][0] == "后"
    assert len(neighbours(vectors, "王", 10)) == 4
    with pytest.raises(BadInput, match="狗, 猫"):
        vectors.rows(["狗", "王", "猫"])


def test_word2vec_text_comes_back_to_the_bit(tmp_path):
    vectors = random_vectors(20, 7)
    write_word2vec(tmp_path / "v.txt", vectors)
    again = read_vectors(tmp_path / "v.txt")
    assert again.words == vectors.words
    np.testing.assert_array_equal(again.vectors, vectors.vectors)
    assert (tmp_path / "v.txt").read_text().startswith("20 7\n词0 ")


# -- filters and files ---------------------------------------------------------------------------------

WORDS = Words(
    ("我们", "电池", "的", "usb", "电池的"),
    np.array([9, 7, 6, 5, 2]),
    cohesion=np.array([2.5, 3.25, np.nan, 4, 5]),
)


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (Length(least=2, most=2), ("我们", "电池")),
        (Frequency(least=6), ("我们", "电池", "的")),
        (Pattern(pattern="的$"), ("我们", "电池", "usb")),
        (Pattern(pattern="^电", drop=False), ("电池", "电池的")),
        (Listed(words=frozenset({"我们"})), ("电池", "的", "usb", "电池的")),
        (Script(script="letters"), ("usb",)),
        (Script(script="han"), ("我们", "电池", "的", "电池的")),
    ],
)
def test_each_filter(rule, left):
    filters = Filters(rules=(rule,))
    assert filters.apply(WORDS).words == left
    assert set(filters.dropped_by(dict(WORDS))) == set(WORDS.words) - set(left)


def test_filters_are_edited_as_json(tmp_path):
    filters = Filters(rules=(Length(), Pattern(pattern="^的"), Listed(words=frozenset({"我们"})), Script()))
    (tmp_path / "f.json").write_text(filters.model_dump_json())
    assert read_filters(tmp_path / "f.json") == filters
    assert filters.dropped_by(dict(WORDS)) == {"我们": 2, "的": 0, "usb": 3}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "JSON"),
        ('{"rules": [{"kind": "lenght"}]}', "kind"),
        ('{"rules": [{"kind": "pattern", "pattern": "("}]}', "no regular expression"),
    ],
)
def test_wrong_filters_are_named(tmp_path, text, said):
    (tmp_path / "f.json").write_text(text)
    with pytest.raises(BadInput, match=said):
        read_filters(tmp_path / "f.json")


def test_a_table_of_words_comes_back(tmp_path):
    write_words(tmp_path / "w.csv", WORDS)
    assert is_word_list(tmp_path / "w.csv")
    again = read_words(tmp_path / "w.csv")
    assert list(again) == list(WORDS)
    np.testing.assert_array_equal(again.cohesion, WORDS.cohesion)
    write_jieba(tmp_path / "d.txt", WORDS)
    assert (tmp_path / "d.txt").read_text() == "我们 9\n电池 7\n的 6\nusb 5\n电池的 2\n"
    assert not is_word_list(tmp_path / "d.txt")


def test_a_contrast_is_a_list_of_words_too(tmp_path):
    write_contrast(tmp_path / "c.csv", contrast({"电池": 5}, {"我们": 2}))
    assert list(read_words(tmp_path / "c.csv")) == [("电池", 5), ("我们", 0)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("count,word\n", 1),
        ("word,count\na\n", 2),
        ("word,count\na,1\nb,many\n", 3),
        ("word,count\na,-1\n", 2),
    ],
)
def test_a_wrong_line_of_words_is_named(tmp_path, text, line):
    (tmp_path / "w.csv").write_text(text)
    with pytest.raises(BadInput, match=f"line {line}:"):
        read_words(tmp_path / "w.csv")
