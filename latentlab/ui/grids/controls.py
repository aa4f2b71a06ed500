"""How many cells a sheet has, and how they are made."""

from __future__ import annotations

import random
from contextlib import ExitStack
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from latentlab.latent.sheets import MAX_SIDE
from latentlab.latent.walks import KINDS, Kind
from latentlab.ui.grids.axis_field import AxisField
from latentlab.ui.grids.recipe import DEFAULTS, Mode, Recipe
from latentlab.ui.icons import icon
from latentlab.ui.widgets.flow_layout import FlowLayout
from latentlab.ui.widgets.status_line import StatusLine

SEEDS = 2**31 - 1
DRAWN_SEEDS = 100_000  # few digits, so that one can be told to somebody
_FIELDS = {
    Mode.RANDOM: ("rows", "cols", "seed", "psi", "classes", "spaces"),
    Mode.LINE: ("cols", "kind"),
    Mode.CORNERS: ("rows", "cols"),
    Mode.TRAVERSAL: ("rows", "axes", "cols", "reach"),
    Mode.ARITHMETIC: (),
}


class RecipeBar(QWidget):
    """The knobs of the mode that is on; every mode keeps its own."""

    changed = Signal(object)  # Recipe

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipes = dict(DEFAULTS)
        self._mode = Mode.RANDOM
        self._classes = 0
        self._spaces = False
        self._make_fields()
        self._titles: dict[str, QLabel] = {}
        self._groups: dict[str, QWidget] = {}
        row = FlowLayout(spacing=16)
        for name in self._fields:
            row.addWidget(self._group(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._wrong)
        self.set_mode(Mode.RANDOM)

    @property
    def recipe(self) -> Recipe:
        """What the controls say."""
        return self._recipes[self._mode]

    def set_mode(self, mode: Mode) -> None:
        """Show the knobs of another mode, as they were left."""
        self._mode = mode
        texts = self._texts()
        for name, field in self._fields.items():
            self._titles[name].setText(texts[name])
            field.setAccessibleName(texts[name])
            self._groups[name].setVisible(name in self.fields())
        self._show(self.recipe)
        self.changed.emit(self.recipe)

    def set_classes(self, count: int) -> None:
        """How many classes the model has: without any, none can be given rows."""
        self._classes = count
        self._groups["classes"].setVisible("classes" in self.fields())
        self._enable()

    def set_spaces(self, several: bool) -> None:
        """Whether the model draws from several spaces that can be compared."""
        self._spaces = several
        self._groups["spaces"].setVisible("spaces" in self.fields())

    def set_dim(self, dim: int) -> None:
        """How many axes a traversal can choose from."""
        self.axes.set_dim(dim)

    def fields(self) -> tuple[str, ...]:
        """The knobs of this mode; A − B + C has none."""
        missing = {
            name for name, there in (("classes", self._classes), ("spaces", self._spaces)) if not there
        }
        return tuple(name for name in _FIELDS[self._mode] if name not in missing)

    def recipes(self) -> dict[Mode, Recipe]:
        """What every mode was left at."""
        return dict(self._recipes)

    def set_recipes(self, recipes: dict[Mode, Recipe]) -> None:
        """Leave every mode at this."""
        self._recipes = dict(recipes)
        self.set_mode(self._mode)

    def reseed(self) -> None:
        """Another seed, another sheet."""
        self.seed.setValue(random.randrange(DRAWN_SEEDS))

    # -- within ---------------------------------------------------------------------------------------

    def _texts(self) -> dict[str, str]:
        walks = self._mode in (Mode.LINE, Mode.TRAVERSAL)
        return {
            "rows": self.tr("Most active") if self._mode is Mode.TRAVERSAL else self.tr("Rows"),
            "axes": self.tr("Axes"),
            "cols": self.tr("Steps") if walks else self.tr("Columns"),
            "seed": self.tr("Seed"),
            "psi": self.tr("Truncation ψ"),
            "reach": self.tr("Reach"),
            "kind": self.tr("Interpolation"),
            "classes": self.tr("One row per class"),
            "spaces": self.tr("Spaces side by side"),
        }

    def _make_fields(self) -> None:
        self.rows = self._spin("grid_rows", 1, MAX_SIDE)
        self.cols = self._spin("grid_cols", 2, MAX_SIDE)
        self.seed = self._spin("grid_seed", 0, SEEDS)
        self.seed.setFixedWidth(96)
        self.psi = self._decimal("grid_psi", 0.0, 1.0, 0.05)
        self.psi.setToolTip(self.tr("1 keeps the draws, 0 gives the mean: smaller is more typical"))
        self.reach = self._decimal("grid_reach", 0.25, 10.0, 0.25)
        self.reach.setSuffix(" σ")
        self.reach.setToolTip(self.tr("How far each axis goes to both sides, in standard deviations"))
        self.axes = AxisField(self)
        self.axes.setObjectName("grid_axes")
        self.axes.setFixedWidth(136)
        self.axes.setToolTip(self.tr("Axes by number, instead of the most active ones: 0, 3, 7-9"))
        self.axes.edited.connect(self._on_axes)
        self._wrong = StatusLine(self)
        self._wrong.setObjectName("grid_axes_wrong")
        self._wrong.setProperty("role", "bad")
        self.axes.refused.connect(self._on_refused)
        self.kind = QComboBox(self)
        self.kind.setObjectName("grid_kind")
        self.kind.addItem(self.tr("All three"), None)
        for kind, text in self.kind_texts().items():
            self.kind.addItem(text, kind)
        self.kind.currentIndexChanged.connect(self._on_changed)
        self.classes = QCheckBox(self)
        self.classes.setObjectName("grid_classes")
        self.classes.setToolTip(self.tr("The same draws in every row, each row another class"))
        self.classes.toggled.connect(self._on_changed)
        self.spaces = QCheckBox(self)
        self.spaces.setObjectName("grid_spaces")
        self.spaces.setToolTip(self.tr("As many samples of each space, from left to right"))
        self.spaces.toggled.connect(self._on_changed)
        self.dice = QToolButton(self)
        self.dice.setObjectName("grid_dice")
        self.dice.setIcon(icon("dice"))
        self.dice.setToolTip(self.tr("Draw new samples"))
        self.dice.setAccessibleName(self.tr("Draw new samples"))
        self.dice.clicked.connect(self.reseed)
        self._fields: dict[str, QSpinBox | QDoubleSpinBox | QComboBox | QCheckBox | AxisField] = {
            "rows": self.rows,
            "axes": self.axes,
            "cols": self.cols,
            "seed": self.seed,
            "psi": self.psi,
            "reach": self.reach,
            "kind": self.kind,
            "classes": self.classes,
            "spaces": self.spaces,
        }

    def _group(self, name: str) -> QWidget:
        """A knob with its title: they come and go together."""
        group = QWidget(self)
        title = QLabel(group)
        title.setProperty("role", "muted")
        title.setBuddy(self._fields[name])
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self._fields[name])
        if name == "seed":
            row.addWidget(self.dice)
        self._titles[name], self._groups[name] = title, group
        return group

    def kind_texts(self) -> dict[Kind, str]:
        """The interpolations by name."""
        texts = (self.tr("Linear"), self.tr("Spherical"), self.tr("Cosine–sine"))
        return dict(zip(KINDS, texts, strict=True))

    def _spin(self, name: str, low: int, high: int) -> QSpinBox:
        field = QSpinBox(self)
        field.setObjectName(name)
        field.setRange(low, high)
        field.setFixedWidth(64)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.valueChanged.connect(self._on_changed)
        return field

    def _decimal(self, name: str, low: float, high: float, step: float) -> QDoubleSpinBox:
        field = QDoubleSpinBox(self)
        field.setObjectName(name)
        field.setRange(low, high)
        field.setSingleStep(step)
        field.setFixedWidth(80)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.valueChanged.connect(self._on_changed)
        return field

    def _show(self, recipe: Recipe) -> None:
        """Set every knob without an echo."""
        with ExitStack() as blocked:
            for field in self._fields.values():
                blocked.enter_context(QSignalBlocker(field))
            self.rows.setMinimum(2 if recipe.mode is Mode.CORNERS else 1)
            self.rows.setValue(recipe.rows)
            self.cols.setValue(recipe.cols)
            self.seed.setValue(recipe.seed)
            self.psi.setValue(recipe.psi)
            self.reach.setValue(recipe.reach)
            self.kind.setCurrentIndex(self.kind.findData(recipe.kind))
            self.classes.setChecked(recipe.classes)
            self.spaces.setChecked(recipe.spaces)
        self.axes.set_axes(self._recipes[Mode.TRAVERSAL].axes)
        self._enable()

    def _enable(self) -> None:
        by_class = self._mode is Mode.RANDOM and self.recipe.classes and self._classes > 0
        self.rows.setEnabled(not self.recipe.axes and not by_class)
        self._wrong.setVisible(self._mode is Mode.TRAVERSAL and bool(self._wrong.whole()))

    def _on_refused(self, wrong: str) -> None:
        self._wrong.say(wrong)
        self._enable()

    def _on_axes(self, axes: tuple[int, ...]) -> None:
        self._recipes[Mode.TRAVERSAL] = replace(self._recipes[Mode.TRAVERSAL], axes=axes)
        if self._mode is Mode.TRAVERSAL:
            self._enable()
            self.changed.emit(self.recipe)

    def _on_changed(self) -> None:
        recipe = replace(
            self.recipe,
            rows=self.rows.value(),
            cols=self.cols.value(),
            seed=self.seed.value(),
            psi=round(self.psi.value(), 4),
            reach=round(self.reach.value(), 4),
            kind=self.kind.currentData(),
            classes=self.classes.isChecked(),
            spaces=self.spaces.isChecked(),
        )
        if recipe != self.recipe:
            self._recipes[self._mode] = recipe
            self._enable()
            self.changed.emit(recipe)
