"""What was made in the playground outlasts a change of language, which makes its pages anew."""

from __future__ import annotations

from play_lab import PlayLab
from pytestqt.qtbot import QtBot

from latentlab.ui.playground.descent_page import DescentPage
from latentlab.ui.playground.dirac_page import DiracPage
from latentlab.ui.playground.matrix_page import MatrixPage
from latentlab.ui.playground.panel import PlaygroundPanel
from latentlab.ui.playground.transport_page import TransportPage
from latentlab.ui.widgets.plane_items import Handle
from latentlab.ui.workers.critic import CriticWorker
from latentlab.ui.workers.task import Tasks


def test_pages_bring_back_what_others_kept(lab: PlayLab, qtbot: QtBot) -> None:
    descent = lab.page("descent", DescentPage)
    descent.place.setCurrentIndex(descent.place.findData("beale"))
    descent.rules.choose(["sign", "torch:NAdam"])
    descent.knobs.set_values(steps=77)
    lab.page("dirac", DiracPage).plane.set_handles([Handle((0.3, 0.1), 0, "θ"), Handle((0.0, 0.2), 1, "φ")])
    lab.page("transport", TransportPage).preset.setCurrentIndex(3)
    matrix = lab.page("matrix", MatrixPage)
    lab.click("play_factor_add")
    kept = lab.panel.kept()

    tasks, critic = Tasks(), CriticWorker()
    other = PlaygroundPanel(lab.state, tasks, critic)
    other.bring_back(kept)
    assert other.kept() == kept, "also before it was ever seen"
    qtbot.addWidget(other)
    other.show()
    assert isinstance(other.page(), MatrixPage)
    again = other.findChild(DescentPage)
    assert again.command_line() == descent.command_line()
    assert "beale --rules sign torch:NAdam" in again.command_line()
    assert other.findChild(DiracPage).start == (0.0, 0.2, 0.3, 0.1)
    assert other.findChild(TransportPage).on_line
    assert other.findChild(MatrixPage).factors == matrix.factors
    other.hide()
    tasks.close()
    critic.close()
