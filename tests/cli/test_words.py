"""`latentlab words`: tables and JSON, files written, what is refused, a stop that goes on."""

from __future__ import annotations

import csv
import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from latentlab.lexicon.vectors import WordVectors, read_vectors, write_word2vec

PLANTED = "葡萄", "琵琶", "蝴蝶", "巧克力"
LOW = "--cohesion-3", "2.5", "--cohesion-4", "2.5"


def text(seed: int = 0, words: tuple[str, ...] = PLANTED, sentences: int = 1500) -> str:
    random = np.random.default_rng(seed)
    filling = list("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸")
    parts = [
        "".join(random.choice(filling, int(random.integers(1, 5)))) + str(random.choice(words))
        for _ in range(3 * sentences)
    ]
    return "。\n".join("".join(parts[start : start + 3]) for start in range(0, len(parts), 3))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_bytes(text().encode("gb18030"))
    return path


def test_find_writes_a_table_and_tells_the_encoding(run, corpus, tmp_path):
    out = tmp_path / "words.csv"
    answer = run("words", "find", corpus, *LOW, "--out", out)
    assert answer.code == 0
    assert f"{corpus}: GB18030\n" in answer.err
    assert answer.out.splitlines()[0].split() == ["word", "count", "cohesion"]
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert {row["word"] for row in rows} == set(PLANTED)
    assert all(int(row["count"]) > 1000 and float(row["cohesion"]) > 2 for row in rows)


def test_find_answers_json(run, corpus, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.gz").write_bytes(gzip.compress(b"\xff" + text(1).encode()))
    (tmp_path / "more" / "a.png").write_bytes(b"\0")
    found = run("words", "find", corpus, tmp_path / "more", *LOW, "--json", "--show", 2).document()
    assert found["words"] == 4
    assert [file["encoding"] for file in found["files"]] == ["gb18030", "utf-8"]
    assert [(file["gzip"], file["unreadable"]) for file in found["files"]] == [(False, 0), (True, 1)]
    assert found["skipped"] == [str(tmp_path / "more" / "a.png")]
    assert found["kept"] == {"2": 5, "3": 1, "4": 0}
    assert len(found["top"]) == 2
    assert found["top"][0]["count"] >= found["top"][1]["count"]


@pytest.mark.parametrize(
    "way", [["--finder", "a", "--min-pmi", "1.5"], [*LOW, "--min-entropy", "0.5"]], ids=str
)
def test_the_other_ways(run, corpus, way):
    found = run("words", "find", corpus, *way, "--json").document()
    assert {row["word"] for row in found["top"]} == set(PLANTED)
    assert ("left" in found["top"][0]) == ("--min-entropy" in way)


def test_filters_are_a_file(run, corpus, tmp_path):
    filters = tmp_path / "filters.json"
    filters.write_text(json.dumps({"rules": [{"kind": "length", "least": 3}]}))
    found = run("words", "find", corpus, *LOW, "--filters", filters, "--json").document()
    assert [row["word"] for row in found["top"]] == ["巧克力"]


def test_contrast_takes_text_and_tables(run, corpus, tmp_path):
    other, words, out = tmp_path / "other.txt", tmp_path / "words.csv", tmp_path / "contrast.csv"
    other.write_text(text(2, ("葡萄", "琵琶", "玻璃")), encoding="utf-8")
    assert run("words", "find", other, *LOW, "--out", words).code == 0
    by_text = run("words", "contrast", corpus, other, *LOW, "--json", "--out", out).document()
    by_table = run("words", "contrast", corpus, words, *LOW, "--json").document()
    assert by_text == by_table
    scores = {row["word"]: row["score"] for row in by_text["top"]}
    assert scores.keys() == {*PLANTED, "玻璃"}
    assert min(scores["蝴蝶"], scores["巧克力"]) > 0.6 > max(scores["葡萄"], scores["琵琶"])
    assert scores["玻璃"] == min(scores.values())
    assert out.read_text(encoding="utf-8").startswith("word,count,background,rescaled,score\n")


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.txt"
    angles = np.array([0.0, 0.3, 0.6, 0.9, 2.5, 3.0])
    rows = np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float32)
    write_word2vec(path, WordVectors(("葡萄", "琵琶", "蝴蝶", "巧克力", "一", "二"), rows))
    return path


def test_screen_grows_from_seeds(run, vectors, tmp_path):
    out = tmp_path / "grown.csv"
    answer = run("words", "screen", vectors, "--seeds", "葡萄", "没有", "--neighbours", 2, "--out", out)
    assert answer.code == 0
    assert "没有" in answer.err
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert [(row["word"], row["depth"], row["from"]) for row in rows] == [
        ("葡萄", "0", ""), ("琵琶", "1", "葡萄"), ("蝴蝶", "1", "葡萄"), ("巧克力", "2", "蝴蝶"),
    ]  # fmt: skip
    strict = run("words", "screen", vectors, "--seeds", "葡萄", "--least", 0.99, "--json").document()
    assert [row["word"] for row in strict["top"]] == ["葡萄"]


