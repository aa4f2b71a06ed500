"""A model of words: what is near what, through its file and back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

import latentlab
from latentlab.errors import BadInput, NotSupported
from latentlab.formats import native
from latentlab.formats.word_vectors import made_of
from latentlab.models import words as module
from latentlab.models.words import Words
from latentlab.spec import Capability

VOCABULARY = ["king", "queen", "man", "woman", "王后", "naïve", "a\u3000b", "🦊", "King's", "\\n"]


@pytest.fixture
def model() -> Words:
    """King and queen, man and woman: the same step apart; the others anywhere."""
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(len(VOCABULARY), 6)).astype(np.float32)
    vectors[0] = [3, 0, 1, 0, 0, 0]
    vectors[1] = [3, 0, 0, 1, 0, 0]
    vectors[2] = [0, 3, 1, 0, 0, 0]
    vectors[3] = [0, 3, 0, 1, 0, 0]
    return made_of(VOCABULARY, vectors, torch.arange(len(VOCABULARY), 0, -1))


def test_the_file_keeps_words_counts_and_vectors(model: Words, tmp_path: Path) -> None:
    path = tmp_path / "words.safetensors"
    latentlab.save(model, path)
    found = latentlab.load(path)
    assert isinstance(found, Words)
    assert found.words == tuple(VOCABULARY)
    assert torch.equal(found.vectors, model.vectors)
    assert torch.equal(found.counts, model.counts)
    assert found.spec == model.spec
    info = native.read_header(path)
    assert info.config["words"] == len(VOCABULARY)
    assert info.spec.pixels is None
    assert info.spec.capabilities == {Capability.WORDS}


def test_it_has_no_images_and_says_where_words_belong(model: Words) -> None:
    with pytest.raises(NotSupported, match="words, no images"):
        model.spec.image  # noqa: B018
    with pytest.raises(NotSupported, match="cannot decode"):
        model.decode(torch.zeros(1, 6))
    with pytest.raises(NotSupported, match="cannot sample"):
        model.sample_prior(1)


@pytest.mark.parametrize("chunk", [3, 65_536])
def test_neighbours_are_those_of_brute_force(
    chunk: int, model: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHUNK", chunk)
    z = torch.randn(4, 6, generator=torch.Generator().manual_seed(1))
    units = model.vectors / model.vectors.norm(dim=1, keepdim=True)
    wanted = (z / z.norm(dim=1, keepdim=True)) @ units.T
    for row, found in zip(wanted, model.nearest(z, 5), strict=True):
        assert [one.index for one in found] == row.topk(5).indices.tolist()
        assert [one.cosine for one in found] == pytest.approx(row.topk(5).values.tolist(), abs=1e-6)
        assert [one.word for one in found] == [VOCABULARY[one.index] for one in found]
    assert len(model.nearest(z, 100)[0]) == len(VOCABULARY)
    assert "king" not in [one.word for one in model.near("king", 100)]


def test_an_analogy_and_a_walk(model: Words) -> None:
    assert model.analogy("king", "man", "woman", 1)[0].word == "queen"
    assert model.combined(["king", "woman"], ["man"], 1)[0].word == "queen"
    walk = [one.word for one in model.walk("king", "woman", 7)]
    assert (walk[0], walk[-1]) == ("king", "woman")
    assert torch.equal(model.vector("王后"), model.vectors[4])


def test_an_unknown_word_is_named_with_words_that_are_written_alike(model: Words) -> None:
    with pytest.raises(BadInput, match=r"the word quen.*queen"):
        model.near("quen")
    with pytest.raises(BadInput, match=r"the word QUEEN.*queen"):
        model.vector("QUEEN")
    with pytest.raises(BadInput, match=r"the word 猫.*too rare"):
        model.index("猫")
    assert "queen" in model
    assert 3 not in model


def test_questions_that_make_no_sense_are_refused(model: Words) -> None:
    for wrong in (
        lambda: model.nearest(torch.zeros(1, 6), 0),
        lambda: model.nearest(torch.zeros(1, 5)),
        lambda: model.nearest(torch.full((1, 6), float("nan"))),
        lambda: model.walk("king", "man", 1),
        lambda: model.combined([]),
        lambda: model.name(["too", "few"]),
    ):
        with pytest.raises(BadInput):
            wrong()


def test_a_file_whose_words_do_not_fit_its_vectors_says_so(model: Words) -> None:
    model.text.fill_(ord("\n"))
    model._words = ()
    with pytest.raises(BadInput, match="10 vectors"):
        model.words  # noqa: B018
    model.text.fill_(255)
    with pytest.raises(BadInput, match="no text"):
        model.words  # noqa: B018
