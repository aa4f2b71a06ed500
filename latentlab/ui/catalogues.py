"""Collect every sentence a person may see into ``resources/i18n``: ``python -m latentlab.ui.catalogues``.

For developers (``make i18n``). lupdate finds what is said with ``self.tr``; templates of errors and messages,
words translated outside a class and words of declared knobs are found here and handed to it.
"""

from __future__ import annotations

import ast
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import PySide6
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from latentlab.errors import Message
from latentlab.files import write_atomically
from latentlab.lexicon.knobs import CohesionKnobs, ContrastKnobs, PairKnobs, ScreeningKnobs
from latentlab.paths import resources
from latentlab.playground.dirac import GAMES
from latentlab.playground.flows import FLOWS
from latentlab.playground.knobs import DescentKnobs, DiracKnobs, TransportKnobs
from latentlab.playground.landscapes import LANDSCAPES
from latentlab.playground.rules import RULES
from latentlab.ui.i18n import KNOBS, LANGUAGES, MESSAGES
from latentlab.ui.widgets.knobs import title_of
from trainers.configs import CONFIGS, config_class
from trainers.critic import BOUNDS

PLAYED = (DescentKnobs, DiracKnobs, TransportKnobs)
READ = (CohesionKnobs, PairKnobs, ContrastKnobs, ScreeningKnobs)
# Calls whose literal sentences are collected, and which positional arguments those are.
CALLS = {
    "LatentLabError": (0, 1),
    "BadInput": (0, 1),
    "NotSupported": (0, 1),
    "OfWords": (0, 1),
    "Cancelled": (0, 1),
    "RunFailed": (0, 1),
    "Lost": (0, 1),
    Message.__name__: (0,),
    "report": (1,),
}
# What QCoreApplication.translate is called where it has a short name; lupdate knows only the long one.
TRANSLATE = ("translate", "_tr")
PACKAGES = ("latentlab", "trainers")
# What only the shell says stays English; these lie above the window.
SHELL = ("cli.py", "commands", "bench", "bench.py")


def sources() -> list[Path]:
    """Every Python file whose sentences a person may see."""
    root = Path(__file__).parents[2]
    found = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    return sorted(path for path in found if path.relative_to(root).parts[1] not in SHELL)


def message_templates(path: Path) -> Iterator[tuple[int, str | None]]:
    """Line and template of every sentence in a file; None where a sentence is not a literal."""
    for called, node in _calls(path):
        for position in CALLS.get(called, ()):
            if position < len(node.args) and not isinstance(node.args[position], ast.Starred):
                yield node.lineno, _literal(node.args[position])


def words(path: Path) -> Iterator[tuple[int, str | None, str | None]]:
    """Line, context and text of every word of the window in a file; None where one is not a literal.

    The context of ``self.tr`` is its class, which lupdate finds; here it is "".
    """
    for called, node in _calls(path):
        if called == "tr" and node.args:
            yield node.lineno, "", _literal(node.args[0])
        elif called in TRANSLATE and len(node.args) > 1:
            yield node.lineno, _literal(node.args[0]), _literal(node.args[1])


def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def all_templates() -> set[str]:
    """Every sentence from below the window."""
    found = {text for path in sources() for _, text in message_templates(path)}
    return {text for text in found if text}


def all_words() -> set[tuple[str, str]]:
    """Context and text of every word that is translated outside a class."""
    return {(context, text) for path in sources() for _, context, text in words(path) if context and text}


def titles() -> set[str]:
    """What is chosen by name in the playground."""
    tables = (LANDSCAPES, RULES, FLOWS, GAMES, BOUNDS)
    return {entry.title for table in tables for entry in table.values()}


def knob_words() -> set[str]:
    """Titles, descriptions, units, groups and choices of every declared knob; what is chosen by name."""
    found = titles()
    families = [config_class(family) for family in CONFIGS]
    found |= {(declaration.__doc__ or "").strip() for declaration in families}
    declarations: list[type[BaseModel]] = [*families, *PLAYED, *READ]
    for declaration in declarations:
        for name, field in declaration.model_fields.items():
            found |= _words_of(name, field)
    return {word for word in found if word}


def _words_of(name: str, field: FieldInfo) -> set[str]:
    extra: dict[str, Any] = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    found = {title_of(name, field), field.description or ""}
    found |= {extra.get(key, "") for key in ("unit", "group", "zero")}
    if get_origin(field.annotation) is Literal:
        found |= {str(choice) for choice in get_args(field.annotation) if isinstance(choice, str)}
    return found


def catalogue(language: str) -> Path:
    """The source of a language's catalogue."""
    return resources() / "i18n" / f"latentlab_{language}.ts"


def update(catalogues: list[Path]) -> None:
    """Bring catalogues up to date: new sentences come in unfinished, unused ones go."""
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder) / "collected.py"
        calls = all_words() | {(MESSAGES, text) for text in all_templates()}
        calls |= {(KNOBS, text) for text in knob_words()}
        lines = [
            f"QCoreApplication.translate({_quoted(context)}, {_quoted(text)})"
            for context, text in sorted(calls)
        ]
        extra.write_text("\n".join(lines) + "\n", encoding="utf-8")
        listing = Path(folder) / "files.txt"
        listing.write_text("\n".join(str(path) for path in [*sources(), extra]), encoding="utf-8")
        flags = ["-silent", "-no-obsolete", "-locations", "none", "-sort-messages"]
        _run("lupdate", *flags, f"@{listing}", "-ts", *map(str, catalogues))


def release(language: str) -> None:
    """Compile a catalogue to what the window loads."""
    source = catalogue(language)
    # Put in place at once: an open window has the old one mapped, and would die of a page that is gone.
    write_atomically(
        source.with_suffix(".qm"),
        lambda temporary: _run("lrelease", "-silent", str(source), "-qm", str(temporary)),
    )


def finish_english(path: Path) -> None:
    """English says what the sources say."""
    tree = ET.parse(path)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        translation.text = message.findtext("source")
    ET.indent(tree, "    ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def read(path: Path) -> dict[tuple[str, str], str | None]:
    """A catalogue as {(context, source): translation}; None where it is unfinished."""
    found: dict[tuple[str, str], str | None] = {}
    for context in ET.parse(path).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None and bool(translation.text)
            text = translation.text if done and translation is not None else None
            found[name, message.findtext("source") or ""] = text
    return found


def _quoted(text: str) -> str:
    # lupdate reads C-like escapes, and Unicode as it stands.
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / tool
    if not program.exists():
        program = program.with_suffix(".exe")
    subprocess.run([str(program), *arguments], check=True)


def main() -> None:
    """Update and compile every catalogue; says what is left to translate."""
    update([catalogue(language) for language in LANGUAGES])
    finish_english(catalogue("en"))
    for language in LANGUAGES:
        release(language)
        unfinished = [source for (_, source), text in read(catalogue(language)).items() if text is None]
        print(f"{language}: {len(unfinished)} left to translate")
        for source in unfinished:
            print(f"  {source}")


if __name__ == "__main__":
    main()
