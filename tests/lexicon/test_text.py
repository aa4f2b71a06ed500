"""Files as code points: encodings by content, chunks, folders, gzip, what is refused."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from latentlab.errors import BadInput
from latentlab.lexicon.text import Place, look_at, open_corpus, read

CHINESE = "中国的首都是北京，人口很多。" * 40


def content(corpus, chunk: int = 1 << 20, at: Place = Place()) -> str:
    points = np.concatenate([piece.points for piece in read(corpus, at, chunk)])
    return points.astype("<u4").tobytes().decode("utf-32-le")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (CHINESE.encode("utf-8"), "utf-8"),
        (CHINESE.encode("utf-8-sig"), "utf-8"),
        (CHINESE.encode("gb18030"), "gb18030"),
        ("𠀀𠀁 rare ones 㐂".encode("gb18030"), "gb18030"),
        (b"plain", "utf-8"),
        (b"a" * 3_000_000 + "北京".encode("gb18030"), "gb18030"),  # told by what comes late
    ],
)
@pytest.mark.parametrize("chunk", [7, 1 << 20])
def test_encodings_are_told_by_content(tmp_path, data, encoding, chunk):
    if chunk == 7 and len(data) > 10_000:
        pytest.skip("slow in such small chunks")
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    corpus = open_corpus([path])
    assert corpus.sources[0].encoding == encoding
    assert content(corpus, chunk) == data.decode(encoding if data[:3] != b"\xef\xbb\xbf" else "utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_gzip_is_told_by_content(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(CHINESE.encode(encoding)))
    assert look_at(path).zipped
    assert content(open_corpus([path]), 11) == CHINESE


def test_every_place_is_one_to_go_on_from(tmp_path):
    for name, encoding in (("a", "utf-8"), ("b", "gb18030"), ("c", "utf-8-sig")):
        (tmp_path / name).write_bytes(f"{name}字".encode(encoding) * 5)
    corpus = open_corpus([tmp_path])
    whole, given = content(corpus), ""
    for chunk in read(corpus, chunk=2):
        given += chunk.points.astype("<u4").tobytes().decode("utf-32-le")
        if chunk.after.source < 3:
            assert given + content(corpus, 5, chunk.after) == whole


@pytest.mark.parametrize("characters", [8, 40, 4000])
def test_a_wrong_byte_does_not_change_the_encoding(tmp_path, characters):
    path = tmp_path / "a.txt"
    for encoding in ("utf-8", "gb18030"):
        path.write_bytes(("中国的首都是北京人口很多" * 400)[:characters].encode(encoding) + b"\xff")
        assert look_at(path).encoding == encoding


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".hidden", "c/.git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0\0")
    corpus = open_corpus([tmp_path])
    assert [str(source.path.relative_to(tmp_path)) for source in corpus.sources] == [
        "a.txt", "b/10.txt", "b/2.txt",
    ]  # fmt: skip
    assert [path.name for path in corpus.skipped] == ["picture.png"]


def test_invalid_bytes_and_late_nuls_are_counted(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(CHINESE.encode() + b"\xff\xfe\xff" + b"a" * (1 << 20) + b"\0" + "尾".encode())
    corpus = open_corpus([path])
    assert sum(chunk.unreadable for chunk in read(corpus, chunk=1000)) == 4
    assert content(corpus).endswith("a\0尾")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"abc\0def", "NUL"),
        ("文字".encode("utf-16"), "UTF-16"),
        (b"\xff\x81\xff" * 500, "neither"),
        (gzip.compress(CHINESE.encode() * 50)[:-30], "damaged"),
        (b"\x1f\x8bnonsense that follows", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path, data, said):
    path = tmp_path / "bad.bin"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=said) as raised:
        content(open_corpus([path]))
    assert "bad.bin" in str(raised.value)


def test_a_folder_without_text_is_refused(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"\0")
    with pytest.raises(BadInput, match="no text"):
        open_corpus([tmp_path])
