"""How often every n-gram of a corpus occurs, n = 1 to 4: streamed, spilled, resumable."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack

import numpy as np

from latentlab.errors import BadInput
from latentlab.lexicon.alphabet import BITS, MOST, Alphabet, Ids, Keys, joined
from latentlab.lexicon.counts import Counts
from latentlab.lexicon.knobs import CountingKnobs
from latentlab.lexicon.scan import Scan, Workplace
from latentlab.lexicon.tally import Array, Run, map_run, summed
from latentlab.lexicon.text import Corpus
from latentlab.progress import Progress

STARTS = "starts"


def count(
    corpus: Corpus, place: Workplace, knobs: CountingKnobs = CountingKnobs(), progress: Progress | None = None
) -> Counts:
    """Count the n-grams that lie within a run of Han characters or of letters.

    Chunk size and memory do not change the result. Called again with the same folder after a stop it goes
    on, and after the end it answers at once. Raises Cancelled with its state written, BadInput for a text
    with fewer than two characters that count.
    """
    scan = Scan(corpus, place, knobs.model_dump(), {STARTS: np.uint64})
    alphabet = Alphabet(scan.state.alphabet, knobs.lower_case)
    if not scan.state.done:

        def digest(ids: Ids) -> tuple[Mapping[str, Array], int]:
            done = max(0, len(ids) - knobs.longest + 1)
            return {STARTS: starts(ids, alphabet, knobs.longest)}, done

        reports = progress or Progress()
        report = lambda part: reports.report(part, "Counting n-grams…")  # noqa: E731
        scan.run(alphabet, digest, report, margin=knobs.longest - 1)
        _derive(scan, place, knobs)
        scan.close()
    grams = [map_run(place.folder, _name(n), np.uint64) for n in range(1, knobs.longest + 1)]
    counts = Counts(
        points=np.array([0, *alphabet.points], np.uint32),
        lower_case=knobs.lower_case,
        keys=tuple(keys for keys, _ in grams),
        amounts=tuple(amounts for _, amounts in grams),
        unreadable=dict(scan.state.unreadable),
    )
    if counts.total < 2:
        raise BadInput(
            "{name} has {total} characters of words; there is nothing to count.",
            "Give a text in Han characters or letters.",
            name=corpus.name(),
            total=counts.total,
        )
    return counts


def starts(ids: Ids, alphabet: Alphabet, longest: int) -> Keys:
    """What begins at each number but the last ``longest`` - 1: as much of an n-gram as lies in its run.

    Aligned to the left, so that sorting these keys brings together all n-grams, whatever their n.
    """
    within = joined(alphabet.kinds(ids))
    wide = ids.astype(np.uint64)
    size = max(0, len(ids) - longest + 1)
    keys, good = wide[:size].copy(), wide[:size] != 0
    first = good
    for n in range(1, longest):
        good = good & within[n - 1 : n - 1 + size]
        keys <<= np.uint64(BITS)
        keys |= wide[n : n + size] * good
    found: Keys = keys[first]
    return found


def _derive(scan: Scan, place: Workplace, knobs: CountingKnobs) -> None:
    """The n-grams for each n out of what begins where: prefixes of sorted keys are sorted."""
    with ExitStack() as opened:
        files = [
            [
                opened.enter_context(open(place.folder / f"{_name(n)}.{kind}", "wb"))
                for kind in ("keys", "counts")
            ]
            for n in range(1, knobs.longest + 1)
        ]
        prefixes = [Prefixes(n, knobs.longest) for n in range(1, knobs.longest + 1)]

        def write(n: int, run: Run) -> None:
            keys, amounts = run
            common = slice(None) if n == 1 else amounts >= knobs.floor
            keys[common].tofile(files[n - 1][0])
            amounts[common].tofile(files[n - 1][1])

        for block in scan.tallies[STARTS].merged():
            for prefix in prefixes:
                write(prefix.n, prefix.take(block))
        for prefix in prefixes:
            write(prefix.n, prefix.rest)


class Prefixes:
    """The n-grams at the beginning of sorted blocks of longer keys; the last waits for the next block."""

    def __init__(self, n: int, longest: int) -> None:
        self.n = n
        self._shift = np.uint64(BITS * (longest - n))
        self.rest: Run = np.empty(0, np.uint64), np.empty(0, np.int64)

    def take(self, block: Run) -> Run:
        """What is complete."""
        keys, amounts = block
        cut = keys >> self._shift
        whole = (cut & np.uint64(MOST)) != 0
        cut, amounts = (
            np.concatenate([self.rest[0], cut[whole]]),
            np.concatenate([self.rest[1], amounts[whole]]),
        )
        keys, amounts = summed(cut, amounts)
        self.rest = keys[-1:], amounts[-1:]
        return keys[:-1], amounts[:-1]


def _name(n: int) -> str:
    return f"grams-{n}"
