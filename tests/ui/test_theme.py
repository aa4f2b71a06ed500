from __future__ import annotations

import json
import re

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from latentlab.paths import resources
from latentlab.ui.icons import icon
from latentlab.ui.theme import Theme, ThemeManager, current_theme, load_theme, style_sheet

NAMES = ("dark", "light")
DRAWINGS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


def luminance(color: str) -> float:
    parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def manager(qapp: QApplication) -> ThemeManager:
    return ThemeManager(qapp, "dark")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["window", "panel"])
@pytest.mark.parametrize("token", ["text", "muted", "accent", "good", "warn", "bad"])
def test_text_can_be_read(name: str, ground: str, token: str) -> None:
    theme = load_theme(name)
    assert contrast(getattr(theme, token), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_text_on_the_accent_can_be_read(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_curves_differ_in_colour_and_dash(name: str) -> None:
    curves = load_theme(name).curves
    assert len({color for color, _ in curves}) == len({dash for _, dash in curves}) == len(curves) == 7
    assert curves[0][1] == ()  # the first is solid
    assert all(contrast(color, load_theme(name).panel) >= 2.0 for color, _ in curves)


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_is_filled_and_its_pictures_exist(qapp: QApplication, name: str) -> None:
    sheet = style_sheet(load_theme(name))
    assert "$" not in sheet
    pictures = re.findall(r"url\(([^)]+)\)", sheet)
    assert pictures
    assert all(not QPixmap(path).isNull() for path in pictures)


def test_themes_hold_the_same_tokens() -> None:
    dark, light = (json.loads((resources() / "themes" / f"{name}.json").read_text()) for name in NAMES)
    assert dark.keys() == light.keys()


def test_switching_tells_and_repaints(qtbot: QtBot, manager: ThemeManager) -> None:
    class Watcher(QWidget):
        seen: list[str] = []

        def changeEvent(self, event: QEvent) -> None:  # noqa: N802
            if event.type() == QEvent.Type.PaletteChange:
                self.seen.append(current_theme().name)

    watcher = Watcher()
    qtbot.addWidget(watcher)
    watcher.show()
    told: list[Theme] = []
    manager.changed.connect(told.append)
    manager.set_mode("light")
    assert [theme.name for theme in told] == ["light"]
    assert current_theme() is manager.theme is load_theme("light")
    assert watcher.seen[-1] == "light"
    manager.set_mode("light")
    assert len(told) == 1


def test_following_the_system(manager: ThemeManager, monkeypatch: pytest.MonkeyPatch) -> None:
    manager.set_mode("system")
    assert manager.mode == "system"
    scheme = QApplication.styleHints().colorScheme()
    assert current_theme().name == ("light" if scheme == Qt.ColorScheme.Light else "dark")


def darkest_and_lightest(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    seen = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {color.name() for color in seen if color.alpha() == 255}


def test_icons_take_the_colour_of_the_theme(manager: ThemeManager) -> None:
    made_before = icon("stop")
    assert load_theme("dark").text in darkest_and_lightest(made_before.pixmap(32, 32))
    manager.set_mode("light")
    assert load_theme("light").text in darkest_and_lightest(made_before.pixmap(32, 32))
    assert load_theme("light").muted in darkest_and_lightest(made_before.pixmap(32, 32, QIcon.Mode.Disabled))
    faded = icon("stop", "muted").pixmap(32, 32, QIcon.Mode.Disabled)
    assert load_theme("light").line in darkest_and_lightest(faded)
    assert load_theme("light").bad in darkest_and_lightest(icon("stop", "bad").pixmap(32, 32))


@pytest.mark.parametrize("name", [name for name in DRAWINGS if name != "latentlab"])
def test_every_icon_draws_within_its_square(manager: ThemeManager, name: str) -> None:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert "currentColor" in text
    image = icon(name).pixmap(QSize(16, 16), 3.0).toImage()
    assert image.width() == image.height() == 48
    drawn = [image.pixelColor(x, y).alpha() for x in range(48) for y in range(48)]
    border = [
        image.pixelColor(x, y).alpha()
        for x in range(48)
        for y in range(48)
        if not (0 < x < 47 and 0 < y < 47)
    ]
    assert sum(alpha > 128 for alpha in drawn) > 40
    assert max(border) == 0


def test_an_icon_that_does_not_exist_is_an_error(manager: ThemeManager) -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn")


def test_icons_survive_being_copied_and_changed(manager: ThemeManager) -> None:
    for _ in range(200):
        copy = QIcon(icon("undo"))
        copy.addPixmap(QPixmap(3, 3))  # detaches, for which Qt clones the engine
        assert not copy.pixmap(16, 16).isNull()
