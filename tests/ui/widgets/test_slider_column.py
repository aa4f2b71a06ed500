from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from latentlab.ui.widgets.axes import TICKS, Axes
from latentlab.ui.widgets.slider_column import SliderColumn
from latentlab.ui.widgets.value_box import number, short

LEFT = Qt.MouseButton.LeftButton


class Heard:
    """What a column says, in order."""

    def __init__(self, column: SliderColumn) -> None:
        self.words: list[str] = []
        self.moves: list[tuple[int, float]] = []
        column.gesture_started.connect(lambda: self.words.append("start"))
        column.gesture_ended.connect(lambda: self.words.append("end"))
        column.reset_requested.connect(lambda axis: self.words.append(f"reset {axis}"))
        column.lock_toggled.connect(lambda axis, on: self.words.append(f"lock {axis} {on}"))
        column.moved.connect(self._on_moved)

    def _on_moved(self, axis: int, value: float) -> None:
        self.moves.append((axis, value))
        if self.words[-1:] != [f"move {axis}"]:
            self.words.append(f"move {axis}")


def make(qtbot: QtBot, count: int, height: int = 400) -> tuple[SliderColumn, Heard]:
    column = SliderColumn()
    qtbot.addWidget(column)
    column.resize(320, height)
    ones = np.ones(count)
    column.set_axes([f"z{i}" for i in range(count)], -3.5 * ones, 3.5 * ones, 0 * ones)
    column.show()
    column.activateWindow()
    qtbot.waitUntil(column.isActiveWindow)
    return column, Heard(column)


def slider(column: SliderColumn, axis: int) -> QSlider:
    found = column.findChildren(QSlider, f"latent_slider_{axis}")
    assert len(found) == 1
    return found[0]


def value_box(column: SliderColumn, axis: int) -> QLineEdit:
    found = column.findChild(QLineEdit, f"latent_value_{axis}")
    assert isinstance(found, QLineEdit)
    return found


def lock_button(column: SliderColumn, axis: int) -> QAbstractButton:
    found = column.findChild(QAbstractButton, f"latent_lock_{axis}")
    assert isinstance(found, QAbstractButton)
    return found


def handle(of: QSlider) -> QPoint:
    option = QStyleOptionSlider()
    of.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    return of.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, of).center()