def test_export_writes_what_others_read(run, corpus, vectors, tmp_path):
    words, out = tmp_path / "words.csv", tmp_path / "out"
    run("words", "find", corpus, *LOW, "--out", words)
    assert run("words", "export", words, "--out", out, "--json").document()["words"] == 4
    assert {line.split(" ")[0] for line in out.read_text(encoding="utf-8").splitlines()} == set(PLANTED)
    run("words", "export", words, "--out", out, "--format", "csv")
    assert out.read_text(encoding="utf-8") == words.read_text(encoding="utf-8")
    assert run("words", "export", words, "--out", out, "--format", "word2vec", "--vectors", vectors).code == 0
    assert set(read_vectors(out).words) == set(PLANTED)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["find"], "There is no text"),
        (["find", "absent.txt"], "absent.txt"),
        (["find", "empty.txt"], "empty.txt is empty"),
        (["find", "one.txt"], "one.txt has 1 characters"),
        (["find", "binary.txt"], "binary.txt is no text"),
        (["find", "some.txt"], "Lower --min-count"),
        (["find", "some.txt", "--finder", "a", "--min-pieces", "99"], "Lower --min-pmi"),
        (["find", "some.txt", "--min-pmi", "1"], "--min-pmi would do nothing with --finder b"),
        (["find", "some.txt", "--finder", "a", "--min-count", "1"], "--min-count would do nothing"),
        (["find", "some.txt", "--preset", "ratios", "--cohesion-2", "1"], "--preset ratios"),
        (["find", "some.txt", "--min-count", "0"], "--min-count"),
        (["find", "some.txt", "--memory-mib", "0"], "--memory-mib"),
        (["find", "some.txt", "--out", "words.png"], "words.png"),
        (["find", "some.txt", "--filters", "some.txt"], "some.txt"),
        (["contrast", "some.txt", "empty.txt"], "empty.txt"),
        (["screen", "some.txt", "--seeds", "a"], "some.txt, line 1"),
        (["screen", "some.txt"], "--seeds"),
        (["export", "some.txt", "--out", "x"], "some.txt, line 1"),
        (["export", "some.txt", "--out", "x", "--format", "word2vec"], "--vectors"),
    ],
    ids=" ".join,
)
def test_bad_input_is_named(run, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, content in (
        ("empty", b""),
        ("one", "一".encode()),
        ("binary", b"a\0b"),
        ("some", "一二三".encode()),
    ):
        (tmp_path / f"{name}.txt").write_bytes(content)
    before = sorted(tmp_path.iterdir())
    answer = run("words", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err.replace("\n", " ")
    assert sorted(tmp_path.iterdir()) == before


def test_one_line_of_50_megabytes(run, tmp_path):
    path = tmp_path / "line.txt"
    path.write_bytes(("甲乙丙丁葡萄戊己庚辛，" * 1_600_000).encode())
    assert path.stat().st_size > 50_000_000
    found = run(
        "words", "find", path, "--longest", 2, "--cohesion-2", 1, "--json", "--memory-mib", 1
    ).document()
    assert found["characters"] == 16_000_000
    assert found["top"][0]["count"] == 1_600_000


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_leaves_what_the_same_command_goes_on_from(run, tmp_path):
    path, work, out = tmp_path / "text.txt", tmp_path / "work", tmp_path / "words.csv"
    path.write_text(text(sentences=60_000), encoding="utf-8")
    words = ["words", "find", str(path), *LOW, "--work", str(work), "--memory-mib", "1", "--out", str(out)]
    # The first state on disk is the sign that counting goes on; the child interrupts itself there.
    code = (
        "import os, signal, sys\n"
        "from latentlab import cli\n"
        "from latentlab.lexicon import scan\n"
        "from latentlab.lexicon import text\n"
        "text.read.__defaults__ = (text.Place(), 50_000)\n"
        "scan.Workplace.__init__.__defaults__ = (*scan.Workplace.__init__.__defaults__[:-1], 50_000)\n"
        "save = scan.Scan.save\n"
        "def interrupt(self):\n"
        "    scan.Scan.save = save\n"
        "    save(self)\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "scan.Scan.save = interrupt\n"
        f"sys.exit(cli.run({words!r}))\n"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert child.returncode == 130, child.stderr
    assert "goes on" in child.stderr
    assert str(work) in child.stderr
    assert not out.exists()
    (state,) = work.rglob("state.json")
    assert 0 < json.loads(state.read_text())["offset"] < path.stat().st_size
    assert run(*words).code == 0
    went_on = out.read_bytes()
    assert run("words", "find", path, *LOW, "--out", out).code == 0
    assert out.read_bytes() == went_on
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
