from __future__ import annotations

from typing import Literal

import pytest
from pydantic import BaseModel, Field, model_validator
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput
from latentlab.ui import i18n
from latentlab.ui.widgets.form import ParameterForm
from latentlab.ui.widgets.knob_texts import limits_text
from latentlab.ui.widgets.knobs import read_knobs
from trainers.configs import CONFIGS, config_class
from trainers.configs.base import TrainConfig, knob


class Toy(BaseModel):
    """Every kind of field."""

    on: bool = knob(True, "a switch")
    kind: Literal["thin", "thick"] = knob("thin", "a choice", group="Shape")
    size: Literal[0, 28] = knob(0, "a choice of numbers", group="Shape")
    count: int = knob(4, "a whole number", unit="images", ge=1, lt=100)
    rate: float = knob(1e-3, "a positive number", gt=0, le=10.0)
    share: float = knob(0.999, "a share", ge=0, lt=1)
    name: str = knob("a", "a text", advanced=True)
    depth: int = knob(2, "a hidden whole number", advanced=True, group="Shape", ge=0)

    @model_validator(mode="after")
    def _thick_is_deep(self) -> Toy:
        if self.kind == "thick" and self.depth < 1:
            raise ValueError("thick shapes need depth")
        if self.name == "forbidden":
            raise BadInput("The name {name!r} is taken.", "Take another.", name=self.name)
        return self


