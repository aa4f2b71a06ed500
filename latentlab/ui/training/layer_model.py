"""The table's model: one row a layer, its rules as cells that can be edited."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from latentlab.ui.training.layer_map import LayerMap
from latentlab.ui.training.layer_rules import LayerRules, Rules, Sheet, of_kind
from latentlab.ui.training.layer_words import kind_title, number_text, quantity_title
from trainers.configs.rules import BARE, Kind, Transform

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
KIND = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """What the columns are."""

    NAME = 0
    SIZE = 1
    RATE = 2
    FREEZE = 3
    RULE = 4
    AMOUNT = 5
    MAP = 6


class LayerModel(QAbstractTableModel):
    """``asked`` carries the rules that an edit makes; what is shown follows when somebody sets them."""

    asked = Signal(object)  # Rules
    amounts_changed = Signal()  # whether any cell of that column has something to show

    def __init__(self, heat: LayerMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heat = heat
        self._reason = ""
        self._sheet = Sheet((), ())
        self.matched: frozenset[int] = frozenset()  # rows that the rule fits which is being typed

    @property
    def sheet(self) -> Sheet:
        """The layers and the rules that are shown."""
        return self._sheet

    @property
    def reason(self) -> str:
        """Why nothing can be edited; empty where it can."""
        return self._reason

    def set_rules(self, rules: Rules) -> None:
        """Show these rules for the layers of the map's history."""
        layers, amounts = self._heat.history.layers, self.has_amounts()
        if layers != self._sheet.layers:
            self.beginResetModel()
            self._sheet = Sheet(layers, rules)
            self.matched = frozenset()
            self.endResetModel()
        elif rules != self._sheet.rules:
            self._sheet = Sheet(layers, rules)
            self._tell(Column.RATE, Column.AMOUNT)
        if amounts != self.has_amounts():
            self.amounts_changed.emit()

    def has_amounts(self) -> bool:
        """Whether a layer has a transform with an amount."""
        owns = (self._sheet.row(row).own for row in range(len(self._sheet.layers)))
        return any(own is not None and own.kind not in BARE for own in owns)

    def set_reason(self, reason: str) -> None:
        """Why nothing can be edited; empty where it can."""
        self._reason = reason
        self._tell(Column.RATE, Column.AMOUNT)

    def set_matched(self, rows: frozenset[int]) -> None:
        """Make these rows stand out."""
        if rows != self.matched:
            self.matched = rows
            self._tell(Column.NAME, Column.NAME)

    def norms_changed(self) -> None:
        """The map has something new."""
        self._tell(Column.MAP, Column.MAP)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.MAP, Column.MAP)

    def _tell(self, first: Column, last: Column) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, last))

    # -- what Qt asks ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._sheet.layers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole:
            right = section in (Column.SIZE, Column.RATE, Column.AMOUNT)
            return Qt.AlignmentFlag.AlignVCenter | (
                Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            )
        if role == Role.ToolTipRole:
            return self._header_tip(Column(section))
        return self._header(Column(section)) if role == Role.DisplayRole else None

    def _header(self, column: Column) -> str:
        steps = self._heat.history.steps
        if column == Column.MAP and len(steps):
            return self.tr("Steps {first} to {last}").format(first=f"{steps[0]:,}", last=f"{steps[-1]:,}")
        return {
            Column.NAME: self.tr("Layer"),
            Column.SIZE: self.tr("Size"),
            Column.RATE: self.tr("Rate"),
            Column.FREEZE: self.tr("Frozen"),
            Column.RULE: self.tr("Gradient"),
            Column.AMOUNT: "",
            Column.MAP: self.tr("Steps"),
        }[column]

    def _header_tip(self, column: Column) -> str:
        return {
            Column.NAME: self.tr("What has weights of its own in the networks of the run"),
            Column.SIZE: self.tr("How many numbers its weights are"),
            Column.RATE: self.tr("What multiplies the learning rate here"),
            Column.FREEZE: self.tr("Frozen layers stay as they are, bit for bit"),
            Column.RULE: self.tr("What is done to the gradient before the step"),
            Column.AMOUNT: self.tr("How much of that"),
            Column.MAP: self.tr("Norms over the steps; the lines are where something was changed"),
        }[column]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or self._reason:
            return flags
        held = self._sheet.row(index.row())
        match Column(index.column()):
            case Column.FREEZE if not held.held:
                return flags | Qt.ItemFlag.ItemIsUserCheckable
            case Column.RATE if all(rule.lr for rule in held.wider):
                return flags | Qt.ItemFlag.ItemIsEditable
            case Column.RULE:
                return flags | Qt.ItemFlag.ItemIsEditable
            case Column.AMOUNT if held.own is not None and held.own.kind not in BARE:
                return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = Column(index.column()), index.row()
        asker = _ASKERS.get(Qt.ItemDataRole(role)) if role < KIND else None
        if asker is not None:
            return asker(self, row, column)
        if role == KIND:
            own = self._sheet.row(row).own
            return own.kind if own is not None else None
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not self.flags(index) & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable):
            return False
        row, held = index.row(), self._sheet.row(index.row())
        match Column(index.column()):
            case Column.RATE:
                rules = self._sheet.with_rate(row, float(value))
            case Column.FREEZE:
                rules = self._sheet.with_freeze(row, Qt.CheckState(value) == Qt.CheckState.Checked)
            case Column.RULE:
                kind: Kind | None = value or None
                rules = self._sheet.with_transform(row, of_kind(kind, held.own))
            case Column.AMOUNT if held.own is not None:
                rules = self._sheet.with_transform(row, Transform(kind=held.own.kind, amount=float(value)))
            case _:
                return False
        if rules != self._sheet.rules:
            self.asked.emit(rules)
        return True

    # -- cells ----------------------------------------------------------------------------------------

    def _text(self, row: int, column: Column) -> Any:
        layer, held = self._sheet.layers[row], self._sheet.row(row)
        match column:
            case Column.NAME:
                return layer.name
            case Column.SIZE:
                return _counted(layer.size)
            case Column.RATE:
                return _rates(held)
            case Column.RULE:
                return kind_title(held.own.kind if held.own is not None else None)
            case Column.AMOUNT if held.own is not None and held.own.kind not in BARE:
                return number_text(held.own.amount)
        return ""

    def _edited(self, row: int, column: Column) -> Any:
        held = self._sheet.row(row)
        if column == Column.RATE:
            return f"{held.rate:.6g}"
        if column == Column.AMOUNT and held.own is not None:
            return f"{held.own.amount:.6g}"
        return self._text(row, column)

    def _checked(self, row: int, column: Column) -> Any:
        if column != Column.FREEZE:
            return None
        frozen = self._sheet.row(row).frozen
        if all(frozen):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if any(frozen) else Qt.CheckState.Unchecked

    def _tip(self, row: int, column: Column) -> Any:
        layer, held = self._sheet.layers[row], self._sheet.row(row)
        if column == Column.MAP:
            return self._heat.reading()
        lines = [layer.name if column == Column.NAME else self._header_tip(column)]
        if column == Column.NAME:
            lines += [self.tr("{count} numbers in {names}").format(
                count=f"{layer.size:,}", names=", ".join(_last(name) for name in layer.parameters)
            )]  # fmt: skip
        if column == Column.RULE and held.several:
            lines.append(self.tr("It has more than one; choosing another replaces them all."))
        if held.wider and column != Column.SIZE:
            lines.append(self.tr("Also here: {rules}").format(rules="; ".join(map(str, held.wider))))
        if self._reason and column not in (Column.NAME, Column.SIZE):
            lines.append(self._reason)
        return "\n".join(lines)

    def _spoken(self, row: int, column: Column) -> Any:
        name = self._sheet.layers[row].name
        if column == Column.MAP:
            quantity = quantity_title(self._heat.quantity)
            return f"{name}, {quantity}: {number_text(self._heat.value(row))}"
        text = self._text(row, column)
        if column == Column.FREEZE:
            states = {
                Qt.CheckState.Checked: self.tr("yes"),
                Qt.CheckState.PartiallyChecked: self.tr("partly"),
                Qt.CheckState.Unchecked: self.tr("no"),
            }
            text = states[self._checked(row, column)]
        return text if column == Column.NAME else f"{name}, {self._header(column)}: {text}"


_ASKERS: dict[Qt.ItemDataRole, Callable[[LayerModel, int, Column], Any]] = {
    Role.DisplayRole: LayerModel._text,
    Role.EditRole: LayerModel._edited,
    Role.CheckStateRole: LayerModel._checked,
    Role.ToolTipRole: LayerModel._tip,
    Role.AccessibleTextRole: LayerModel._spoken,
}


def _rates(held: LayerRules) -> str:
    least, most = min(held.rates), max(held.rates)
    return number_text(least) if least == most else f"{number_text(least)}–{number_text(most)}"


def _counted(size: int) -> str:
    if size < 10_000:
        return f"{size:,}"
    return f"{size / 1e6:.3g}M" if size >= 999_500 else f"{size / 1e3:.3g}k"


def _last(name: str) -> str:
    return name.rpartition(".")[2]
