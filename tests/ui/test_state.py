from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from latentlab.errors import BadInput
from latentlab.models import build
from latentlab.spec import Capability, Code, Floats, ModelSpec
from latentlab.ui.state import AppState, OpenModel

IMAGE = {"channels": 1, "height": 28, "width": 28}


def opened(name: str = "a", dim: int = 4, classes: tuple[str, ...] = ()) -> OpenModel:
    model = build("vae", {"image": IMAGE, "latent_dim": dim, "width": 4, "hidden": 8, "classes": classes})
    space = model.spec.space().model_copy(update={"mean": (0.5,) * dim, "std": (2.0,) * dim})
    model.with_spaces(space)
    return OpenModel(name, name, model.spec, model)


@pytest.fixture
def state(qtbot: QtBot) -> AppState:
    state = AppState()
    state.open(opened())
    return state


def zeros(dim: int) -> Floats:
    return np.zeros(dim, dtype=np.float32)


def values(state: AppState) -> list[float]:
    assert state.code is not None
    return [round(float(value), 4) for value in state.code.values]


def move(state: AppState, axis: int, to: float) -> None:
    assert state.code is not None
    state.set_code(state.code.moved(axis, to))


def test_a_model_opens_at_the_mean_of_its_codes(state: AppState) -> None:
    assert values(state) == [0.5] * 4
    assert not state.can_undo
    assert not state.can_redo


def test_nothing_is_open_at_first(qtbot: QtBot) -> None:
    state = AppState()
    assert (state.model, state.code, state.space, state.position) == (None, None, None, -1)
    assert state.history() == []
    state.undo()
    state.redo()
    state.set_locked(0, True)
    with pytest.raises(BadInput, match="No model is open"):
        state.randomise(1)


def test_undo_and_redo_walk_the_steps(state: AppState) -> None:
    move(state, 0, 1.0)
    move(state, 1, 2.0)
    state.undo()
    assert values(state) == [1.0, 0.5, 0.5, 0.5]
    state.undo()
    assert not state.can_undo
    state.redo()
    move(state, 2, 3.0)
    assert not state.can_redo
    assert [code.values[2] for code in state.history()] == [0.5, 0.5, 3.0]


def test_a_whole_drag_is_one_step(state: AppState, qtbot: QtBot) -> None:
    seen: list[Code] = []
    state.code_changed.connect(seen.append)
    state.begin_gesture()
    for to in (0.6, 0.7, 0.8):
        move(state, 0, to)
    assert len(state.history()) == 1
    state.end_gesture()
    assert len(seen) == 3
    assert len(state.history()) == 2
    state.undo()
    assert values(state) == [0.5] * 4


def test_undo_in_the_middle_of_a_drag_takes_the_drag_back(state: AppState) -> None:
    state.begin_gesture()
    move(state, 0, 3.0)
    state.undo()
    assert values(state) == [0.5] * 4
    state.end_gesture()
    assert values(state) == [0.5] * 4
    assert state.can_redo


def test_a_drag_that_ends_where_it_began_is_no_step(state: AppState) -> None:
    state.begin_gesture()
    move(state, 0, 3.0)
    move(state, 0, 0.5)
    state.end_gesture()
    assert not state.can_undo


def test_what_refines_itself_is_one_step(state: AppState) -> None:
    before: Code | None = None
    for to in (1.0, 2.0, 3.0):
        assert state.code is not None
        code = state.code.moved(0, to)
        state.set_code(code, instead_of=before)
        before = code
    assert len(state.history()) == 2
    move(state, 1, 9.0)
    assert state.code is not None
    state.set_code(state.code.moved(0, 4.0), instead_of=before)
    assert len(state.history()) == 4, "somebody moved meanwhile: that step must not be lost"


def test_locked_axes_stay_when_the_code_is_drawn_or_reset(state: AppState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(state.locks_changed):
        state.set_locked(2, True)
    move(state, 2, 7.0)
    state.randomise(3)
    assert values(state)[2] == 7.0
    assert values(state)[0] != 0.5
    state.reset()
    assert values(state) == [0.5, 0.5, 7.0, 0.5]
    state.set_locked(2, False)
    state.reset()
    assert values(state) == [0.5] * 4


def test_a_seed_is_a_code_and_psi_pulls_it_to_the_mean(state: AppState) -> None:
    state.randomise(5)
    whole = np.array(values(state))
    state.reset()
    state.randomise(5)
    assert values(state) == pytest.approx(list(whole))
    state.randomise(5, psi=0.5)
    assert values(state) == pytest.approx(list(0.5 + 0.5 * (whole - 0.5)), abs=1e-3)
    state.randomise(5, psi=0.0)
    assert values(state) == [0.5] * 4


def test_a_model_without_a_prior_is_drawn_from_its_codes(qtbot: QtBot) -> None:
    state, base = AppState(), opened()
    spec = base.spec.model_copy(update={"capabilities": frozenset({Capability.DECODE})})
    state.open(OpenModel("b", "b", ModelSpec.model_validate(spec), base.model))
    state.randomise(1)
    assert len(set(values(state))) == 4


def test_each_model_keeps_its_own_way(state: AppState) -> None:
    move(state, 0, 1.5)
    state.set_locked(1, True)
    first = state.model
    state.open(opened("other", dim=6))
    assert len(values(state)) == 6
    assert (state.can_undo, state.locked) == (False, frozenset())
    assert first is not None
    state.open(first)
    assert values(state)[0] == 1.5
    assert state.can_undo
    assert state.locked == {1}


def test_a_model_that_changed_its_dimension_starts_anew(state: AppState) -> None:
    state.open(opened("a", dim=5))
    assert values(state) == [0.5] * 5


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (Code(zeros(3)), "3 numbers"),
        (Code(zeros(4) + np.float32(np.nan)), "finite"),
        (Code(zeros(4), space="w"), "no latent space"),
        (Code(zeros(4), label=1), "no classes"),
    ],
)
def test_a_code_that_does_not_fit_changes_nothing(state: AppState, code: Code, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        state.set_code(code)
    assert values(state) == [0.5] * 4


def test_a_conditional_model_has_a_label_in_its_code(qtbot: QtBot) -> None:
    state = AppState()
    state.open(opened(classes=("shirt", "shoe")))
    assert state.code is not None
    assert state.code.label == 0
    with pytest.raises(BadInput, match="shirt, shoe"):
        state.set_code(Code(zeros(4)))
    state.set_code(Code(zeros(4), label=1))
    state.randomise(1)
    assert state.code.label == 1


def test_the_strip_goes_anywhere_and_forgets_nothing(state: AppState, qtbot: QtBot) -> None:
    for to in (1.0, 2.0, 3.0):
        move(state, 0, to)
    state.go_to(1)
    assert values(state)[0] == 1.0
    assert state.position == 1
    assert len(state.history()) == 4
    state.go_to(99)
    assert state.position == 1


def test_the_history_is_bounded(state: AppState) -> None:
    for to in range(300):
        move(state, 0, float(to))
    assert len(state.history()) == 200
    assert state.position == 199
