"""What the tests of bad model files share."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from latentlab.errors import BadInput
from latentlab.formats import native


def refused(path: Path, *words: str) -> None:
    """Both ways of opening refuse, naming the file, a cause with these words, and a remedy."""
    with pytest.raises(BadInput) as caught:
        native.load_file(path)
    message = str(caught.value)
    assert str(path) in message
    assert str(caught.value.remedy)
    for word in words:
        assert word in message


def declare(path: Path, entries: dict[str, Any], data: bytes = b"") -> Path:
    text = json.dumps(entries).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
    return path