def make(qtbot: QtBot, declaration: type[BaseModel] = Toy, exclude: tuple[str, ...] = ()) -> ParameterForm:
    form = ParameterForm()
    qtbot.addWidget(form)
    form.set_declaration(declaration, exclude)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def typed(field: QWidget, text: str) -> None:
    field.setFocus()
    assert isinstance(field, QAbstractSpinBox | QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


@pytest.mark.parametrize("family", CONFIGS)
def test_every_declared_config_makes_a_form_that_gives_it_back(qtbot: QtBot, family: str) -> None:
    declaration = config_class(family)
    form = make(qtbot, declaration)
    assert form.values() == declaration().model_dump(exclude=set(declaration.unused))
    assert form.validated() == declaration()
    for name in declaration.model_fields.keys() - declaration.unused:
        field = form.findChild(QWidget, f"train_field_{name}")
        assert field is form.field(name)
        assert field.accessibleName()
        assert field.accessibleDescription()
        assert field.toolTip()


def test_kinds_of_fields(qtbot: QtBot) -> None:
    form = make(qtbot)
    kinds = {"on": QCheckBox, "kind": QComboBox, "size": QComboBox, "count": QSpinBox, "rate": QDoubleSpinBox,
             "name": QLineEdit}  # fmt: skip
    for name, kind in kinds.items():
        assert isinstance(form.field(name), kind)
    labels = {label.text() for label in form.findChildren(QLabel)}
    assert {"Count", "images", "Shape", "Rate"} <= labels
    assert "From 1 to below 100." in form.field("count").toolTip()


def test_values_come_and_go_silently(qtbot: QtBot) -> None:
    form = make(qtbot)
    changes: list[int] = []
    form.changed.connect(lambda: changes.append(1))
    values = {"on": False, "kind": "thick", "size": 28, "count": 7, "rate": 2e-5, "share": 0.5, "name": "b",
              "depth": 3}  # fmt: skip
    form.set_values({**values, "unknown": 1})
    assert form.values() == values
    assert changes == []
    assert form.validated() == Toy(**values)


def test_edits_are_told(qtbot: QtBot) -> None:
    form = make(qtbot)
    with qtbot.waitSignal(form.changed):
        typed(form.field("count"), "12")
    with qtbot.waitSignal(form.changed):
        middle = form.field("on").rect().center().y()
        QTest.mouseClick(form.field("on"), Qt.MouseButton.LeftButton, pos=QPoint(8, middle))
    with qtbot.waitSignal(form.changed):
        QTest.keyClick(form.field("kind"), Qt.Key.Key_Down)
    assert form.values()["count"] == 12
    assert form.values()["on"] is False
    assert form.values()["kind"] == "thick"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("rate", "-1", "Must be above 0."),
        ("rate", "1e2", "Must be at most 10."),
        ("count", "0", "Must be at least 1."),
        ("count", "100", "Must be below 100."),
    ],
)
def test_wrong_values_are_explained_at_their_field(qtbot: QtBot, name: str, text: str, said: str) -> None:
    form = make(qtbot)
    typed(form.field(name), text)
    assert form.errors() == {name: said}
    assert said in [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert form.field(name).property("invalid") is True
    assert form.validated() is None
    typed(form.field(name), "2")
    assert form.errors() == {}
    assert form.field(name).property("invalid") is False


def test_scientific_notation(qtbot: QtBot) -> None:
    form = make(qtbot)
    field = form.field("rate")
    assert isinstance(field, QDoubleSpinBox)
    assert field.text() == "0.001"
    typed(field, "3e-5")
    assert form.values()["rate"] == pytest.approx(3e-5)
    typed(field, "2,5")
    assert form.values()["rate"] == 2.5
    typed(field, "1e-x")
    assert "x" not in field.text()


def test_steps_are_sensible(qtbot: QtBot) -> None:
    form = make(qtbot)
    rate, share, count = form.field("rate"), form.field("share"), form.field("count")
    assert isinstance(rate, QDoubleSpinBox)
    assert isinstance(share, QDoubleSpinBox)
    assert isinstance(count, QSpinBox)
    up = []
    for _ in range(4):
        rate.stepUp()
        up.append(rate.value())
    assert up == pytest.approx([2e-3, 5e-3, 1e-2, 2e-2])
    for _ in range(6):
        rate.stepDown()
    assert rate.value() == pytest.approx(2e-4)
    share.stepUp()
    assert share.value() == 0.999
    share.stepDown()
    assert share.value() == pytest.approx(0.998)
    count.stepBy(-10)
    assert count.value() == 1
    count.stepBy(1000)
    assert count.value() == 99
    assert form.errors() == {}


def test_a_wheel_over_a_field_scrolls_the_form(qtbot: QtBot) -> None:
    form = make(qtbot)
    for name in ("count", "rate", "kind"):
        field = form.field(name)
        field.clearFocus()
        at = QPointF(5, 5)
        event = QWheelEvent(at, field.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()
    assert form.values() == Toy().model_dump()


def test_advanced_knobs_fold_away_and_open_for_their_errors(qtbot: QtBot) -> None:
    form = make(qtbot)
    assert not form.field("depth").isVisible()
    fold = form.findChild(QToolButton, "train_advanced")
    assert isinstance(fold, QToolButton)
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert form.field("depth").isVisible()
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert not form.field("depth").isVisible()
    form.set_values({"depth": -1})
    assert form.validated() is None
    assert form.field("depth").isVisible()
    assert form.field("depth").hasFocus()


def test_problems_of_the_whole_are_said_below(qtbot: QtBot) -> None:
    form = make(qtbot)
    form.set_values({"kind": "thick", "depth": 0})
    assert form.validated() is None
    assert "Thick shapes need depth" in [
        label.text() for label in form.findChildren(QLabel) if label.isVisible()
    ]
    form.set_values({"depth": 1, "name": "forbidden"})
    texts = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "The name 'forbidden' is taken. Take another." in texts


def test_the_owner_can_point_at_a_field(qtbot: QtBot) -> None:
    form = make(qtbot)
    form.set_errors({"name": "Somebody has it."})
    assert form.errors() == {"name": "Somebody has it."}
    typed(form.field("name"), "b")
    assert form.errors() == {}


def test_changed_fields_offer_the_way_back(qtbot: QtBot) -> None:
    form = make(qtbot)
    row = form.field("count").parentWidget()
    assert row is not None
    back = row.findChild(QToolButton)
    assert isinstance(back, QToolButton)
    assert not back.isVisible()
    typed(form.field("count"), "9")
    assert back.isVisible()
    with qtbot.waitSignal(form.changed):
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert form.values()["count"] == 4
    assert not back.isVisible()


def test_excluded_knobs_are_the_owners(qtbot: QtBot) -> None:
    form = make(qtbot, TrainConfig, ("data", "device"))
    assert not form.findChild(QWidget, "train_field_data")
    assert "data" not in form.values()
    model = form.validated(data="sprites", device="cpu")
    assert isinstance(model, TrainConfig)
    assert (model.data, model.device) == ("sprites", "cpu")


def test_another_declaration_keeps_what_was_changed_and_the_fold(qtbot: QtBot) -> None:
    class Other(BaseModel):
        count: int = knob(1, "a whole number", ge=1)
        width: int = knob(8, "another", ge=1)
        rate: float = knob(0.5, "with a default of its own", advanced=True, gt=0, le=10.0)

    form = make(qtbot)
    typed(form.field("count"), "44")
    form.set_unfolded(True)
    form.set_declaration(Other)
    assert form.values() == {"count": 44, "width": 8, "rate": 0.5}
    assert form.validated() == Other(count=44)
    qtbot.waitUntil(form.field("rate").isVisible)


class Needy(BaseModel):
    """A knob that does nothing without a choice of another."""

    kind: Literal["thin", "thick"] = knob("thin", "a choice")
    depth: int = knob(2, "only of thick ones", unit="px", needs=("kind", "thick"), ge=0)
    on: bool = knob(True, "a switch")


def choose(form: ParameterForm, name: str, key: Qt.Key) -> None:
    form.field(name).setFocus()
    QTest.keyClick(form.field(name), key)


def test_a_knob_that_does_nothing_is_greyed_until_it_does(qtbot: QtBot) -> None:
    form = make(qtbot, Needy)
    depth = form.field("depth")
    row = depth.parentWidget()
    assert row is not None
    parts = [depth, *row.findChildren(QLabel), row.findChild(QToolButton)]
    assert not any(part.isEnabled() for part in parts)
    assert form.field("on").isEnabled()
    choose(form, "kind", Qt.Key.Key_Down)
    assert form.values()["kind"] == "thick"
    assert all(part.isEnabled() for part in parts)
    typed(depth, "7")
    choose(form, "kind", Qt.Key.Key_Up)
    assert not any(part.isEnabled() for part in parts)
    typed(depth, "9")
    assert form.values() == {"kind": "thin", "depth": 7, "on": True}
    choose(form, "kind", Qt.Key.Key_Down)
    assert form.validated() == Needy(kind="thick", depth=7)
    form.set_values({"kind": "thin"})
    assert not depth.isEnabled()


def test_a_knob_of_several_choices_works_with_each_of_them(qtbot: QtBot) -> None:
    form = make(qtbot, config_class("wgan"))
    penalty, weight = form.field("penalty"), form.field("penalty_weight")
    able = {}
    choose(form, "penalty", Qt.Key.Key_Home)
    for _ in range(penalty.count()):
        able[penalty.currentData()] = weight.isEnabled()
        choose(form, "penalty", Qt.Key.Key_Down)
    wanted = {"gp", "gp-one-sided", "div", "qp"}
    assert able == {name: name in wanted for name in ("gp", "gp-one-sided", "div", "sn", "clip", "qp", "ns")}
    assert "Has an effect only with Penalty: gp or " in weight.accessibleDescription()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_tooltip_of_a_greyed_knob_says_what_it_needs(qtbot: QtBot) -> None:
    try:
        for language, said in (
            ("en", "Has an effect only with KL form: threshold."),
            ("zh_CN", "仅当“KL 形式”设为“阈值式”时才起作用。"),
        ):
            i18n.install(language)
            form = make(qtbot, config_class("vae"))
            form.set_unfolded(True)
            field = form.field("threshold")
            assert not field.isEnabled()
            at = field.rect().center()
            QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, at, field.mapToGlobal(at)))
            qtbot.waitUntil(QToolTip.isVisible)
            assert said in QToolTip.text().splitlines()
            assert said in field.accessibleDescription()
            QToolTip.hideText()
            qtbot.waitUntil(lambda: not QToolTip.isVisible())
    finally:
        i18n.install("en")


