"""The stage of word vectors: the map or what is missing for it, its legend, and neighbours below."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from latentlab.ui.words.neighbour_list import NeighbourList
from latentlab.ui.words.vector_map import VectorMap, depth_color
from latentlab.ui.words.vector_work import Growth


class _Hint(QWidget):
    """What belongs here, and the first step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.text = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.text.setProperty("role", "muted")
        self.text.setWordWrap(True)
        self.text.setFixedWidth(240)
        self.button = QPushButton()
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self.title, self.text, self.button):
            # Not an alignment: that would ask the text for its height at another width.
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(widget)
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(3)


class VectorStage(QWidget):
    """``opening`` says that the first step was taken: somebody wants to open a file."""

    opening = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[int, int] = {}
        self._hint = _Hint()
        self._hint.button.setObjectName("words_vectors_first")
        self._hint.button.setText(self.tr("Open vectors…"))
        self._hint.button.setAccessibleName(self.tr("Open vectors"))
        self._hint.button.setToolTip(self.tr("Read vectors of words in word2vec's text format"))
        self._hint.button.clicked.connect(self.opening)
        self.map = VectorMap()
        self.map.setObjectName("words_vectors_map")
        self.map.setAccessibleName(self.tr("Map of the words that grew, coloured by depth"))
        self.map.setToolTip(self.tr("Click a word to see its neighbours"))
        self.legend = QLabel()
        self.legend.setObjectName("words_vectors_legend")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setProperty("role", "caption")
        self.legend.setWordWrap(True)
        self.near = NeighbourList()
        grown = QWidget()
        inside = QVBoxLayout(grown)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.map, 1)
        inside.addWidget(self.legend)
        self._views = QStackedWidget()
        self._views.addWidget(self._hint)
        self._views.addWidget(grown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._views, 1)
        column.addWidget(self.near)
        self.show_nothing(loaded=False)

    def counts(self) -> dict[int, int]:
        """How many words there are at each depth."""
        return dict(self._counts)

    def empty(self) -> bool:
        """Whether it says what is missing instead of showing a map."""
        return self._views.currentWidget() is self._hint

    def show_nothing(self, *, loaded: bool) -> None:
        """Say what is missing: vectors, or seeds where those are ``loaded``."""
        if loaded:
            self._hint.title.setText(self.tr("Nothing has grown yet"))
            self._hint.text.setText(
                self.tr("Type a few seeds at the right: words near them, and words near those, grow here.")
            )
        else:
            self._hint.title.setText(self.tr("No word vectors yet"))
            self._hint.text.setText(
                self.tr("Open word vectors (.txt of word2vec) or drop them here, or train some.")
            )
        self._hint.button.setVisible(not loaded)
        self.near.setVisible(loaded)
        self._counts = {}
        self._views.setCurrentWidget(self._hint)

    def show_growth(self, growth: Growth) -> None:
        """Draw what grew."""
        words = growth.screened.words
        drawn = words[: len(growth.places)]
        self.map.set_words([one.word for one in drawn], growth.places, [one.depth for one in drawn])
        self._counts = dict(sorted(Counter(one.depth for one in words).items()))
        self._tell_counts()
        self.near.show()
        self._views.setCurrentIndex(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._counts:
            self._tell_counts()

    def _tell_counts(self) -> None:
        """The legend: each depth in its colour, with how many words it has."""
        plain, rich = [], []
        for depth, count in self._counts.items():
            if depth == 0:
                text = self.tr("{count} seeds") if count != 1 else self.tr("1 seed")
            elif depth == 1:
                text = self.tr("1 step: {count}")
            else:
                text = self.tr("{depth} steps: {count}")
            text = text.format(depth=depth, count=f"{count:,}")
            plain.append(text)
            rich.append(f'<span style="color:{depth_color(depth).name()}">●</span>&nbsp;{_unbroken(text)}')
        self.legend.setText(" &nbsp; ".join(rich))
        self.legend.setAccessibleName(", ".join(plain))


def _unbroken(text: str) -> str:
    return text.replace(" ", "&nbsp;")
