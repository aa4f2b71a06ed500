"""A text written down in the words that were found."""

from __future__ import annotations

import pytest

from latentlab.errors import BadInput, Cancelled
from latentlab.lexicon import segmenting
from latentlab.lexicon.segment import Tokenizer
from latentlab.lexicon.segmenting import segmented, write_segmented
from latentlab.lexicon.text import open_corpus
from latentlab.progress import Progress

WORDS = {"模型": 9, "训练": 7, "潜空间": 5, "的": 20}


def test_han_is_cut_into_words_letters_stay_and_sentences_end_lines():
    found = segmented("训练模型的Latent潜空间，模型。OK 模型", Tokenizer(WORDS, lower_case=True))
    assert found.split("\n")[0].split() == ["训练", "模型", "的", "latent", "潜空间", "模型"]
    assert found.split("\n")[1].split() == ["ok", "模型"]


def test_nothing_is_lost_whatever_the_pieces(tmp_path, monkeypatch):
    text = "训练模型的潜空间 " * 500 + "ends here 模型"
    (tmp_path / "t.txt").write_text(text)
    corpus = open_corpus([tmp_path / "t.txt"])
    whole = write_segmented(corpus, WORDS, tmp_path / "one").read_text()
    assert "".join(whole.split()) == "".join(text.split())
    monkeypatch.setattr(segmenting, "PIECE", 97)
    pieces = write_segmented(corpus, WORDS, tmp_path / "two").read_text()
    assert "".join(pieces.split()) == "".join(text.split())


def test_the_same_words_write_nothing_twice_and_others_do(tmp_path):
    (tmp_path / "t.txt").write_text("训练模型")
    corpus = open_corpus([tmp_path / "t.txt"])
    first = write_segmented(corpus, WORDS, tmp_path / "out")
    stamp = first.stat().st_mtime_ns
    assert write_segmented(corpus, WORDS, tmp_path / "out") == first
    assert first.stat().st_mtime_ns == stamp
    assert write_segmented(corpus, {"训练": 1}, tmp_path / "out") != first


def test_without_words_it_is_refused_and_a_stop_leaves_nothing(tmp_path):
    (tmp_path / "t.txt").write_text("训练模型")
    corpus = open_corpus([tmp_path / "t.txt"])
    with pytest.raises(BadInput, match="no words"):
        write_segmented(corpus, {}, tmp_path / "out")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_segmented(corpus, WORDS, tmp_path / "out", progress)
    assert list((tmp_path / "out").iterdir()) == []
