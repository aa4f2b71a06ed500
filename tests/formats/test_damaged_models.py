"""Model files that were damaged: no change goes unnoticed."""

from __future__ import annotations

import json
import struct
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model_files import declare, refused


def test_truncated_anywhere(good: Path, tmp_path: Path) -> None:
    content = good.read_bytes()
    path = tmp_path / "m.safetensors"
    length = int.from_bytes(content[:8], "little")
    for size in (9, 20, length, length + 7, length + 8, length + 9, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        refused(path, "is truncated", "get the file again")
    for size in range(1, 9):
        path.write_bytes(content[:size])
        refused(path)


def test_too_long(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(good.read_bytes() + b"\0")
    refused(path, "is damaged: it goes on after its data (1 bytes)")
    with open(path, "r+b") as handle:
        handle.truncate(2**36)  # sparse: reading it would take all memory
    refused(path, "it goes on after its data")


def test_every_flipped_bit_of_the_description_is_noticed(good: Path, tmp_path: Path) -> None:
    content = good.read_bytes()
    path = tmp_path / "m.safetensors"
    length = 8 + int.from_bytes(content[:8], "little")
    for position in range(length):
        bit = 1 << (position % 8)
        path.write_bytes(content[:position] + bytes([content[position] ^ bit]) + content[position + 1 :])
        refused(path)


def test_a_flipped_byte_of_the_weights_does_not_match_the_checksum(good: Path, tmp_path: Path) -> None:
    content = bytearray(good.read_bytes())
    content[-1] ^= 0xFF
    path = tmp_path / "m.safetensors"
    path.write_bytes(content)
    refused(path, "does not match its checksum", "Get the file again")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_bit_of_the_weights_is_noticed(good: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(good.read_bytes())
    start = 8 + int.from_bytes(content[:8], "little")
    position = data.draw(st.integers(start, len(content) - 1))
    content[position] ^= 1 << data.draw(st.integers(0, 7))
    path = tmp_path / "m.safetensors"
    path.write_bytes(content)
    refused(path)


def test_headers_that_are_no_headers(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    entry = {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}
    for wrong in (
        {"a": 3},
        {"a": {"dtype": "F32"}},
        {"a": entry | {"shape": "1"}},
        {"a": entry | {"shape": [-1]}},
        {"a": entry | {"shape": [True]}},
        {"a": entry | {"data_offsets": [0]}},
        {"a": entry | {"data_offsets": [0, float("inf")]}},
        {"a": entry, "__metadata__": [1]},
    ):
        refused(declare(path, wrong, b"\0" * 4), "is damaged")
    for raw in (b"{" * 100_000, b'{"a":' * 50_000, b'{"a": 1' + b"0" * 5000 + b"}", b"{\xff\xfe}"):
        path.write_bytes(struct.pack("<Q", len(raw)) + raw)
        refused(path, "is damaged")
    twice = json.dumps({"a": entry, "b": entry}).replace('"b"', '"a"').encode()
    path.write_bytes(struct.pack("<Q", len(twice)) + twice + b"\0" * 4)
    refused(path, "is damaged", "occurs twice")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_raise_anything_else(tmp_path: Path, noise: bytes, looks_right: bool) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(struct.pack("<Q", len(noise) + 1) + b"{" + noise if looks_right else noise)
    refused(path)
