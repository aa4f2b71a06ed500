"""What a file is, told from its first bytes; its name is never trusted."""

from __future__ import annotations

import stat
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from latentlab.errors import BadInput

PEEK = 1024


class Kind(StrEnum):
    """Kinds of files that people take for a model."""

    SAFETENSORS = "safetensors"
    ZIP = "zip"
    PICKLE = "pickle"
    HTML = "html"
    POINTER = "pointer"
    PICTURE = "picture"
    TEXT = "text"
    UNKNOWN = "unknown"


SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"\x80\x02", Kind.PICKLE),
    (b"\x80\x03", Kind.PICKLE),
    (b"\x80\x04", Kind.PICKLE),
    (b"\x80\x05", Kind.PICKLE),
    (b"version https://git-lfs", Kind.POINTER),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
)
PAGE_STARTS = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<!--", b"<body")

# Why a file of each kind is not a model. Literal templates: they are collected for translation.
REFUSALS: dict[Kind, Callable[[Path], BadInput]] = {
    Kind.ZIP: lambda path: BadInput(
        "{path} is a zip archive, as PyTorch's .pt files are; such files can run code when opened.",
        "Open a LatentLab .safetensors model instead.",
        path=path,
    ),
    Kind.PICKLE: lambda path: BadInput(
        "{path} is a Python pickle, whatever its name; opening it could run any code.",
        "Open a LatentLab .safetensors model instead.",
        path=path,
    ),
    Kind.HTML: lambda path: BadInput(
        "{path} is a web page, not a model: the download saved the site's page instead of the file.",
        "Download the file itself (its direct link) and open that.",
        path=path,
    ),
    Kind.POINTER: lambda path: BadInput(
        "{path} is a Git LFS pointer: the model itself was not downloaded.",
        "Run `git lfs pull` in its repository, then open it again.",
        path=path,
    ),
    Kind.PICTURE: lambda path: BadInput(
        "{path} is a picture, not a model.",
        "Drop it on the picture of an open model, or use `latentlab roundtrip MODEL IMAGE`.",
        path=path,
    ),
    Kind.TEXT: lambda path: BadInput(
        "{path} is a text file, not a model.", "Open a LatentLab .safetensors model.", path=path
    ),
    Kind.UNKNOWN: lambda path: BadInput(
        "{path} is not a model file: its content is of no known kind.",
        "Open a LatentLab .safetensors model; if this was one, it is damaged: get it again.",
        path=path,
    ),
}


def recognise(path: Path) -> Kind:
    """The kind of a file, by its content.

    Raises BadInput for a path that is missing, a folder, no regular file, empty or unreadable.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise BadInput("{path} is a folder, not a model file.", "Choose a file inside it.", path=path)
        if not stat.S_ISREG(mode):
            raise BadInput("{path} is a device or a pipe, not a model file.", "Choose a file.", path=path)
        with open(path, "rb") as handle:
            start = handle.read(PEEK)
    except FileNotFoundError as error:
        raise BadInput("{path} does not exist.", "Check the path.", path=path) from error
    except (OSError, ValueError) as error:
        raise BadInput(
            "{path} cannot be read ({cause}).",
            "Check the path and your rights to it.",
            path=path,
            cause=error,
        ) from error
    if not start:
        raise BadInput(
            "{path} is empty.", "The copy or download did not finish: get the file again.", path=path
        )
    return _kind(start)


def require_safetensors(path: Path) -> None:
    """Raise BadInput, saying what the file is instead, unless it looks like a safetensors file."""
    kind = recognise(path)
    if kind is not Kind.SAFETENSORS:
        raise REFUSALS[kind](path)


def _kind(start: bytes) -> Kind:
    # A safetensors file starts with the length of its JSON header, which starts with "{". Asked first, as
    # a header of 640 bytes begins like a pickle; no other kind has four zeros there and then a brace.
    if start[4:9] == b"\0\0\0\0{":
        return Kind.SAFETENSORS
    for signature, kind in SIGNATURES:
        if start.startswith(signature):
            return kind
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return Kind.PICTURE
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(PAGE_STARTS):
        return Kind.HTML
    return Kind.TEXT if _is_text(start) else Kind.UNKNOWN


def _is_text(start: bytes) -> bool:
    # The peek may end within a character of several bytes, so up to three last bytes may go.
    for end in (len(start), len(start) - 1, len(start) - 2, len(start) - 3):
        try:
            text = start[: max(end, 1)].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return all(letter.isprintable() or letter in "\t\r\n\f" for letter in text)
    return False
