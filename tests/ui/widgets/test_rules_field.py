"""A knob whose values are written as text is a line of text that says what it cannot read."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from latentlab.ui.widgets.form import ParameterForm
from trainers.configs.rules import Rule
from trainers.configs.vae import VAETrainConfig


def test_rules_are_typed_and_explained(qtbot: QtBot) -> None:
    form = ParameterForm()
    qtbot.addWidget(form)
    form.set_declaration(VAETrainConfig)
    form.set_unfolded(True)
    form.show()
    field = form.field("rules")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    field.setFocus()
    QTest.keyClicks(field, "encoder.*: lr=0.1, fre")
    assert "'fre' is nothing a rule can do" in form.errors()["rules"]
    assert form.validated() is None
    QTest.keyClicks(field, "eze")
    assert form.errors() == {}
    config = form.validated()
    assert isinstance(config, VAETrainConfig)
    assert config.rules == (Rule(pattern="encoder.*", lr=0.1, freeze=True),)
    form.set_values(VAETrainConfig(rules="*.bias: sign").model_dump())
    assert field.text() == "*.bias: sign"