def test_what_a_greyed_knob_holds_is_kept_and_trains_nothing(qtbot: QtBot) -> None:
    form = make(qtbot, Needy)
    choose(form, "kind", Qt.Key.Key_Down)
    typed(form.field("depth"), "-3")
    assert form.validated() is None
    choose(form, "kind", Qt.Key.Key_Up)
    assert form.errors() == {}
    assert form.validated() == Needy()
    assert form.values()["depth"] == -3
    choose(form, "kind", Qt.Key.Key_Down)
    assert form.errors() == {"depth": "Must be at least 0."}


def test_a_need_that_is_asked_for_elsewhere_greys_nothing(qtbot: QtBot) -> None:
    form = make(qtbot, Needy, ("kind",))
    assert form.field("depth").isEnabled()
    typed(form.field("depth"), "5")
    assert form.validated(kind="thick") == Needy(kind="thick", depth=5)


def test_what_has_no_field_is_refused() -> None:
    class Odd(BaseModel):
        maybe: int | None = None

    class Odder(BaseModel):
        many: list[int] = Field(default_factory=list)

    for declaration in (Odd, Odder):
        with pytest.raises(TypeError, match="no form field"):
            read_knobs(declaration)


def test_titles_and_limits_in_words() -> None:
    class Words(BaseModel):
        lr: float = knob(1.0, "", gt=0)
        kl_warmup: int = knob(0, "", ge=0)
        latent_dim: int = knob(1, "", le=4096)
        plain: float = Field(0.5, title="Titled")
        batch_size: int = knob(1, "", ge=1, le=65_536)
        between: float = knob(0.5, "", gt=0, le=1)

    knobs = read_knobs(Words)
    titles = ["Learning rate", "KL warmup", "Latent dimensions", "Titled", "Batch size", "Between"]
    assert [found.title for found in knobs] == titles
    assert [limits_text(found) for found in knobs] == [
        "Above 0.", "At least 0.", "At most 4,096.", "", "From 1 to 65,536.", "Above 0, up to 1.",
    ]  # fmt: skip


