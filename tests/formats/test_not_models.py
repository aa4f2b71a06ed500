"""Files that are no model files: each refusal names the file, the cause and a remedy."""

from __future__ import annotations

import os
import pickle
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from model_files import refused

from latentlab.formats import native, sniff


def test_missing(tmp_path: Path) -> None:
    refused(tmp_path / "gone.safetensors", "does not exist")
    refused(tmp_path / "no" / "folder" / "m.safetensors", "does not exist")


def test_a_path_through_a_file(good: Path) -> None:
    refused(good / "m.safetensors", "cannot be read")


def test_empty(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    path.touch()
    refused(path, "is empty")


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.safetensors")
    refused(tmp_path / "pipe.safetensors", "a device or a pipe")


class Trap:
    """Opening this pickle would create a file."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.target,))


@pytest.mark.parametrize("protocol", [0, 1, 2, 3, 4, 5])
def test_a_pickle_named_safetensors_is_never_opened(tmp_path: Path, protocol: int) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(pickle.dumps(Trap(tmp_path / "sprung"), protocol))
    refused(path, "pickle" if protocol >= 2 else "not a model")
    assert not (tmp_path / "sprung").exists()


def test_pytorch_files_of_both_kinds(tmp_path: Path) -> None:
    state = {"weight": torch.zeros(3)}
    torch.save(state, tmp_path / "new.safetensors")
    refused(tmp_path / "new.safetensors", "zip archive", "code")
    torch.save(state, tmp_path / "old.safetensors", _use_new_zipfile_serialization=False)
    refused(tmp_path / "old.safetensors", "pickle", "code")


def test_other_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "m.safetensors", "w") as archive:
        archive.writestr("readme", "hello")
    refused(tmp_path / "m.safetensors", "zip archive")
    np.savez(tmp_path / "n.npz", images=np.zeros(3))
    refused(tmp_path / "n.npz", "zip archive")


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html>\n<html><head><title>404</title>",
        b"\xef\xbb\xbf  \r\n<HTML lang='en'>",
        b"<html>",
        b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    ],
)
def test_a_web_page_named_safetensors(tmp_path: Path, page: bytes) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(page)
    refused(path, "web page", "Download the file itself")


def test_a_git_lfs_pointer(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n")
    refused(path, "Git LFS pointer", "git lfs pull")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 100, "picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "picture"),
        (b"lr = 1e-3\nsteps = 10\n", "text file"),
        (("模型" * 600).encode(), "text file"),
        (b"x", "text file"),
        (b"\x01\x02\x03\x04\x05\x06\x07", "no known kind"),
        (b"\0" * 5000, "no known kind"),
        (bytes(range(256)) * 8, "no known kind"),
    ],
    ids=range(9),
)
def test_other_content(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(content)
    refused(path, word)


def test_the_name_does_not_matter(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(good.read_bytes())
    assert native.load_file(path).info.family == "vae"


@pytest.mark.parametrize("size", [0x280, 0x380, 0x480, 0x580])
def test_a_header_whose_length_looks_like_a_pickle(tmp_path: Path, size: int) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(struct.pack("<Q", size) + b"{}".ljust(size))
    assert sniff.recognise(path) is sniff.Kind.SAFETENSORS


def test_every_kind_but_ours_has_a_refusal() -> None:
    assert set(sniff.REFUSALS) == set(sniff.Kind) - {sniff.Kind.SAFETENSORS}