def drag(of: QSlider, by: int, steps: int = 5) -> None:
    start = handle(of)
    QTest.mousePress(of, LEFT, pos=start)
    for step in range(1, steps + 1):
        QTest.mouseMove(of, start + QPoint(by * step // steps, 0))
    QTest.mouseRelease(of, LEFT, pos=start + QPoint(by, 0))


def wheel(
    on: QWidget,
    notches: float,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    at: QPoint | None = None,
) -> None:
    window = on.window()
    point = QPointF(on.mapTo(window, at or on.rect().center()))
    none = Qt.KeyboardModifier.NoModifier
    QTest.wheelEvent(window.windowHandle(), point, QPoint(0, round(120 * notches)), QPoint(), none, phase)


@pytest.mark.parametrize("count", [5, 16, 512, 12_288])
def test_first_axes_always_exist_and_rows_stay_few(qtbot: QtBot, count: int) -> None:
    column, _ = make(qtbot, count)
    column.set_order(list(reversed(range(count))))
    column.verticalScrollBar().setValue(column.verticalScrollBar().maximum() // 2)
    for axis in range(min(16, count)):
        assert slider(column, axis).accessibleName() == f"Axis z{axis}"
    assert len(column.findChildren(QSlider)) <= 16 + 400 // 30 + 3
    assert not column.findChild(QSlider, f"latent_slider_{count}")


def test_every_axis_gets_a_row_when_it_is_in_view(qtbot: QtBot) -> None:
    column, _ = make(qtbot, 512)
    for axis in (511, 300, 16, 77):
        column.reveal(axis)
        assert slider(column, axis).isVisible()
        top = slider(column, axis).mapTo(column.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= column.viewport().height() - 28
    assert not column.findChildren(QSlider, "latent_slider_511")


def test_a_drag_is_one_gesture_and_moves_with_the_pointer(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 16)
    moved = slider(column, 3)
    before = handle(moved)
    drag(moved, 30)
    assert heard.words == ["start", "move 3", "end"]
    values = [value for _, value in heard.moves]
    assert values == sorted(values)
    assert len(values) == 5
    assert abs(handle(moved).x() - before.x() - 30) <= 1
    assert column.values()[3] == values[-1]
    assert value_box(column, 3).text() == f"{values[-1]:.2f}"


def test_a_press_beside_the_handle_brings_it_there(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 16)
    moved = slider(column, 0)
    QTest.mousePress(moved, LEFT, pos=QPoint(30, 14))
    assert abs(handle(moved).x() - 30) <= 1
    QTest.mouseRelease(moved, LEFT, pos=QPoint(30, 14))
    assert heard.words == ["start", "move 0", "end"]


def test_a_click_on_the_handle_moves_nothing(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 16)
    QTest.mouseClick(slider(column, 0), LEFT, pos=handle(slider(column, 0)))
    assert heard.words == []


def test_an_axis_out_of_view_can_be_dragged(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 512)
    column.set_order(list(reversed(range(512))))
    drag(slider(column, 2), -40)
    assert heard.words == ["start", "move 2", "end"]


def test_what_is_held_keeps_its_row_while_the_column_scrolls(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 512)
    column.reveal(100)
    held = slider(column, 100)
    start = handle(held)
    QTest.mousePress(held, LEFT, pos=start)
    QTest.mouseMove(held, start + QPoint(5, 0))
    column.verticalScrollBar().setValue(0)
    assert slider(column, 100) is held
    QTest.mouseMove(held, start + QPoint(20, 0))
    QTest.mouseRelease(held, LEFT, pos=start + QPoint(20, 0))
    assert heard.words == ["start", "move 100", "end"]


def test_the_state_moves_sliders_silently(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 20)
    values = np.linspace(-3, 3, 20, dtype=np.float32)
    values[4] = 9.0
    column.set_values(values)
    assert heard.words == []
    assert slider(column, 0).value() == round(0.5 / 7 * TICKS)
    assert slider(column, 4).value() == TICKS
    assert value_box(column, 4).text() == "9.00"
    assert np.allclose(column.values(), values)
    with pytest.raises(ValueError, match="20"):
        column.set_values(np.zeros(19))


@pytest.mark.parametrize(("typed", "expected"), [("1.25", 1.25), ("-0,5", -0.5), ("7", 7.0), ("1e-2", 0.01)])
def test_typed_values(qtbot: QtBot, typed: str, expected: float) -> None:
    column, heard = make(qtbot, 16)
    box = value_box(column, 6)
    box.setFocus()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard.moves == [(6, expected)]
    assert heard.words == ["start", "move 6", "end"]
    slider(column, 6).setFocus()
    assert heard.moves == [(6, expected)]


def test_a_double_click_on_a_value_selects_all_of_it(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 16)
    column.set_values(np.full(16, 0.93))
    box = value_box(column, 6)
    at = box.rect().center() + QPoint(box.width() // 3, 0)
    QTest.mouseClick(box, LEFT, pos=at)
    QTest.mouseDClick(box, LEFT, pos=at)
    QTest.keyClicks(box, "2.5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard.moves == [(6, 2.5)]


def test_what_is_no_number_is_marked_and_forgotten(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 16)
    box = value_box(column, 6)
    box.setFocus()
    QTest.keyClicks(box, "12x")
    assert box.property("invalid") is True
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard.words == []
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.property("invalid") is False
    slider(column, 6).setFocus()
    assert box.text() == "0.00"


def test_what_is_being_typed_survives_the_state(qtbot: QtBot) -> None:
    column, _ = make(qtbot, 16)
    box = value_box(column, 0)
    box.setFocus()
    QTest.keyClicks(box, "2.5")
    column.set_values(np.full(16, 1.0))
    assert box.text() == "2.5"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "1"


def test_digits_on_a_slider_begin_a_typed_value(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 16)
    slider(column, 1).setFocus()
    QTest.keyClick(slider(column, 1), Qt.Key.Key_Minus)
    QTest.keyClicks(value_box(column, 1), "2")
    QTest.keyClick(value_box(column, 1), Qt.Key.Key_Return)
    assert heard.moves == [(1, -2.0)]


def test_wheel_steps_are_exact_and_one_gesture(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    column.set_step(0.1)
    with qtbot.waitSignal(column.gesture_ended):
        for _ in range(10):
            wheel(slider(column, 2), 1)
    assert heard.moves[-1] == (2, 1.0)
    assert heard.words == ["start", "move 2", "end"]


def test_keys(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    column.set_step(0.2)
    moved = slider(column, 2)
    moved.setFocus()
    keys = Qt.Key
    for key in (keys.Key_Right, keys.Key_Up, keys.Key_Left, keys.Key_PageUp, keys.Key_Down):
        QTest.keyClick(moved, key)
    QTest.keyClick(moved, keys.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    values = [round(value, 6) for _, value in heard.moves]
    assert values == [0.2, 0.4, 0.2, 2.2, 2.0, 2.02]
    QTest.keyClick(moved, keys.Key_End)
    assert heard.moves[-1] == (2, 3.5)
    QTest.keyClick(moved, keys.Key_Home)
    assert heard.moves[-1] == (2, -3.5)
    QTest.keyClick(moved, keys.Key_Left)
    assert heard.moves[-1] == (2, -3.5)
    slider(column, 3).setFocus()
    assert heard.words == ["start", "move 2", "end"]


def test_another_axis_is_another_gesture(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    wheel(slider(column, 0), 1)
    wheel(slider(column, 1), 1)
    column.hide()
    assert heard.words == ["start", "move 0", "end", "start", "move 1", "end"]


def test_hiding_ends_what_is_under_way(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    held = slider(column, 0)
    start = handle(held)
    QTest.mousePress(held, LEFT, pos=start)
    QTest.mouseMove(held, start + QPoint(9, 0))
    column.close()
    assert heard.words == ["start", "move 0", "end"]
    assert not held.isSliderDown()


def test_double_click_asks_for_a_reset(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    QTest.mouseDClick(slider(column, 4), LEFT, pos=handle(slider(column, 4)))
    assert heard.words == ["reset 4"]


def test_a_lock_is_the_owners_to_close(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    button = lock_button(column, 4)
    QTest.mouseClick(button, LEFT)
    assert heard.words == ["lock 4 True"]
    assert not button.isChecked()
    column.set_locked({4})
    assert button.isChecked()
    QTest.mouseClick(button, LEFT)
    assert heard.words == ["lock 4 True", "lock 4 False"]


def test_a_locked_axis_cannot_be_moved(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    column.set_locked({4})
    held = slider(column, 4)
    drag(held, 30)
    wheel(held, 1)
    QTest.keyClick(held, Qt.Key.Key_Right)
    QTest.keyClick(held, Qt.Key.Key_End)
    QTest.mouseDClick(held, LEFT, pos=handle(held))
    QTest.keyClicks(value_box(column, 4), "1")
    held.setValue(0)
    assert heard.words == []
    assert column.values()[4] == 0
    assert held.value() == TICKS // 2
    QTest.keyClick(held, Qt.Key.Key_L)
    assert heard.words == ["lock 4 False"]


def test_menu(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 10)
    own = QAction("Copy code", column)
    column.addAction(own)
    QApplication.clipboard().setText("0,75")
    menu = column.menu_for(7)
    assert own in menu.actions()
    texts = {action.text(): action for action in menu.actions()}
    texts["Lock axis"].trigger()
    texts["Reset to the mean"].trigger()
    texts["Paste value"].trigger()
    texts["Copy value"].trigger()
    assert heard.words == ["lock 7 True", "reset 7", "start", "move 7", "end"]
    assert heard.moves == [(7, 0.75)]
    assert QApplication.clipboard().text() == "0.75"
    menu.close()


def test_scrolling_past_sliders_does_not_move_them(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 512)
    bar = column.verticalScrollBar()
    wheel(column.viewport(), -1, at=QPoint(15, 100))  # over a name
    at = bar.value()
    assert at > 0
    wheel(slider(column, 8), -1)
    assert bar.value() > at
    assert heard.words == []


def test_touch_pads_scroll(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 512)
    wheel(slider(column, 8), -1, Qt.ScrollPhase.ScrollUpdate)
    assert column.verticalScrollBar().value() > 0
    assert heard.words == []


def test_a_wheel_over_a_slider_moves_it_in_a_long_column_too(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 512)
    wheel(slider(column, 8), 2)
    assert heard.moves == [(8, 0.2)]
    assert column.verticalScrollBar().value() == 0
    column.hide()


def test_tab_walks_the_rows_as_shown_and_leaves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, after = QLineEdit(window), QLineEdit(window)
    column = SliderColumn(window)
    QWidget.setTabOrder(before, column)
    QWidget.setTabOrder(column, after)
    column.setGeometry(0, 60, 300, 200)
    column.set_axes(["a", "b", "c"], [-1] * 3, [1] * 3, [0] * 3)
    column.set_order([2, 0])
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    forward = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        forward.append(QApplication.focusWidget())
    expected = [slider(column, 2), value_box(column, 2), slider(column, 0), value_box(column, 0), after]
    assert forward == expected
    backward = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        backward.append(QApplication.focusWidget())
    assert backward == [*reversed(expected[:-1]), before]


def test_tab_scrolls_a_long_column(qtbot: QtBot) -> None:
    column, _ = make(qtbot, 512, height=120)
    slider(column, 0).setFocus()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is slider(column, 20)
    assert column.verticalScrollBar().value() > 0


def test_another_model_takes_over_the_rows(qtbot: QtBot) -> None:
    column, heard = make(qtbot, 512)
    column.set_locked({1})
    column.set_axes(["a", "b", "c"], [-1, -2, -3], [1, 2, 3], [0, 1, 0])
    names = {found.objectName() for found in column.findChildren(QSlider) if found.objectName()}
    assert names == {"latent_slider_0", "latent_slider_1", "latent_slider_2"}
    assert slider(column, 1).value() == round(0.75 * TICKS)
    assert not lock_button(column, 1).isChecked()
    assert heard.words == []
    column.set_axes([], [], [], [])
    assert not [found for found in column.findChildren(QSlider) if found.objectName()]


def test_activity_and_placeholder_are_drawn(qtbot: QtBot) -> None:
    column, _ = make(qtbot, 16)
    plain = column.grab().toImage()
    column.set_activity(np.arange(16.0))
    assert column.grab().toImage() != plain
    column.set_activity(None)
    assert column.grab().toImage() == plain
    column.set_axes([], [], [], [])
    empty = column.grab().toImage()
    column.set_placeholder("Open a model")
    assert column.grab().toImage() != empty


@given(low=st.floats(-1e3, 1e3), width=st.floats(1e-2, 1e3), share=st.floats(0, 1), step=st.floats(-1e3, 1e3))
def test_values_and_ticks(low: float, width: float, share: float, step: float) -> None:
    axes = Axes.of(["a"], [low], [low + width], [low + width / 2])
    value = low + width * share
    assert abs(axes.value(0, axes.tick(0, value)) - value) <= width / TICKS
    assert low - 1e-6 <= axes.stepped(0, value, step) <= low + width + 1e-6
    assert -1 <= axes.tick(0, value + 1e6) <= TICKS + 1


def test_a_usual_column_shows_two_decimals() -> None:
    spans = [0.5, 1.5, 7.0, 10.5, 30.0, 300.0, 3000.0]
    axes = Axes.of(list("abcdefg"), [0.0] * 7, spans, [0.0] * 7)
    assert [axes.decimals(axis) for axis in range(7)] == [3, 2, 2, 2, 2, 1, 0]


def test_degenerate_axes_are_harmless() -> None:
    axes = Axes.of(["a"], [2.0], [2.0], [2.0])
    assert axes.tick(0, 2.0) == 0
    assert axes.ticks_of(0, 0.1) >= 1
    with pytest.raises(ValueError, match="length"):
        Axes.of(["a"], [1.0, 2.0], [2.0], [2.0])


def test_numbers_are_read_and_written() -> None:
    assert [number(text) for text in ("1,5", " -2 ", "\u22123", "nan", "inf", "x", "")] == [
        1.5, -2.0, -3.0, None, None, None, None,
    ]  # fmt: skip
    assert [short(value, 2) for value in (-0.001, -1.005, 3, 123456.0)] == [
        "0.00",
        "-1.00",
        "3.00",
        "1.23e+05",
    ]
