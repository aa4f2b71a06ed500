from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from latentlab import paths
from latentlab.errors import BadInput
from latentlab.formats import library, native


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: Path) -> Path:
    """A resources folder with one bundled model, "vae-tiny"."""
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    zoo = tmp_path / "resources" / "zoo"
    zoo.mkdir(parents=True)
    shutil.copy(good, zoo / "vae-tiny.safetensors")
    return zoo / "vae-tiny.safetensors"


def checkpoint(run: Path, step: int, good: Path) -> Path:
    folder = run / "checkpoints" / f"step-{step}"
    folder.mkdir(parents=True)
    return Path(shutil.copy(good, folder / "model.safetensors"))


def test_finds_a_file_by_its_path(good: Path) -> None:
    assert library.find(good) == good
    assert library.find(str(good)) == good


def test_finds_a_bundled_model_by_name(bundled: Path) -> None:
    assert library.find("vae-tiny") == bundled
    assert library.find("vae-tiny.safetensors") == bundled


def test_finds_an_added_model_by_name(bundled: Path, good: Path) -> None:
    added = library.add_to_library(good)
    assert added == paths.models_home() / "good.safetensors"
    assert library.find("good") == added


def test_a_file_at_hand_wins_over_a_name(
    bundled: Path, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(good, tmp_path / "vae-tiny")
    assert library.find("vae-tiny") == Path("vae-tiny")


def test_an_unrelated_folder_does_not_hide_a_name(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vae-tiny").mkdir()
    assert library.find("vae-tiny") == bundled


def test_a_run_is_its_newest_checkpoint(good: Path) -> None:
    run = paths.runs_home() / "0003-vae"
    for step in (500, 1500, 1000, 90):
        checkpoint(run, step, good)
    (run / "checkpoints" / "step-9000").mkdir()  # without a model
    expected = run / "checkpoints" / "step-1500" / "model.safetensors"
    assert library.find(run) == expected
    assert library.find("0003-vae") == expected
    assert library.newest_checkpoint(run) == expected


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=f"The folder {tmp_path} holds no model.*checkpoint"):
        library.find(tmp_path)
    assert library.newest_checkpoint(tmp_path) is None


@pytest.mark.parametrize("name", ["nope", "../nope", "a/b", "nope.safetensors", "\0", "~nobody"])
def test_an_unknown_name_lists_the_known_ones(bundled: Path, name: str) -> None:
    with pytest.raises(BadInput) as caught:
        library.find(name)
    assert repr(name) in str(caught.value)
    assert "vae-tiny" in str(caught.value)


def test_names_do_not_leave_the_library(bundled: Path, good: Path) -> None:
    paths.models_home().mkdir(parents=True)
    shutil.copy(good, paths.data_home() / "secret.safetensors")
    with pytest.raises(BadInput):
        library.find("../secret")


def test_a_name_too_long_for_the_disk_is_a_clear_error() -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        library.find("x" * 5000)


def test_lists_bundled_models_first_and_says_what_it_cannot_read(bundled: Path, good: Path) -> None:
    library.add_to_library(good)
    (paths.models_home() / "broken.safetensors").write_bytes(good.read_bytes()[:100])
    shelf = library.scan()
    assert [info.name for info in shelf.models] == ["vae-tiny", "good"]
    assert len(shelf.problems) == 1
    assert "broken.safetensors is truncated" in str(shelf.problems[0])
    assert library.list_models() == list(shelf.models)


def test_an_empty_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "nothing")
    assert library.scan() == library.Shelf((), ())
    with pytest.raises(BadInput, match="Known names: none"):
        library.find("vae")


def test_adding_twice_copies_once_and_never_overwrites(good: Path, tmp_path: Path) -> None:
    first = library.add_to_library(good)
    assert library.add_to_library(good) == first
    assert library.add_to_library(first) == first
    other = tmp_path / "good.safetensors"
    native.save(native.load_file(good).model, other, {"steps": 4})
    second = library.add_to_library(other)
    assert second == paths.models_home() / "good-2.safetensors"
    assert first.read_bytes() == good.read_bytes()
    assert library.add_to_library(other) == second


def test_a_checkpoint_is_added_under_its_run(good: Path) -> None:
    path = checkpoint(paths.runs_home() / "0003-vae", 500, good)
    assert library.add_to_library(path) == paths.models_home() / "0003-vae-step-500.safetensors"


def test_a_bad_file_is_not_added(good: Path, tmp_path: Path) -> None:
    content = bytearray(good.read_bytes())
    content[-1] ^= 1
    (tmp_path / "bad.safetensors").write_bytes(content)
    with pytest.raises(BadInput, match="checksum"):
        library.add_to_library(tmp_path / "bad.safetensors")
    assert not paths.models_home().exists()
