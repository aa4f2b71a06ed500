"""Counts: equal to a dictionary's, whatever the chunks, the memory and the stops."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from by_hand import StopAfter, by_dictionary
from hypothesis import given
from hypothesis import strategies as st

from latentlab.errors import BadInput, Cancelled
from latentlab.lexicon import scan
from latentlab.lexicon.counting import count
from latentlab.lexicon.knobs import CountingKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.tally import Tally, counted
from latentlab.lexicon.text import open_corpus


def as_dictionary(counts) -> dict[str, int]:
    return {
        word: amount
        for n in range(1, counts.longest + 1)
        for word, amount in zip(counts.words(n), counts.amounts[n - 1].tolist(), strict=True)
    }


@given(st.text("甲乙丙丁abAé，。 1\n", max_size=80), st.integers(4, 40), st.booleans())
def test_counts_are_a_dictionarys(tmp_path_factory, text, chunk, lower):
    folder = tmp_path_factory.mktemp("counts")
    (folder / "text").write_text(text + "甲乙", encoding="utf-8")
    place = Workplace(folder / "work", memory=0, durable=False, chunk=chunk)
    counts = count(open_corpus([folder / "text"]), place, CountingKnobs(lower_case=lower))
    truth = by_dictionary((folder / "text").read_text(encoding="utf-8"), lower=lower)
    assert as_dictionary(counts) == truth
    assert counts.total == sum(amount for word, amount in truth.items() if len(word) == 1)


@pytest.mark.parametrize(("memory", "chunk"), [(0, 997), (50_000, 4096), (1 << 30, 1 << 22)])
def test_neither_chunks_nor_memory_change_a_byte(tmp_path, corpus_of, planted, memory, chunk):
    corpus = corpus_of(planted)
    results = [
        count(corpus, Workplace(tmp_path / str(size), room, False, size))
        for room, size in ((memory, chunk), (1 << 30, 1 << 16))
    ]
    for one, other in zip(results[0].keys, results[1].keys, strict=True):
        np.testing.assert_array_equal(one, other)
    assert results[0].points.tolist() == results[1].points.tolist()
    assert as_dictionary(results[0]) == by_dictionary(planted)


def test_ngrams_do_not_go_on_from_file_to_file(tmp_path, place):
    for name in "ab":
        (tmp_path / name).write_text("甲乙")
    counts = count(open_corpus([tmp_path / "a", tmp_path / "b"]), place)
    assert counts.of(["甲乙", "乙甲", "甲", "戊"]).tolist() == [2, 0, 2, 0]


def test_capital_letters_are_small_ones_unless_told(corpus_of, place):
    corpus = corpus_of("usb usb Usb")
    counts = [
        count(corpus, place.within(str(lower)), CountingKnobs(lower_case=lower)) for lower in (True, False)
    ]
    assert [found.of(["usb", "USB", "Usb"]).tolist() for found in counts] == [[3, 3, 3], [2, 0, 1]]


def test_what_is_rare_is_forgotten_but_for_single_characters(corpus_of, place):
    counts = count(corpus_of("甲乙，甲乙，丙丁"), place, CountingKnobs(floor=2, longest=3))
    assert as_dictionary(counts) == {"甲": 2, "乙": 2, "丙": 1, "丁": 1, "甲乙": 2}


@pytest.mark.parametrize("durable", [True, False])
def test_a_stop_goes_on_from_where_it_was(tmp_path, corpus_of, planted, durable, monkeypatch):
    corpus = corpus_of(planted)
    whole = count(corpus, Workplace(tmp_path / "whole", durable=False))
    place = Workplace(tmp_path / "work", durable=durable, chunk=9001)
    stops, read = 0, []
    monkeypatch.setattr(scan, "counted", lambda keys: read.append(len(keys)) or counted(keys))
    while True:
        try:
            found = count(corpus, place, progress=StopAfter(4))
            break
        except Cancelled:
            stops += 1
    assert stops >= 3
    assert sum(read) == whole.total  # nothing was read twice
    assert as_dictionary(found) == as_dictionary(whole)
    assert not list(place.folder.glob("starts-*"))
    assert as_dictionary(count(corpus, place, progress=StopAfter(1))) == as_dictionary(whole)  # nothing read


def test_other_text_and_other_knobs_are_not_mixed_in(tmp_path, corpus_of, place):
    corpus = corpus_of("甲乙丙丁")
    count(corpus, place)
    with pytest.raises(BadInput, match="other settings"):
        count(corpus, place, CountingKnobs(longest=2))
    changed = replace(corpus, sources=(replace(corpus.sources[0], size=7),))
    with pytest.raises(BadInput, match="another text"):
        count(changed, place)
    (place.folder / "state.json").write_text("{")
    with pytest.raises(BadInput, match=r"state\.json is damaged"):
        count(corpus, place)


@pytest.mark.parametrize("text", ["中", "12 ,.", " \n"])
def test_too_little_to_count_is_refused(corpus_of, place, text):
    with pytest.raises(BadInput, match="nothing to count"):
        count(corpus_of(text), place)


def test_one_long_line_needs_no_more_memory_than_many(corpus_of, place):
    text = "甲乙丙丁" * 50_000
    counts = count(corpus_of(text), place)
    assert counts.of(["甲乙丙丁", "乙丙丁甲"]).tolist() == [50_000, 49_999]


@given(st.lists(st.lists(st.integers(0, 30), max_size=40), min_size=1, max_size=8), st.data())
def test_a_tally_counts_as_a_dictionary_does(tmp_path_factory, batches, data):
    tally = Tally(tmp_path_factory.mktemp("tally"), "t", np.uint64)
    for batch in batches:
        tally.add(counted(np.array(batch, np.uint64)))
        if data.draw(st.booleans()):
            tally.spill(durable=False)
    merged = [
        (int(key), int(n)) for keys, amounts in tally.merged() for key, n in zip(keys, amounts, strict=True)
    ]
    assert merged == sorted(Counter(key for batch in batches for key in batch).items())


def test_a_merge_in_small_blocks_is_a_whole_one(tmp_path, monkeypatch):
    monkeypatch.setattr("latentlab.lexicon.tally.BLOCK", 1)  # 1,024 keys of each run
    random = np.random.default_rng(0)
    tally, everything = Tally(tmp_path, "t", "S4"), []
    for size in (5000, 1, 0, 3000, 2000):
        keys = random.integers(0, 4000, size).astype(">u4").view("S4")
        everything += keys.tolist()
        tally.add(counted(keys))
        tally.spill(durable=False)
    blocks = list(tally.merged())
    assert len(blocks) > 2
    assert [
        (key, n) for keys, amounts in blocks for key, n in zip(keys.tolist(), amounts.tolist(), strict=True)
    ] == [*sorted(Counter(everything).items())]
