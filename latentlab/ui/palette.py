"""The command palette: every action by name, a few letters and Enter away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from latentlab.ui.actions import Actions
from latentlab.ui.theme import current_theme

WIDTH = 560
ROWS = 12
ROW_HEIGHT = 28
_ACTION = Qt.ItemDataRole.UserRole
_TO_LIST = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def plain_text(action: QAction) -> str:
    """What the action is called, without mnemonic and ellipsis."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def match(query: str, action: QAction) -> int | None:
    """How well an action answers a query; smaller is better, None is not at all.

    Words may come in any order; a word may also begin the action's English name, whatever the language.
    """
    title = plain_text(action).casefold()
    name = action.objectName().casefold().replace("_", " ")
    words = query.casefold().split()
    if not all(word in title or word in name for word in words):
        return None
    if not words or title.startswith(words[0]):
        return 0
    return 1 if words[0] in title else 2


class CommandPalette(QFrame):
    """Lies over the window, not a window itself: it neither grabs the keyboard nor outlives its parent."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self.setObjectName("command_palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Command palette"))
        self.query = QLineEdit(self)
        self.query.setObjectName("palette_query")
        self.query.setPlaceholderText(self.tr("Search actions"))
        self.query.setAccessibleName(self.tr("Search actions"))
        self.query.textChanged.connect(self._on_query)
        self.query.returnPressed.connect(self._on_return)
        self.query.installEventFilter(self)
        self.list = QTreeWidget(self)
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(self.tr("Actions found"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_item)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.query)
        column.addWidget(self.list)
        self.hide()

    def open(self) -> None:
        """Show every action, ready to type."""
        self.query.clear()
        self._fill("")
        window = self._window
        width = min(WIDTH, window.width() - 32)
        height = min(ROWS * ROW_HEIGHT + 56, window.height() - 96)
        self.setGeometry((window.width() - width) // 2, 48, width, height)
        self.list.setColumnWidth(0, width - 160)
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() in _TO_LIST:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _on_query(self, text: str) -> None:
        self._fill(text)

    def _fill(self, query: str) -> None:
        scored = [
            (rank, at, action)
            for at, action in enumerate(self._actions.all())
            if action.isVisible() and (rank := match(query, action)) is not None
        ]
        self.list.clear()
        muted = current_theme().color("muted")
        for _, _, action in sorted(scored, key=lambda entry: entry[:2]):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QTreeWidgetItem([plain_text(action), keys])
            item.setIcon(0, action.icon())
            item.setToolTip(0, action.toolTip())
            item.setData(0, _ACTION, action)
            item.setForeground(1, muted)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setDisabled(not action.isEnabled())
            self.list.addTopLevelItem(item)
        usable = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        first = next((item for item in usable if item is not None and not item.isDisabled()), None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _on_return(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._on_item(item)

    def _on_item(self, item: QTreeWidgetItem) -> None:
        action: QAction = item.data(0, _ACTION)
        if action.isEnabled():
            self._leave()
            action.trigger()

    def _leave(self) -> None:
        self.hide()
        self._window.setFocus(Qt.FocusReason.OtherFocusReason)
