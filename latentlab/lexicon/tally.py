"""Counting keys by sorting: sorted runs in memory, spilled to disk where they are many, merged at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from latentlab.files import sync_file

Array = NDArray[Any]
Amounts = NDArray[np.int64]
Run = tuple[Array, Amounts]
Keep = Callable[[Array, Amounts], NDArray[np.bool_]]
Reader = Callable[[int, int], Run]
"""Part of a run: from which key on, and how many."""

BLOCK = 1 << 20
"""Keys that the merge holds of all runs together, at least 1,024 of each."""


def counted(keys: Array) -> Run:
    """Distinct keys, sorted, and how often each occurs."""
    ordered = np.sort(keys)
    starts = changes(ordered)
    return ordered[starts], np.diff(starts, append=len(ordered)).astype(np.int64)


def added(runs: Sequence[Run]) -> Run:
    """Several runs as one."""
    keys = np.concatenate([run[0] for run in runs])
    amounts = np.concatenate([run[1] for run in runs])
    order = np.argsort(keys, kind="stable")  # merges stretches that are sorted already
    return summed(keys[order], amounts[order])


def summed(ordered: Array, amounts: Amounts) -> Run:
    """The amounts of equal neighbours together."""
    if not len(ordered):
        return ordered, amounts
    starts = changes(ordered)
    return ordered[starts], np.add.reduceat(amounts, starts)


def changes(ordered: Array) -> NDArray[np.int64]:
    """Where another key begins."""
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


class Tally:
    """How often each key occurs. ``folder`` takes the runs that memory does not hold."""

    def __init__(self, folder: Path, name: str, dtype: Any, runs: Sequence[str] = ()) -> None:
        self._folder = folder
        self._name = name
        self._dtype = np.dtype(dtype)
        self._held: list[Run] = []
        self.runs = list(runs)

    @property
    def held_bytes(self) -> int:
        """What the runs in memory take."""
        return sum(keys.nbytes + amounts.nbytes for keys, amounts in self._held)

    def add(self, run: Run) -> None:
        """Take a sorted run. Runs of like size are merged, so that few are held."""
        if not len(run[0]):
            return
        self._held.append(run)
        while len(self._held) > 1 and len(self._held[-2][0]) <= 2 * len(self._held[-1][0]):
            self._held[-2:] = [added(self._held[-2:])]

    def spill(self, durable: bool = True) -> None:
        """Write what is held as one run on disk; ``durable`` waits until it lies there."""
        if not self._held:
            return
        name = f"{self._name}-{len(self.runs):04}"
        write_run(self._folder, name, [self._taken()], durable)
        self.runs.append(name)

    def finish(self, keep: Keep, durable: bool = True) -> None:
        """Write all of it that ``keep`` wants as one run of the tally's name."""

        def wanted() -> Iterator[Run]:
            for keys, amounts in self.merged():
                mask = keep(keys, amounts)
                yield keys[mask], amounts[mask]

        write_run(self._folder, self._name, wanted(), durable)

    def merged(self) -> Iterator[Run]:
        """All there is in sorted blocks, each key in one of them; needs memory for BLOCK keys. Once only."""
        readers = [_on_disk(self._folder, name, self._dtype) for name in self.runs]
        if self._held:
            if not readers:
                yield self._taken()
                return
            readers.append(_in_memory(self._taken()))
        block = max(1024, BLOCK // max(len(readers), 1))
        at = [0] * len(readers)
        while True:
            read = [reader(place, block) for reader, place in zip(readers, at, strict=True)]
            live = [number for number, (keys, _) in enumerate(read) if len(keys)]
            if not live:
                return
            # No key up to here can come any more: every run's block ends at or beyond it.
            limit = min(read[number][0][-1] for number in live)
            parts: list[Run] = []
            for number in live:
                keys, amounts = read[number]
                stop = int(np.searchsorted(keys, limit, side="right"))
                parts.append((keys[:stop], amounts[:stop]))
                at[number] += stop
            yield added(parts)

    def _taken(self) -> Run:
        run = self._held[0] if len(self._held) == 1 else added(self._held)
        self._held = []
        return run


def write_run(folder: Path, name: str, blocks: Iterable[Run], durable: bool = True) -> None:
    """Keys and counts, block after block, into two files."""
    paths = _paths(folder, name)
    with open(paths[0], "wb") as keys_file, open(paths[1], "wb") as amounts_file:
        for keys, amounts in blocks:
            keys.tofile(keys_file)
            amounts.tofile(amounts_file)
    for path in paths if durable else ():
        sync_file(path)


def map_run(folder: Path, name: str, dtype: Any) -> Run:
    """Keys and counts as they lie on disk."""
    keys, amounts = _paths(folder, name)
    return _mapped(keys, np.dtype(dtype)), _mapped(amounts, np.dtype(np.int64))


def _on_disk(folder: Path, name: str, dtype: np.dtype[Any]) -> Reader:
    """Reads a run in blocks: mapped, all of it would stay in memory."""
    paths = _paths(folder, name)

    def read(start: int, count: int) -> Run:
        keys, amounts = (
            np.fromfile(path, kind, count, offset=start * kind.itemsize)
            for path, kind in zip(paths, (dtype, np.dtype(np.int64)), strict=True)
        )
        return keys, amounts

    return read


def _in_memory(run: Run) -> Reader:
    return lambda start, count: (run[0][start : start + count], run[1][start : start + count])


def delete_run(folder: Path, name: str) -> None:
    """Both files."""
    for path in _paths(folder, name):
        path.unlink(missing_ok=True)


def _paths(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.keys", folder / f"{name}.counts"


def _mapped(path: Path, dtype: np.dtype[Any]) -> Array:
    if not path.stat().st_size:
        return np.empty(0, dtype)
    return np.memmap(path, dtype, mode="r")
