from __future__ import annotations

import os
from pathlib import Path

import pytest

from latentlab import settings
from latentlab.settings import FILE, RECENT, Settings


def test_defaults_where_nothing_was_saved(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "never made") == (Settings(), None)


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    kept = (
        Settings(theme="light", language="zh_CN", last_code="[1]")
        .with_recent_model("/a")
        .with_recent_run("/r")
    )
    settings.save(kept, tmp_path / "deep" / "folder")
    assert settings.load(tmp_path / "deep" / "folder") == (kept, None)


def test_recent_files_are_newest_first_without_repetition() -> None:
    value = Settings()
    for number in range(2 * RECENT):
        value = value.with_recent_model(f"/m{number}")
    value = value.with_recent_model("/m15")
    assert value.recent_models[:2] == ("/m15", "/m19")
    assert len(value.recent_models) == len(set(value.recent_models)) == RECENT


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"theme": "pink"}', b'{"tab": 3}'])
def test_a_damaged_file_gives_defaults_and_is_kept(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    value, notice = settings.load(tmp_path)
    assert value == Settings()
    assert notice is not None
    assert "damaged" in str(notice)
    backup = tmp_path / "settings.damaged-1.json"
    assert str(backup) in str(notice)
    assert backup.read_bytes() == content
    assert settings.load(tmp_path) == (Settings(), None)


def test_a_second_damage_overwrites_no_backup(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        (tmp_path / FILE).write_bytes(content)
        settings.load(tmp_path)
    assert (tmp_path / "settings.damaged-1.json").read_bytes() == b"first"
    assert (tmp_path / "settings.damaged-2.json").read_bytes() == b"second"


def test_keys_of_a_newer_version_are_no_damage(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"theme": "dark", "hologram": true}', encoding="utf-8")
    assert settings.load(tmp_path) == (Settings(theme="dark"), None)


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    value, notice = settings.load(tmp_path)
    assert value == Settings()
    assert notice is not None
    assert "cannot be read" in str(notice)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_still_starts(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{", encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        value, notice = settings.load(tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert value == Settings()
    assert notice is not None
