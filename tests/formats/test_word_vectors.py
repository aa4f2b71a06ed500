"""Word vectors as text: word2vec's and GloVe's files come in, and what is wrong with others is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
import torch

import latentlab
from latentlab.errors import BadInput
from latentlab.formats import word_vectors
from latentlab.formats.word_vectors import from_text, made_of, open_words, to_text

WORDS = ["的", "Ünïcode", "a\u00a0b", "🦊🦊", "don't", "3.14", "</s>", "\u3000"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "vectors.txt"


def test_what_is_written_is_read_again_bit_for_bit(file: Path) -> None:
    rng = np.random.default_rng(0)
    model = made_of(
        WORDS, (rng.normal(size=(len(WORDS), 5)) * 10.0 ** rng.integers(-9, 9)).astype(np.float32)
    )
    to_text(model, file)
    assert file.read_text(encoding="utf-8").splitlines()[0] == "8 5"
    found = from_text(file)
    assert found.words == tuple(WORDS)
    assert torch.equal(found.vectors, model.vectors)
    file.write_bytes(gzip.compress(file.read_bytes()))
    assert torch.equal(open_words(file).vectors, model.vectors)


def test_files_without_a_first_line_and_of_other_writers(file: Path) -> None:
    file.write_bytes("\ufeffthe 1 2 \r\nof\t-3e-2\t.5\n\n".encode())
    found = from_text(file)
    assert found.words == ("the", "of")
    assert found.vectors.tolist() == [[1.0, 2.0], [pytest.approx(-0.03), 0.5]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 2\na 1 2\na 3 4\n", "line 3: the word a was there before, in line 2"),
        ("2 2\na 1 2\nb 3\n", "line 3: it should hold a word and 2 numbers"),
        ("2 2\na 1 2\nb 3 x\n", "line 3: the 2 numbers of b"),
        ("2 2\na 1 2\nb nan 1\n", "line 3: the 2 numbers of b"),
        ("2 2\na 1 inf\nb 2 1\n", "line 2: the 2 numbers of a"),
        ("3 2\na 1 2\nb 3 4\n", "announces 3 words and holds 2"),
        ("1 2\na 1 2\nb 3 4\n", "announces 1 words and holds 2"),
        ("99999999999 300\na 1 2\n", "more than can be held"),
        ("2 0\na\n", "more than can be held, or none"),
        ("word\n", "line 1: it is neither"),
        ("a 1 2\n 3 4\n", "line 2: it should hold a word"),
        ("2 2\n", "announces 2 words and holds 0"),
        (b"2 2\na \xff\xff\xff\xff\n", "not UTF-8 text after line"),
        ("2 2\na " + "1" * 300_000, "line 2: it is too long"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str | bytes, said: str, file: Path) -> None:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadInput) as caught:
        from_text(file)
    assert said in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_file_is_told_by_its_content(file: Path, tmp_path: Path) -> None:
    model = made_of(WORDS, np.eye(8, dtype=np.float32))
    latentlab.save(model, file)
    assert open_words(file).words == tuple(WORDS)
    from latentlab.formats.library import zoo

    with pytest.raises(BadInput, match="of images, not of words"):
        open_words(zoo() / "vae-fashion.safetensors")
    with pytest.raises(BadInput, match="does not exist"):
        open_words(tmp_path / "nothing")


def test_more_than_fits_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "MAX_WORDS", 2)
    file.write_text("a 1 2\nb 1 2\nc 1 2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 3"):
        from_text(file)
