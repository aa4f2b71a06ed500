"""Where things lie on disk: bundled resources, the user's models, runs, cache and settings."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def resources() -> Path:
    """The folder of bundled files: inside the wheel, or beside the package in a checkout."""
    installed = Path(__file__).parent / "_resources"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "resources"


def data_home() -> Path:
    """The user's own folder for models and runs; ``LATENTLAB_HOME`` moves all of it."""
    home = os.environ.get("LATENTLAB_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("latentlab", appauthor=False))


def models_home() -> Path:
    """Where models that the user adds to the library are copied."""
    return data_home() / "models"


def runs_home() -> Path:
    """Where runs are written unless a folder is given."""
    return data_home() / "runs"


def cache_home() -> Path:
    """Where imported image folders and downloads are kept; safe to delete."""
    home = os.environ.get("LATENTLAB_HOME")
    return Path(home) / "cache" if home else Path(platformdirs.user_cache_dir("latentlab", appauthor=False))


def settings_home() -> Path:
    """Where the window keeps its settings and last session."""
    home = os.environ.get("LATENTLAB_HOME")
    return (
        Path(home) / "settings" if home else Path(platformdirs.user_config_dir("latentlab", appauthor=False))
    )
