"""The header of a safetensors file, read without a single tensor.

The file is: 8 bytes little-endian length N, N bytes of JSON {name: {dtype, shape, data_offsets}} with an
optional "__metadata__" of strings, then the tensors' bytes without holes
(https://huggingface.co/docs/safetensors, "Format").
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from latentlab.errors import BadInput
from latentlab.formats.sniff import require_safetensors

MAX_TENSORS = 10_000
MAX_HEADER_BYTES = 32 * 2**20

# What reading JSON of the wrong shape can raise; all of it means that the file is damaged.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


@dataclass(frozen=True)
class Tensor:
    """A tensor as the header declares it: ``dtype`` is safetensors' name, such as F32."""

    dtype: str
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Header:
    """What a file declares before its data."""

    tensors: Mapping[str, Tensor]
    metadata: Mapping[str, str]

    @property
    def elements(self) -> int:
        """Number of numbers in all tensors."""
        return sum(prod(tensor.shape) for tensor in self.tensors.values())


def read(path: Path) -> Header:
    """Read and check the header. Raises BadInput for anything that is not a sound one."""
    require_safetensors(path)
    try:
        with open(path, "rb") as handle:
            size = path.stat().st_size
            length = int.from_bytes(handle.read(8), "little")
            if length > size - 8:
                raise _truncated(path, expected=length + 8, actual=size)
            if length > MAX_HEADER_BYTES:
                raise _too_many(path)
            raw = handle.read(length)
    except OSError as error:
        raise BadInput(
            "{path} cannot be read ({cause}).",
            "Check the path and your rights to it.",
            path=path,
            cause=error,
        ) from error
    # Counted before parsing: hundreds of thousands of entries would hold the interpreter for a second.
    if raw.count(b'"data_offsets"') > MAX_TENSORS:
        raise _too_many(path)
    return _parse(path, raw, size - 8 - length)


def _parse(path: Path, raw: bytes, available: int) -> Header:
    try:
        document = json.loads(raw, object_pairs_hook=_without_duplicates)
        metadata = document.pop("__metadata__", {})
        tensors, ends = {}, [0]
        for name, entry in document.items():
            shape = tuple(entry["shape"])
            if not all(type(side) is int and side >= 0 for side in shape):
                raise ValueError(f"the shape of {name} is not a list of sizes")
            tensors[name] = Tensor(str(entry["dtype"]), shape)
            ends.append(int(entry["data_offsets"][1]))
        strings = {str(key): str(value) for key, value in metadata.items()}
    except UNREADABLE as error:
        raise BadInput(
            "{path} is damaged: its header cannot be read ({cause}).",
            "Get the file again from where it came.",
            path=path,
            cause=error,
        ) from error
    if max(ends) > available:
        raise _truncated(path, expected=max(ends), actual=available)
    if max(ends) < available:
        raise BadInput(
            "{path} is damaged: it goes on after its data ({surplus} bytes).",
            "Get the file again from where it came.",
            path=path,
            surplus=f"{available - max(ends):,}",
        )
    return Header(tensors, strings)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # The safetensors library silently takes the last of two entries with one name.
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name occurs twice")
    return found


def _truncated(path: Path, expected: int, actual: int) -> BadInput:
    return BadInput(
        "{path} is truncated: it should hold {expected} bytes and holds {actual}.",
        "The copy or download did not finish: get the file again.",
        path=path,
        expected=f"{expected:,}",
        actual=f"{actual:,}",
    )


def _too_many(path: Path) -> BadInput:
    return BadInput(
        "{path} declares more tensors than any model here has (at most {limit}); it is not a usable model.",
        "Open a model that LatentLab saved.",
        path=path,
        limit=f"{MAX_TENSORS:,}",
    )
