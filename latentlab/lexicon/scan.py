"""One reading of a corpus into tallies, in bounded memory; after a stop it goes on from where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

from latentlab.errors import BadInput, Cancelled
from latentlab.files import write_text_atomically
from latentlab.lexicon import text
from latentlab.lexicon.alphabet import Alphabet, Ids
from latentlab.lexicon.tally import Array, Tally, counted, delete_run
from latentlab.lexicon.text import Chunk, Corpus, Place
from latentlab.spec import Frozen

STATE = "state.json"
CHECKPOINT = 1 << 29
"""Bytes on disk after which what is held is written, whatever memory there is: no more is lost to a crash."""
MERGING = 3
"""Merging runs takes a copy of them and its order beside what is held."""

Digest = Callable[[Ids], tuple[Mapping[str, Array], int]]
"""From numbers (N,) to keys for each tally, and how many numbers are done with; the rest come again."""


class State(Frozen):
    """What a stop leaves behind. ``carried`` are the numbers that were not done with."""

    identity: str
    source: int = 0
    offset: int = 0
    carried: tuple[int, ...] = ()
    alphabet: tuple[int, ...] = ()
    runs: dict[str, tuple[str, ...]] = {}
    unreadable: dict[int, int] = {}
    done: bool = False


@dataclass(frozen=True)
class Workplace:
    """Where a reading keeps its state. ``memory`` is what counts take, in bytes; a chunk takes some

    100 MiB beside it. A folder that is thrown away after need not be ``durable``.
    """

    folder: Path
    memory: int = 512 << 20
    durable: bool = True
    chunk: int = text.CHUNK

    def within(self, name: str, settings: Mapping[str, Any] | None = None) -> Workplace:
        """The place of one reading among several; other settings have another."""
        folder = name if settings is None else f"{name}-{_digest(settings)[:8]}"
        return replace(self, folder=self.folder / folder)


class Scan:
    """One reading. ``settings`` are what its result depends on beside the corpus; others start anew."""

    def __init__(
        self, corpus: Corpus, place: Workplace, settings: Mapping[str, Any], tallies: Mapping[str, Any]
    ) -> None:
        self._corpus = corpus
        self._place = place
        place.folder.mkdir(parents=True, exist_ok=True)
        identity = f"{corpus.identity()} {_digest(settings)}"
        self.state = self._stored(identity)
        self.tallies = {
            name: Tally(place.folder, name, dtype, self.state.runs.get(name, ()))
            for name, dtype in tallies.items()
        }

    def run(
        self,
        alphabet: Alphabet,
        digest: Digest,
        report: Callable[[float], None],
        *,
        lead: int = 0,
        margin: int,
    ) -> None:
        """Read from where the state stands to the end.

        Every file gets ``lead`` breaks before it and ``margin`` after it. What ``report`` raises to cancel
        passes, with the state written.
        """
        state = self.state
        carried = np.array(state.carried, np.uint16)
        begins = state.offset == 0 and not len(carried)
        before = sum(source.size for source in self._corpus.sources[: state.source])
        unreadable, written = dict(state.unreadable), before
        for chunk in text.read(self._corpus, Place(state.source, state.offset), self._place.chunk):
            if begins:
                carried = np.zeros(lead, np.uint16)
            ids, begins = np.concatenate([carried, alphabet.learn(chunk.points)]), chunk.ends
            if chunk.ends:  # nothing goes on from one file to the next
                ids = np.concatenate([ids, np.zeros(margin, np.uint16)])
            keys, done = digest(ids)
            for name, found in keys.items():
                self.tallies[name].add(counted(found))
            carried = ids[done:] if not chunk.ends else ids[:0]
            number = chunk.after.source - chunk.ends
            if chunk.unreadable:
                unreadable[number] = unreadable.get(number, 0) + chunk.unreadable
            self.state = self._state(chunk, alphabet, carried, unreadable)
            at = before + chunk.read
            if chunk.ends:
                before += self._corpus.sources[number].size
            if self._held() > self._place.memory // MERGING or at - written > CHECKPOINT:
                self.save()
                written = at
            try:
                report(min(at / max(self._corpus.size, 1), 1.0))
            except Cancelled:
                self.save()
                raise

    def save(self) -> None:
        """Write what is held, then say so."""
        for tally in self.tallies.values():
            tally.spill(self._place.durable)
        runs = {name: tuple(tally.runs) for name, tally in self.tallies.items()}
        self.state = self.state.model_copy(update={"runs": runs})
        self._write()

    def close(self) -> None:
        """Say that the result is written; spilled runs go."""
        names = [name for tally in self.tallies.values() for name in tally.runs]
        self.state = self.state.model_copy(update={"runs": {}, "carried": (), "done": True})
        self._write()
        for name in names:
            delete_run(self._place.folder, name)

    def _write(self) -> None:
        path, words = self._place.folder / STATE, self.state.model_dump_json()
        if self._place.durable:
            write_text_atomically(path, words)
        else:
            path.write_text(words, encoding="utf-8")

    def _held(self) -> int:
        return sum(tally.held_bytes for tally in self.tallies.values())

    def _state(self, chunk: Chunk, alphabet: Alphabet, carried: Ids, unreadable: dict[int, int]) -> State:
        return State.model_construct(
            identity=self.state.identity,
            source=chunk.after.source,
            offset=chunk.after.offset,
            carried=tuple(carried.tolist()),
            alphabet=alphabet.points,
            runs=self.state.runs,
            unreadable=unreadable,
            done=False,
        )

    def _stored(self, identity: str) -> State:
        path = self._place.folder / STATE
        if not path.exists():
            return State(identity=identity)
        try:
            state = State.model_validate_json(path.read_text(encoding="utf-8"))
        except (ValidationError, ValueError) as error:
            raise BadInput(
                "{path} is damaged.", "Delete the folder {folder}, or give another.",
                path=path, folder=path.parent,
            ) from error  # fmt: skip
        if state.identity != identity:
            raise BadInput(
                "{folder} holds counts of another text, of other settings, or of files that have changed.",
                "Give another folder, or delete this one.",
                folder=path.parent,
            )
        return state


def _digest(settings: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]
