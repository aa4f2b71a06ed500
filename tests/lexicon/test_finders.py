"""Both finders, segmentation, neighbours and the inspector."""

from __future__ import annotations

import math
import time
from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
import pytest
from by_hand import PLANTED, RUNS, StopAfter, by_dictionary
from hypothesis import given
from hypothesis import strategies as st

from latentlab.errors import BadInput, Cancelled
from latentlab.lexicon import finder_a, finder_b
from latentlab.lexicon.alphabet import Alphabet
from latentlab.lexicon.boundary import branch_entropies, free
from latentlab.lexicon.counting import count
from latentlab.lexicon.counts import Counts
from latentlab.lexicon.finder_b import cohesion
from latentlab.lexicon.inspection import Stage, inspect
from latentlab.lexicon.knobs import BoundaryKnobs, CohesionKnobs, CountingKnobs, PairKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.segment import Tokenizer
from latentlab.lexicon.text import open_corpus
from latentlab.lexicon.words import Words
from latentlab.progress import Progress

LOW = CohesionKnobs(min_count=2, cohesion_2=0.5, cohesion_3=1.0, cohesion_4=1.5)


@pytest.fixture
def scored(corpus_of, place):
    """Counts and cohesion of a text."""
    return lambda text: cohesion(count(corpus_of(text), place.within("grams")))


# -- cohesion and the thresholds -----------------------------------------------------------------------


