"""A word and those nearest to it: each with its cosine as a bar, and a click goes on to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.ui.icons import icon
from latentlab.ui.theme import current_theme
from latentlab.ui.widgets.curve_paint import caption_font
from latentlab.ui.words.vector_work import NEIGHBOURS

_COLUMNS = 2
_HEIGHT, _FIGURE, _PAD = 24, 44, 6
_NAMES = 0.42  # of the width


class NeighbourBar(QAbstractButton):
    """One word, a bar from 0 to 1, and the cosine in figures. Hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word, self.cosine = "", 0.0
        self.setFont(caption_font())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # the map above does not jump
        self.setSizePolicy(policy)
        self.setVisible(False)

    def set_word(self, word: str, cosine: float) -> None:
        """Show another."""
        self.word, self.cosine = word, cosine
        self.setAccessibleName(f"{word} {cosine:.3f}")
        tip = self.tr("{word}: cosine {cosine:.4f}. Click for its own neighbours")
        self.setToolTip(tip.format(word=word, cosine=cosine))
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QColor(theme.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        middle, names = Qt.AlignmentFlag.AlignVCenter, self.width() * _NAMES
        painter.setPen(QColor(theme.text))
        room = round(names - 2 * _PAD)
        word = painter.fontMetrics().elidedText(self.word, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(_PAD, 0, room, self.height()), middle, word)
        track = QRectF(names, self.height() / 2 - 4, self.width() - names - _FIGURE - _PAD, 8)
        painter.fillRect(track, QColor(theme.line))
        track.setWidth(track.width() * min(abs(self.cosine), 1.0))
        painter.fillRect(track, QColor(theme.accent if self.cosine >= 0 else theme.bad))
        box = QRectF(self.width() - _FIGURE - _PAD, 0, _FIGURE, self.height())
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, f"{self.cosine:.3f}")


class NeighbourList(QWidget):
    """``asked`` carries a word whose neighbours are wanted, ``seeded`` one that is to be a seed."""

    asked = Signal(str)
    seeded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        label = QLabel(self.tr("Neighbours of"))
        label.setProperty("role", "muted")
        self.edit = QLineEdit()
        self.edit.setObjectName("words_neighbour_word")
        self.edit.setAccessibleName(self.tr("Neighbours of"))
        self.edit.setPlaceholderText(self.tr("a word, or click one on the map"))
        self.edit.setToolTip(self.tr("A word whose neighbours are shown; Enter asks for them"))
        self.edit.setMaximumWidth(220)
        self.edit.returnPressed.connect(self._on_typed)
        label.setBuddy(self.edit)
        self.seed = QToolButton()
        self.seed.setObjectName("words_neighbour_seed")
        self.seed.setText(self.tr("As seed"))
        self.seed.setAccessibleName(self.tr("As seed"))
        self.seed.setIcon(icon("plus"))
        self.seed.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.seed.setToolTip(self.tr("Add this word to the seeds"))
        self.seed.clicked.connect(self._on_seed)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label)
        line.addWidget(self.edit, 1)
        line.addWidget(self.seed)
        line.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        self._bars = [NeighbourBar() for _ in range(NEIGHBOURS)]
        rows = NEIGHBOURS // _COLUMNS
        for place, bar in enumerate(self._bars):
            bar.setObjectName(f"words_neighbour_{place}")
            bar.clicked.connect(self._on_bar)
            grid.addWidget(bar, place % rows, place // rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addLayout(grid)
        self.set_neighbours("", [])

    def word(self) -> str:
        """Whose neighbours are shown, '' for nobody's."""
        return self._word

    def values(self) -> dict[str, float]:
        """The neighbours that are shown, and their cosines."""
        return {bar.word: bar.cosine for bar in self._bars if not bar.isHidden()}

    def set_neighbours(self, word: str, near: Sequence[tuple[str, float]]) -> None:
        """Show those of another word; '' shows nothing."""
        self._word = word
        self.edit.setText(word)
        self.seed.setEnabled(bool(word))
        for bar in self._bars[len(near) :]:
            bar.hide()
        for bar, one in zip(self._bars, near, strict=False):
            bar.set_word(*one)

    def _on_typed(self) -> None:
        word = self.edit.text().strip()
        if word:
            self.asked.emit(word)

    def _on_bar(self) -> None:
        bar = self.sender()
        assert isinstance(bar, NeighbourBar)
        self.asked.emit(bar.word)

    def _on_seed(self) -> None:
        self.seeded.emit(self._word)
