"""The hand on the table of layers of a run that a real trainer trains."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from real_lab import LEFT, RealLab

from latentlab.runs.events import Adjust
from latentlab.runs.folder import RunFolder
from latentlab.ui.training.layer_model import Column
from latentlab.ui.training.layers_tab import LayersTab

HEAD = "encoder.head.0"


class LayersLab(RealLab):
    @property
    def tab(self) -> LayersTab:
        tab: LayersTab = self.panel.view.body.layers
        return tab

    def show(self, path: Path) -> None:
        self.panel.show_run(path)
        self.panel.view.body.tabs.setCurrentWidget(self.tab)
        self.wait(lambda: self.tab.model.rowCount() > 0)

    def start(self, **changes: Any) -> Path:
        path = self.started(**changes)
        self.show(path)
        self.wait(lambda: self.tab.model.reason == "" and self.panel.view.steering.record is not None)
        return path

    def row(self, name: str) -> int:
        return [layer.name for layer in self.tab.map.history.layers].index(name)

    def cell(self, name: str, column: Column) -> QPoint:
        index = self.tab.model.index(self.row(name), column)
        self.tab.table.scrollTo(index)
        place: QPoint = self.tab.table.visualRect(index).center()
        return place

    def click(self, name: str, column: Column) -> None:
        QTest.mouseClick(self.tab.table.viewport(), LEFT, pos=self.cell(name, column))

    def text(self, name: str, column: Column) -> str:
        return str(self.tab.model.index(self.row(name), column).data())

    def editors(self) -> list[QLineEdit]:
        found = self.tab.table.findChildren(QLineEdit, "train_layer_editor")
        return [editor for editor in found if editor.isVisible()]

    def editor(self) -> QLineEdit:
        [editor] = self.editors()
        return editor

    def asked(self) -> list[object]:
        return [command.values["rules"] for command in self.sent if isinstance(command, Adjust)]

    def edits(self, path: Path) -> list[object]:
        return [edit["values"]["rules"] for edit in RunFolder(path).edits()]
