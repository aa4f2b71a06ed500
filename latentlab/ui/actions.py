"""Everything a person can do, by name: menus, tool bars, shortcuts and the palette draw from one registry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from latentlab.ui.icons import icon as themed_icon

Shortcut = QKeySequence | QKeySequence.StandardKey | str


class Actions(QObject):
    """The actions of one window. A name twice is an error."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}

    def add(
        self,
        name: str,
        text: str,
        slot: Callable[..., object],
        shortcut: Shortcut | None = None,
        icon: str | None = None,
        tip: str = "",
    ) -> QAction:
        """Register an action: ``text`` and ``tip`` translated, ``slot`` a bound method, ``icon`` a name.

        Its objectName is ``name``; its shortcut works anywhere in the window. Raises ValueError for a
        name that is taken.
        """
        if name in self._actions:
            raise ValueError(f"the action {name!r} exists already")
        action = QAction(text, self)
        action.setObjectName(name)
        if icon is not None:
            action.setIcon(themed_icon(icon))
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        plain = (tip or text).replace("&", "").rstrip("…")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        action.setStatusTip("")
        action.triggered.connect(slot)
        self._window.addAction(action)
        self._actions[name] = action
        return action

    def get(self, name: str) -> QAction:
        """The action of that name. Raises KeyError where there is none."""
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Every action, in the order they were added."""
        return list(self._actions.values())
