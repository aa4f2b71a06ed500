from __future__ import annotations

import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput, LatentLabError, Message
from latentlab.ui import catalogues, i18n
from latentlab.ui.widgets.error_bar import ErrorBar


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.install("en")


def blanks(text: str) -> list[tuple[str, str, str]]:
    """Names, formats and conversions of the blanks of a template."""
    parts = string.Formatter().parse(text)
    return sorted((name, form or "", how or "") for _, name, form, how in parts if name is not None)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str | None]:
    """What a collection finds today."""
    path = tmp_path_factory.mktemp("i18n") / "latentlab_en.ts"
    catalogues.update([path])
    return catalogues.read(path)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sentence_is_in_the_catalogue(language: str, fresh: dict[tuple[str, str], str | None]) -> None:
    known = catalogues.read(catalogues.catalogue(language))
    assert sorted(fresh.keys() - known.keys()) == [], "run `make i18n`, then translate what it lists"
    assert sorted(known.keys() - fresh.keys()) == [], "run `make i18n`: these are no longer used"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    known = catalogues.read(catalogues.catalogue(language))
    assert [source for (_, source), text in known.items() if text is None] == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_translations_have_the_blanks_of_their_sources(language: str) -> None:
    for (_, source), text in catalogues.read(catalogues.catalogue(language)).items():
        if text is not None:
            assert blanks(text) == blanks(source), source


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_compiled_catalogue_is_of_this_source(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = catalogues.catalogue(language)
    copy = tmp_path / source.name
    shutil.copy(source, copy)
    monkeypatch.setattr(catalogues, "catalogue", lambda _: copy)
    catalogues.release(language)
    assert copy.with_suffix(".qm").read_bytes() == source.with_suffix(".qm").read_bytes(), "run `make i18n`"


def test_chinese_is_not_english() -> None:
    chinese, english = re.compile("[\u4e00-\u9fff]"), re.compile("[a-z]{4,}")
    known = catalogues.read(catalogues.catalogue("zh_CN"))
    texts = [text for text in known.values() if text and not chinese.search(text)]
    assert [text for text in texts if english.search(re.sub(r"\{.*?\}", "", text))] == []


def test_sentences_are_literals() -> None:
    # Two carry sentences, the others pass on what was written elsewhere as a literal.
    mechanism = {"errors.py", "progress.py", "folders.py", "loop.py", "names.py", "wording.py"}
    computed = [
        f"{path.name}:{line}"
        for path in catalogues.sources()
        if path.name not in mechanism
        for line, text in catalogues.message_templates(path)
        if text is None
    ]
    assert computed == []


def test_words_of_the_window_are_literals_and_collected() -> None:
    """lupdate reads Python in its own way; what it overlooks would stay English without a word."""
    known = {source for _, source in catalogues.read(catalogues.catalogue("zh_CN"))}
    elsewhere = {"i18n.py", "end_menu.py"}  # these translate what was declared as a literal elsewhere
    overlooked = [
        f"{path.name}:{line} {text}"
        for path in catalogues.sources()
        if path.name not in elsewhere
        for line, context, text in catalogues.words(path)
        if context is None or text not in known
    ]
    assert overlooked == []


@pytest.mark.usefixtures("qapp")
def test_languages_change_at_once(qtbot: QtBot) -> None:
    assert i18n.install("zh_CN") == "zh_CN"
    bar = ErrorBar()
    qtbot.addWidget(bar)
    chinese = bar.tr("Dismiss")
    assert chinese != "Dismiss"
    assert i18n.install("en") == "en"
    assert bar.tr("Dismiss") == "Dismiss"
    i18n.install("zh_CN")
    assert bar.tr("Dismiss") == chinese


def test_the_system_may_speak_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n.QLocale, "system", lambda: i18n.QLocale("zh_TW"))
    assert i18n.resolve("system") == "zh_CN"
    monkeypatch.setattr(i18n.QLocale, "system", lambda: i18n.QLocale("de_DE"))
    assert i18n.resolve("system") == "en"


def test_errors_of_below_are_translated() -> None:
    error = BadInput("No model is open.", "Open one from the library first.")
    assert i18n.error_text(error) == ("No model is open.", "Open one from the library first.")
    i18n.install("zh_CN")
    what, remedy = i18n.error_text(error)
    assert what != "No model is open."
    assert remedy != "Open one from the library first."


def test_sentences_within_sentences() -> None:
    inner = Message("The disk at {path} is full", {"path": "/d"})
    outer = Message("{cause}; paused.", {"cause": inner})
    assert i18n.translate_message(outer) == "The disk at /d is full; paused."
    wrapped = Message("Not done: {cause}", {"cause": LatentLabError("It is {n}.", n=3)})
    assert i18n.translate_message(wrapped) == "Not done: It is 3."
    assert i18n.translate_message(Message("")) == ""


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(28, "No space left on device", "/disk"), "/disk: No space left on device."),
        (MemoryError(), "not enough memory"),
        (ZeroDivisionError("by zero"), "ZeroDivisionError: by zero"),
        (KeyError(), "KeyError"),
    ],
)
def test_other_errors_are_sentences_too(error: Exception, expected: str) -> None:
    assert expected in i18n.error_text(error)[0]


def test_knobs_have_words() -> None:
    words = catalogues.knob_words()
    assert {"Latent dimensions", "axes of the latent space", "nats", "Objective", "bernoulli"} <= words
    assert i18n.tr_knob("") == ""
    assert i18n.tr_knob("never declared") == "never declared"


def test_qt_speaks_the_language_too() -> None:
    i18n.install("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
