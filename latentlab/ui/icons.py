"""Icons: stroke drawings in ``resources/icons`` that take the colour of the theme when they are painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from latentlab.paths import resources
from latentlab.ui.theme import current_theme


def icon(name: str, token: str = "text") -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in the colour ``token`` of whatever theme is on."""
    return QIcon(_Engine(name, token))


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _rendered(name: str, color: str, width: int, height: int) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", color)
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(
        painter, QRectF((width - side) / 2, (height - side) / 2, side, side)
    )
    painter.end()
    return pixmap


# Qt keeps what clone() returns without telling Python, which would free it; clones are rare and tiny.
_CLONES: list[QIconEngine] = []


class _Engine(QIconEngine):
    """Renders at the size and colour asked for, so that an icon outlives a change of theme or screen."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        _drawing(name)  # a missing file shows where the icon is made, not where it is painted
        self._name = name
        self._token = token

    def _color(self, mode: QIcon.Mode) -> str:
        theme = current_theme()
        if mode == QIcon.Mode.Disabled:
            return theme.line if self._token == "muted" else theme.muted
        return theme.color(self._token).name()

    def clone(self) -> QIconEngine:
        clone = _Engine(self._name, self._token)
        _CLONES.append(clone)
        return clone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        width, height = max(1, round(size.width() * scale)), max(1, round(size.height() * scale))
        pixmap = QPixmap(_rendered(self._name, self._color(mode), width, height))
        pixmap.setDevicePixelRatio(scale)
        return pixmap