@given(st.text("甲乙丙丁戊，", min_size=4, max_size=200))
def test_cohesion_is_brute_force(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("cohesion")
    (folder / "text").write_text(text + "甲乙")
    found = cohesion(count(open_corpus([folder / "text"]), Workplace(folder / "work", durable=False)))
    truth = by_dictionary(text + "甲乙")
    total = sum(amount for word, amount in truth.items() if len(word) == 1)
    for n in (2, 3, 4):
        for word, value in zip(found.counts.words(n), found.logs[n - 2].tolist(), strict=True):
            parts = [truth[word[:cut]] * truth[word[cut:]] for cut in range(1, n)]
            assert value == pytest.approx(math.log(min(total * truth[word] / part for part in parts)))
            assert found.of((word,))[0] == pytest.approx(value)


def test_thresholds_count_what_they_keep(scored, planted):
    found = scored(planted)
    for knobs in (
        CohesionKnobs(),
        LOW,
        CohesionKnobs(min_count=1, cohesion_2=-20, cohesion_3=-20, cohesion_4=-20),
    ):
        expected = tuple(
            sum(
                value >= knobs.cohesion(n) and amount >= knobs.min_count
                for value, amount in zip(found.logs[n - 2], found.counts.amounts[n - 1], strict=True)
            )
            for n in (2, 3, 4)
        )
        assert found.how_many(knobs) == expected
    assert found.how_many(CohesionKnobs(cohesion_2=40, cohesion_3=40, cohesion_4=40)) == (0, 0, 0)


def test_a_million_ngrams_are_recounted_while_a_slider_moves():
    keys = tuple(np.arange(size, dtype=np.uint64) for size in (10, 400_000, 300_000, 300_000))
    random = np.random.default_rng(0)
    counts = Counts(np.zeros(11, np.uint32), True, keys, tuple(random.integers(1, 100, len(k)) for k in keys))
    found = finder_b.Cohesion(counts, tuple(random.normal(4, 3, len(k)) for k in keys[1:]))
    best = math.inf
    for _ in range(5):
        started = time.perf_counter()
        found.how_many(CohesionKnobs())
        best = min(best, time.perf_counter() - started)
    assert best < 0.2


# -- segmentation --------------------------------------------------------------------------------------


@given(st.text("葡萄琵琶一二abC，。 \n𠀀", max_size=60))
def test_pieces_and_tokens_are_the_text_again(scored_planted, text):
    cutter = scored_planted.cutter(CohesionKnobs())
    assert "".join(cutter.pieces(text)) == text
    assert "".join(Tokenizer({"葡萄": 3, "一": 1, "ab": 2}, lower_case=True).tokens(text)) == text
    for piece in cutter.pieces(text):
        assert piece in ("葡萄", "琵琶") or len(piece) == 1


@pytest.fixture(scope="module")
def scored_planted(tmp_path_factory, planted):
    folder = tmp_path_factory.mktemp("planted")
    (folder / "text").write_text(planted)
    return cohesion(count(open_corpus([folder / "text"]), Workplace(folder / "work", durable=False)))


def test_a_gap_is_cut_only_where_nothing_spans_it(scored):
    text = "各项，" * 50 + "项目，" * 50 + "各项目，" * 3 + "一二三四五六七八九十，" * 100
    cutter = scored(text).cutter(CohesionKnobs(cohesion_2=1.5))
    assert cutter.pieces("各项目") == ["各项目"]  # 各项 and 项目 hold it together
    assert cutter.pieces("项各目") == ["项", "各", "目"]


FOUR = st.text("甲乙丙丁", min_size=1, max_size=4)


@given(st.text("甲乙丙丁", min_size=1, max_size=12), st.dictionaries(FOUR, st.integers(1, 50), min_size=1))
def test_tokens_are_the_likeliest(text, counts):
    model = Tokenizer(counts)

    def best(rest: str) -> float:
        if not rest:
            return 0.0
        known = [n for n in range(1, len(rest) + 1) if n == 1 or rest[:n] in counts]
        return max(model.score(rest[:n]) + best(rest[n:]) for n in known)

    assert sum(map(model.score, model.tokens(text))) == pytest.approx(best(text))


# -- finder B ------------------------------------------------------------------------------------------


def test_b_recovers_planted_words(corpus_of, place, planted):
    corpus, knobs = corpus_of(planted), CohesionKnobs(cohesion_3=3, cohesion_4=3)
    scored = cohesion(count(corpus, place.within("grams")))
    found = finder_b.find(corpus, scored, place.within("words"), knobs)
    words = {word: amount for word, amount in found if len(word) > 1}
    assert words.keys() == set(PLANTED)
    assert all(amount > 0.95 * planted.count(word) for word, amount in words.items())


def test_the_back_check_removes_a_fake_word_and_keeps_a_real_one(corpus_of, place):
    text = "各项，" * 50 + "项目，" * 50 + "各项目，" * 10 + "巧克力，" * 50 + "一二三四五六七八九十，" * 100
    corpus = corpus_of(text)
    knobs = CohesionKnobs(min_count=5, cohesion_2=1.5, cohesion_3=2.5)
    scored = cohesion(count(corpus, place.within("grams")))
    assert scored.cutter(knobs).pieces("各项目巧克力") == ["各项目", "巧克力"]
    found = dict(finder_b.find(corpus, scored, place.within("words"), knobs))
    assert "各项目" not in found
    assert found["巧克力"] == 50


@given(st.text("葡萄琵琶巧克力一二，", max_size=120), st.integers(4, 30))
def test_b_is_the_same_in_any_chunks(tmp_path_factory, text, chunk):
    folder = tmp_path_factory.mktemp("b")
    (folder / "text").write_text(text + "葡萄葡萄")
    corpus = open_corpus([folder / "text"])
    scored = cohesion(count(corpus, Workplace(folder / "grams", durable=False)))
    knobs = LOW.model_copy(update={"min_count": 1})
    found = finder_b.find(corpus, scored, Workplace(folder / "words", 0, False, chunk), knobs)
    assert dict(found) == by_pieces(text + "葡萄葡萄", scored, knobs)


def by_pieces(text, scored, knobs) -> dict[str, int]:
    """The same in plain words: cut, check, count."""
    kept = {
        word
        for n in (2, 3, 4)
        for word, keep in zip(scored.counts.words(n), scored.kept(knobs)[n - 2].tolist(), strict=True)
        if keep
    }
    found: Counter[str] = Counter()
    for run in RUNS.findall(text):
        spanned = set()
        for start in range(len(run)):
            for n in (2, 3, 4):
                if start + n <= len(run) and run[start : start + n] in kept:
                    spanned |= set(range(start + 1, start + n))
        edges = [place for place in range(len(run) + 1) if place not in spanned]
        pieces = [run[a:b] for a, b in pairwise(edges)]
        for piece in pieces:
            parts = [piece[i : i + n] for n in (3, 4) for i in range(len(piece) - n + 1)]
            if len(piece) <= 16 and all(part in kept for part in parts):
                found[piece] += 1
    return dict(found)


def test_words_longer_than_any_ngram_are_found_whole(corpus_of, place):
    text = "内塔尼亚胡，" * 40 + "一二三四五六七八九十，" * 60
    corpus = corpus_of(text)
    knobs = CohesionKnobs(min_count=5, cohesion_2=1, cohesion_3=1, cohesion_4=1)
    found = finder_b.find(
        corpus, cohesion(count(corpus, place.within("grams"))), place.within("words"), knobs
    )
    assert dict(found)["内塔尼亚胡"] == 40
    row = found.words.index("内塔尼亚胡")
    assert found.cohesion is not None
    assert found.cohesion[row] > 1
    left, right = branch_entropies(corpus, found.words, place_alphabet(corpus, place), place.within("sides"))
    assert (left[row], right[row]) == (0, 0)


def place_alphabet(corpus, place) -> Alphabet:
    return count(corpus, place.within("grams")).alphabet


def test_a_chain_that_never_ends_is_no_word(corpus_of, place):
    corpus = corpus_of("哈" * 50_000 + "，" + "一二三四五六七八九十，" * 20_000)
    scored = cohesion(count(corpus, place.within("grams")))
    knobs = CohesionKnobs(min_count=2, cohesion_2=1, cohesion_3=1, cohesion_4=1)
    assert scored.cutter(knobs).pieces("哈哈哈") == ["哈哈哈"]
    found = finder_b.find(corpus, scored, place.within("words"), knobs)
    assert not [word for word in found.words if "哈" in word]


def test_cutting_goes_on_after_a_stop(corpus_of, place, planted):
    corpus = corpus_of(planted)
    scored = cohesion(count(corpus, place.within("grams")))
    whole = finder_b.find(corpus, scored, place.within("whole"))
    stops = 0
    while True:
        try:
            found = finder_b.find(corpus, scored, place.within("words"), progress=StopAfter(4))
            break
        except Cancelled:
            stops += 1
    assert stops > 3
    assert dict(found) == dict(whole)
    assert found.words == whole.words


def test_letters_are_cut_like_han(corpus_of, place):
    random = np.random.default_rng(0)
    words = ["the", "cat", "sofa", "lion"]
    text = " ".join("".join(random.choice(words, 5)) for _ in range(2000))
    corpus = corpus_of(text.upper())
    knobs = CohesionKnobs(cohesion_2=1.15, cohesion_3=1.7, cohesion_4=1.7)
    found = dict(
        finder_b.find(corpus, cohesion(count(corpus, place.within("grams"))), place.within("w"), knobs)
    )
    assert {word for word in found if len(word) > 1} == set(words)


# -- finder A ------------------------------------------------------------------------------------------


def test_a_recovers_planted_words(corpus_of, place, planted):
    corpus = corpus_of(planted)
    counts = count(corpus, place.within("grams"), CountingKnobs(longest=2))
    found = finder_a.find(corpus, counts, place.within("words"), PairKnobs(min_pmi=1.5))
    assert {word for word in found.words if len(word) > 1} == set(PLANTED)


def test_strong_pairs_are_those_of_the_formula(corpus_of, place):
    text = "葡萄，" * 30 + "一葡，" + "一二，二一，" * 20
    counts = count(corpus_of(text), place, CountingKnobs(longest=2))
    truth, knobs = by_dictionary(text, 2), PairKnobs(min_proba=0.01, min_pmi=0.3)
    total = counts.total
    strong = {
        word
        for word, amount in truth.items()
        if len(word) == 2
        and amount / total > 0.01
        and math.log(amount * total / (truth[word[0]] * truth[word[1]])) > 0.3
    }
    assert set(counts.words(2, finder_a.strong(counts, knobs))) == strong
    assert "葡萄" in strong
    assert "一葡" not in strong


def test_what_shorter_words_explain_is_dropped_and_counted_with_them():
    pieces = {"中国": 1000, "人民": 1000, "中国人民": 2, "葡萄牙": 50, "葡萄": 1, "牙": 1}
    found = dict(finder_a.without_explained(pieces.items()))
    assert "中国人民" not in found
    assert (found["中国"], found["人民"]) == (1002, 1002)
    assert found["葡萄牙"] == 50  # its parts are too rare to explain it


def test_a_word_of_unknown_characters_stays():
    assert dict(finder_a.without_explained([("葡萄", 3), ("一", 100)])) == {"葡萄": 3, "一": 100}


# -- neighbours ----------------------------------------------------------------------------------------


@given(st.text("甲乙丙，a", max_size=60), st.integers(4, 20))
def test_branch_entropy_is_brute_force(tmp_path_factory, text, chunk):
    text += "甲乙甲乙丙甲"
    folder = tmp_path_factory.mktemp("sides")
    (folder / "text").write_text(text)
    corpus = open_corpus([folder / "text"])
    counts = count(corpus, Workplace(folder / "grams", durable=False))
    words = ["甲", "甲乙", "乙丙甲", "甲乙甲乙", "甲乙甲乙丙", "甲甲甲甲甲", "丁"]
    found = branch_entropies(corpus, words, counts.alphabet, Workplace(folder / "s", 0, False, chunk))
    sides: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for run in RUNS.findall(text):
        for word in words:
            for start in range(len(run)):
                if run.startswith(word, start):
                    sides[0, word][run[start - 1] if start else ""] += 1
                    sides[1, word][run[start + len(word) : start + len(word) + 1]] += 1
    for side in (0, 1):
        for word, value in zip(words, found[side].tolist(), strict=True):
            seen = np.array([*sides[side, word].values()]) / max(sum(sides[side, word].values()), 1)
            assert value == pytest.approx(float(-(seen * np.log(seen)).sum()) if len(seen) else 0.0)


def test_words_with_one_neighbour_alone_are_dropped():
    words = Words(("一", "巧克", "巧克力"), np.array([9, 8, 7]))
    kept = free(words, np.array([0, 2, 2.0]), np.array([0, 0.1, 2]), BoundaryKnobs(min_entropy=0.5))
    assert kept.words == ("一", "巧克力")
    assert kept.right is not None
    assert kept.right.tolist() == [0, 2]


# -- the inspector -------------------------------------------------------------------------------------


def test_the_inspector_names_the_stage(corpus_of, place):
    text = "各项，" * 50 + "项目，" * 50 + "各项目，" * 10 + "巧克力，" * 50 + "一二三四五六七八九十，" * 100
    corpus = corpus_of(text + "稀有，")
    knobs = CohesionKnobs(min_count=5, cohesion_2=1.5, cohesion_3=2.5)
    scored = cohesion(count(corpus, place.within("grams")))
    found = finder_b.find(corpus, scored, place.within("words"), knobs)
    looked = {
        word: inspect(word, scored, knobs, found)
        for word in ("巧克力", "各项目", "稀有", "巧甲", "巧克", "力巧")
    }
    assert {word: one.stage for word, one in looked.items()} == {
        "巧克力": Stage.KEPT,
        "各项目": Stage.COHESION,
        "稀有": Stage.COUNT,
        "巧甲": Stage.ABSENT,
        "巧克": Stage.RARE_ALONE,
        "力巧": Stage.ABSENT,
    }
    gram = looked["各项目"].grams[0]
    assert [(split.left, split.right) for split in gram.splits] == [("各", "项目"), ("各项", "目")]
    assert [(split.left_count, split.right_count) for split in gram.splits] == [(60, 60), (60, 60)]
    total = scored.counts.total
    assert gram.cohesion == pytest.approx(math.log(total * 10 / (60 * 60)))
    with pytest.raises(BadInput):
        inspect("一", scored, knobs)


def test_the_inspector_shows_the_back_check(scored):
    text = "甲乙丙，乙丙丁，" * 40 + "丙丁戊，" * 40 + "甲乙丙丁戊，" * 2 + "一二三四五六七八九十，" * 300
    knobs = CohesionKnobs(min_count=5, cohesion_2=1, cohesion_3=1, cohesion_4=1)
    looked = inspect("甲乙丙丁戊", scored(text), knobs)
    assert looked.stage is Stage.BACK_CHECK
    assert looked.faults == ("甲乙丙丁", "乙丙丁戊")


def test_the_inspector_shows_where_nothing_spans(scored):
    text = "甲乙丙，" * 40 + "丁戊己，" * 40 + "甲乙丙丁戊己，" * 3 + "一二三四五六七八九十，" * 300
    looked = inspect("甲乙丙丁戊己", scored(text), CohesionKnobs(min_count=5, cohesion_2=1, cohesion_3=1))
    assert looked.stage is Stage.CUTTING
    assert looked.faults == ("甲乙丙|丁戊己",)


def test_progress_is_reported_and_never_goes_back(corpus_of, place, planted):
    seen: list[float] = []
    count(corpus_of(planted), place, progress=Progress(lambda fraction, _what: seen.append(fraction)))
    assert seen == sorted(seen)
    assert seen[-1] == 1
