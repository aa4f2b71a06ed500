"""Files of JSON lines, as a run writes them: appended to, and torn at most in their last line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from latentlab.files import write_text_atomically


def read_lines(path: Path) -> list[dict[str, Any]]:
    """JSON objects, one a line; stops at the first torn one, as a crash leaves it."""
    rows: list[dict[str, Any]] = []
    if not path.is_file():
        return rows
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                row = json.loads(line)
            except ValueError:
                break
            if not isinstance(row, dict):
                break
            rows.append(row)
    return rows


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write a file of JSON lines anew. Raises OSError where it cannot be written."""
    write_text_atomically(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def last_line(path: Path, tail: int = 65_536) -> dict[str, Any]:
    """The last whole JSON line, reading only the end of the file; empty where there is none."""
    if not path.is_file():
        return {}
    with open(path, "rb") as handle:
        size = handle.seek(0, 2)
        handle.seek(max(0, size - tail))
        lines = handle.read().decode("utf-8", errors="replace").splitlines()
    for line in reversed(lines):
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict):
            return row
    return {}
