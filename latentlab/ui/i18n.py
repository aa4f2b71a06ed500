"""Languages: catalogues in ``resources/i18n``, and how sentences from below the window are translated."""

from __future__ import annotations

import locale
from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from latentlab.errors import LatentLabError, Message
from latentlab.paths import resources

Language = Literal["system", "en", "zh_CN"]
LANGUAGES: tuple[Language, ...] = ("en", "zh_CN")
MESSAGES = "messages"
KNOBS = "knobs"
PROPERTY = "latentlab_translators"


def resolve(language: Language) -> Language:
    """What "system" means here: Simplified Chinese where the system speaks Chinese, else English."""
    if language != "system":
        return language
    name = QLocale.system().name()
    if name == "C":  # Qt off screen knows no locale; the environment may
        name = locale.getlocale()[0] or ""
    return "zh_CN" if name.startswith("zh") else "en"


def install(language: Language) -> Language:
    """Speak ``language`` from now on; returns the one chosen. Widgets made earlier keep their words.

    The window builds its parts anew after a change (``MainWindow.set_language``), so a widget only needs
    ``self.tr("literal")`` where it sets a text.
    """
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("install() needs a QApplication")
    for old in app.property(PROPERTY) or []:
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    chosen = resolve(language)
    translators = []
    places = {
        f"qtbase_{chosen}": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        f"latentlab_{chosen}": str(resources() / "i18n"),
    }
    for name, folder in places.items():
        translator = QTranslator(app)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            translators.append(translator)
    app.setProperty(PROPERTY, translators)
    return chosen


def translate_message(message: Message) -> str:
    """A sentence with its blanks filled, in the language that is on."""
    if not message.template:
        return ""
    return QCoreApplication.translate(MESSAGES, message.template).format(**_spoken(message.values))


def _spoken(values: Mapping[str, object]) -> dict[str, object]:
    """Blanks that hold sentences or errors themselves are translated too."""
    result: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, LatentLabError):
            value = value.what
        result[name] = translate_message(value) if isinstance(value, Message) else value
    return result


def error_text(error: BaseException) -> tuple[str, str]:
    """What happened and what to do, for a person. The traceback is for "copy details"."""
    if isinstance(error, LatentLabError):
        return translate_message(error.what), translate_message(error.remedy)
    if isinstance(error, OSError) and error.strerror:
        what = QCoreApplication.translate("errors", "{path}: {cause}.")
        return what.format(path=error.filename or type(error).__name__, cause=error.strerror), ""
    if isinstance(error, MemoryError):
        what = QCoreApplication.translate("errors", "There is not enough memory for this.")
        return what, QCoreApplication.translate("errors", "Close other programs, or ask for less at once.")
    what = QCoreApplication.translate("errors", "Something unexpected went wrong: {cause}")
    return (
        what.format(cause=f"{type(error).__name__}: {error}" if str(error) else type(error).__name__),
        QCoreApplication.translate("errors", "Nothing was changed. Copy the details to report it."),
    )


def tr_knob(text: str) -> str:
    """The title, description, unit, group or choice of a declared knob, in the language that is on."""
    return QCoreApplication.translate(KNOBS, text) if text else ""
