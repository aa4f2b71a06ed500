"""Text as numbers: the same words, sentences and counts, whatever the pieces it is read in."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import numpy as np
import pytest

from latentlab.data import sentences
from latentlab.data.sentences import END, Sentences, find_files, open_sentences
from latentlab.errors import BadInput

TEXT = "我 爱 北京 。 我 爱 你\n\n 你 爱 我 ！ ！ rare 我\r\nnaïve\u3000我 caf\u0065\u0301\x1c我 爱\n"


def spoken(data: Sentences) -> list[list[str]]:
    ends = np.flatnonzero(np.asarray(data.text) == END)
    parts = (part[part != END] for part in np.split(np.asarray(data.text), ends))
    return [[data.words[place] for place in part] for part in parts if len(part)]


@pytest.mark.parametrize("piece", [1, 3, 7, 1 << 20])
def test_words_sentences_and_counts(piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "_PIECE", piece)
    path = tmp_path / "text.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    data = open_sentences(tmp_path / "numbers", str(path), 2)
    assert dict(zip(data.words, data.counts.tolist(), strict=True)) == {"我": 6, "爱": 4, "你": 2}
    assert data.words[0] == "我"
    assert data.count == 12
    assert spoken(data) == [["我", "爱"], ["我", "爱", "你"], ["你", "爱", "我"], ["我"], ["我", "我", "爱"]]


def test_files_folders_and_packed_ones_are_read_together(tmp_path: Path) -> None:
    inside = tmp_path / "folder"
    inside.mkdir()
    (inside / "b.txt").write_text("one two\n", encoding="utf-8")
    (inside / "a.GZ").write_bytes(gzip.compress(b"two three"))
    (inside / "picture.png").write_bytes(b"\x89PNG")
    alone = tmp_path / "alone.text"
    alone.write_text("three one", encoding="utf-8")
    named = os.pathsep.join((str(inside), str(alone)))
    assert [path.name for path in find_files(named)] == ["a.GZ", "b.txt", "alone.text"]
    data = open_sentences(tmp_path / "numbers", named, 1)
    assert spoken(data) == [["two", "three"], ["one", "two"], ["three", "one"]]
    assert data.name == "a.GZ + 2"


def test_what_was_made_is_taken_again_and_torn_ones_are_made_anew(tmp_path: Path) -> None:
    path, numbers = tmp_path / "text.txt", tmp_path / "numbers"
    path.write_text("one two one two", encoding="utf-8")
    first = open_sentences(numbers, str(path), 1)
    path.write_text("other words other words", encoding="utf-8")
    again = open_sentences(numbers, str(path), 1)
    assert (again.words, again.fingerprint) == (first.words, first.fingerprint)
    with open(numbers / "text.i32", "ab") as target:
        target.write(b"torn")
    assert open_sentences(numbers, str(path), 1).words == ("other", "words")
    path.write_text("third third fourth fourth rare", encoding="utf-8")
    assert open_sentences(numbers, str(path), 2).words == ("fourth", "third")  # for another least count
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "fewer than two words"),
        (b"lonely lonely", "fewer than two words"),
        ("一" * 5000 + " b", "not cut into words"),
        ("a b " + "一" * 5000, "not cut into words"),
        (b"good words \xff\xfe here", "not UTF-8"),
        (gzip.compress(b"one two one two")[:-12], "damaged"),
    ],
)
def test_what_is_no_such_text_is_refused_by_name(content: bytes | str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(BadInput, match=said) as caught:
        open_sentences(tmp_path / "numbers", str(path), 1)
    assert "text.txt" in str(caught.value)
    assert not (tmp_path / "numbers").exists()


def test_a_path_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        find_files(str(tmp_path / "nowhere.txt"))
    with pytest.raises(BadInput, match="holds no text"):
        find_files(str(tmp_path))
    with pytest.raises(BadInput, match="No text was given"):
        find_files("")
