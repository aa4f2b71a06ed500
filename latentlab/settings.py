"""What the window remembers between sessions, as one validated file. No Qt, no torch."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from latentlab.errors import Message
from latentlab.files import write_text_atomically

FILE = "settings.json"
RECENT = 10


class Settings(BaseModel):
    """One frozen value; ``model_copy(update=...)`` makes the next. Unknown keys are left out.

    ``geometry`` and ``layout`` are what Qt saved of the window, in base64; ``dock_widths`` are those that the
    docks are meant to have, None for the usual ones; ``last_code`` is a code's JSON.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    theme: Literal["system", "dark", "light"] = "system"
    language: Literal["system", "en", "zh_CN"] = "system"
    reduced_motion: bool = False
    geometry: str = ""
    layout: str = ""
    dock_widths: tuple[int, int] | None = None
    tab: str = ""
    last_model: str = ""
    last_code: str = ""
    recent_models: tuple[str, ...] = Field((), max_length=RECENT)
    recent_runs: tuple[str, ...] = Field((), max_length=RECENT)

    def with_recent_model(self, path: str) -> Settings:
        """With this model as the newest of the recent ones."""
        return self.model_copy(update={"recent_models": _newest_first(path, self.recent_models)})

    def with_recent_run(self, path: str) -> Settings:
        """With this run as the newest of the recent ones."""
        return self.model_copy(update={"recent_runs": _newest_first(path, self.recent_runs)})


def _newest_first(path: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return (path, *(other for other in others if other != path))[:RECENT]


def load(folder: Path) -> tuple[Settings, Message | None]:
    """Read the settings of a folder; what is wrong with them comes back as a notice, never as an error.

    Where the file cannot be used, it is kept under another name and the defaults are returned.
    """
    path = folder / FILE
    try:
        return Settings.model_validate_json(path.read_bytes()), None
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), Message(
            "The settings in {path} cannot be read ({cause}); the defaults are used.",
            {"path": path, "cause": error.strerror or error},
        )
    except ValidationError:
        backup = _put_aside(path)
    if backup is None:
        return Settings(), Message(
            "The settings in {path} are damaged; the defaults are used.", {"path": path}
        )
    return Settings(), Message(
        "The settings were damaged; the defaults are used. The old file is kept as {backup}.",
        {"backup": backup},
    )


def _put_aside(path: Path) -> Path | None:
    number = 1
    while (backup := path.with_name(f"settings.damaged-{number}.json")).exists():
        number += 1
    try:
        return path.rename(backup)
    except OSError:  # a read-only folder: the file stays where it is, and says so at every start
        return None


def save(settings: Settings, folder: Path) -> None:
    """Write the settings atomically. Raises OSError where the folder cannot be written."""
    write_text_atomically(folder / FILE, settings.model_dump_json(indent=2) + "\n")
