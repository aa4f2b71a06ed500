"""Colours: one file of tokens a theme, from which the palette, the style sheet, icons and plots are drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow

from latentlab.paths import resources

Mode = Literal["system", "dark", "light"]
Curve = tuple[str, tuple[float, ...]]
PROPERTY = "latentlab_theme"
SELECTION = 0.25  # of the accent in what is selected: text and icons on it keep their colours
# What follows the system's own font when it has no Chinese glyphs; a serif fallback looks out of place.
FALLBACK_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "Noto Serif CJK SC",
)


@dataclass(frozen=True)
class Theme:
    """The tokens of one theme, as "#rrggbb".

    ``curves`` are pairs of a colour and a dash pattern in units of the pen's width (empty: solid), safe
    for colour-blind eyes and for print.
    """

    name: str
    window: str
    panel: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    good: str
    warn: str
    bad: str
    curves: tuple[Curve, ...]

    def color(self, token: str) -> QColor:
        """A token as a QColor."""
        return QColor(cast(str, getattr(self, token)))


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """Read ``resources/themes/<name>.json``."""
    tokens = json.loads((resources() / "themes" / f"{name}.json").read_text(encoding="utf-8"))
    curves = tuple((curve["color"], tuple(curve["dash"])) for curve in tokens.pop("curves"))
    return Theme(**tokens, curves=curves)


def current_theme() -> Theme:
    """The theme that is on now; dark where no ThemeManager was made."""
    app = QApplication.instance()
    theme = app.property(PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else load_theme("dark")


def blend(color: str, ground: str, share: float) -> str:
    """``share`` of a colour laid over a ground."""
    over, under = QColor(color), QColor(ground)
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(share * above + (1 - share) * below) for above, below in pairs)).name()


def style_sheet(theme: Theme) -> str:
    """``resources/themes/style.qss`` with the tokens filled in."""
    folder = resources() / "themes"
    tokens = {key: value for key, value in vars(theme).items() if isinstance(value, str)}
    tokens["selection"] = blend(theme.accent, theme.panel, SELECTION)
    template = Template((folder / "style.qss").read_text(encoding="utf-8"))
    return template.substitute(tokens, themes=folder.as_posix())


def palette(theme: Theme) -> QPalette:
    """What the Fusion style and unstyled widgets paint with."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.raised,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.window,
    }
    result = QPalette()
    for which, color in colors.items():
        result.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return result


def interface_font(app: QApplication) -> QFont:
    """The system's interface font at 13 px, with tabular digits so that live figures do not jitter."""
    font = QFont(app.font())
    families = [font.family(), *FALLBACK_FAMILIES]
    font.setFamilies(list(dict.fromkeys(families)))
    font.setPixelSize(13)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class ThemeManager(QObject):
    """Dresses the application. Widgets that paint themselves read ``current_theme()`` in paintEvent."""

    changed = Signal(object)

    def __init__(self, app: QApplication, mode: Mode = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        app.setStyle("Fusion")
        app.setFont(interface_font(app))
        self._app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.set_mode(mode)

    @property
    def theme(self) -> Theme:
        """The theme that is on now."""
        return current_theme()

    @property
    def mode(self) -> Mode:
        """What was asked for."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or be dark or light whatever the system is."""
        self._mode = mode
        scheme = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}
        # The hint also reaches what we do not draw: the title bar and native dialogs.
        self._app.styleHints().setColorScheme(scheme.get(mode, Qt.ColorScheme.Unknown))
        self._apply()

    def _apply(self) -> None:
        name = self._mode
        if name == "system":
            light = self._app.styleHints().colorScheme() == Qt.ColorScheme.Light
            name = "light" if light else "dark"
        theme = load_theme(name)
        if theme is self._app.property(PROPERTY):
            return
        self._app.setProperty(PROPERTY, theme)
        self._app.setPalette(palette(theme))
        self._app.setStyleSheet(style_sheet(theme))
        self.changed.emit(theme)

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self._apply()


def still_motion(window: QMainWindow, still: bool) -> None:
    """Let docks, menus and lists jump to their places, for people whom motion disturbs."""
    window.setAnimated(not still)
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
                   Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip):  # fmt: skip
        QApplication.setEffectEnabled(effect, not still)
