"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from latentlab.files import write_atomically, write_text_atomically


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")

    def fail(temporary: Path) -> None:
        temporary.write_text("ha")
        raise ValueError("half")

    with pytest.raises(ValueError, match="half"):
        write_atomically(tmp_path / "a", fail)
    assert (tmp_path / "a").read_text() == "old"
    assert os.listdir(tmp_path) == ["a"]


def test_what_cannot_be_written_is_named_as_it_was_given(tmp_path: Path) -> None:
    def refuse(temporary: Path) -> None:
        raise PermissionError(13, "Permission denied", str(temporary))

    with pytest.raises(PermissionError) as caught:
        write_atomically(tmp_path / "a.png", refuse)
    assert caught.value.filename == str(tmp_path / "a.png")
    assert ".tmp" not in str(caught.value)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    write_text_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        write_text_atomically(pipe, "through")
        assert reader.communicate(timeout=30)[0] == "through"
    assert pipe.is_fifo()


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="a name of Linux")
def test_stdout_by_name_is_a_pipe() -> None:
    code = (
        "from pathlib import Path; from latentlab.files import write_text_atomically as write\n"
        "write(Path('/dev/stdout'), 'through')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "through"
    assert os.path.islink("/dev/stdout")