def test_groups_come_in_the_order_the_declaration_gives():
    from trainers.configs.vae import VAETrainConfig

    groups = list(dict.fromkeys(knob.group for knob in read_knobs(VAETrainConfig)))
    assert groups == [group for group in VAETrainConfig.form_groups if group in groups]
    assert groups[:2] == ["Data", "Model"]


def test_a_decimal_zero_with_a_name_is_shown_by_it(qtbot):
    class Named(BaseModel):
        weight: float = knob(0.0, "a weight", zero="as published", ge=0, le=100)

    form = make(qtbot, Named)
    field = form.field("weight")
    assert field.text() == "as published"
    typed(field, "2.5")
    assert (form.values(), field.text()) == ({"weight": 2.5}, "2.5")
    typed(field, "0")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (form.values(), field.text()) == ({"weight": 0.0}, "as published")
    typed(field, "as published")
    assert form.validated() == Named()


def test_a_zero_with_a_name_is_shown_and_typed_by_it(qtbot):
    from trainers.configs.vae import VAETrainConfig

    form = ParameterForm()
    qtbot.addWidget(form)
    form.set_declaration(VAETrainConfig)
    form.set_unfolded(True)
    form.show()
    threads = form.field("threads")
    assert threads.text() == "automatic"
    threads.setFocus()
    threads.selectAll()
    qtbot.keyClicks(threads, "3")
    assert form.values()["threads"] == 3
    threads.selectAll()
    qtbot.keyClicks(threads, "0")
    qtbot.keyClick(threads, Qt.Key.Key_Return)
    assert (form.values()["threads"], threads.text()) == (0, "automatic")
