"""`latentlab playground`: figures of the mathematics, tables in files, what is refused."""

from __future__ import annotations

import csv

import pytest


def test_descend_tells_where_each_rule_ends(run):
    answer = run(
        "playground", "descend", "ravine", "--rules", "euler", "torch:SGD", "gradient-flow", "--json"
    )
    assert answer.code == 0
    walks = {walk["rule"]: walk for walk in answer.document()["walks"]}
    assert walks["torch:SGD"]["end"] == pytest.approx(walks["euler"]["end"], rel=1e-6)
    assert all(walk["loss"] < 1e-3 for walk in walks.values())


def test_descend_says_what_diverged_and_writes_every_step(run, tmp_path):
    out = tmp_path / "walks.csv"
    answer = run("playground", "descend", "ravine", "--step", "0.1", "--steps", "30", "--out", out)
    assert answer.code == 0
    assert "diverged at step" in answer.out
    rows = list(csv.DictReader(out.open()))
    assert {row["rule"] for row in rows} >= {"euler", "adam", "langevin"}
    assert len([row for row in rows if row["rule"] == "sign"]) == 31


def test_descend_without_a_step_takes_the_losses_own(run):
    assert run("playground", "descend", "rosenbrock", "--json").document()["step"] == 0.0005


def test_escape_is_the_headline(run, tmp_path):
    out = tmp_path / "places.csv"
    answer = run("playground", "escape", "--starts", 300, "--out", out, "--json")
    shares = {(one["rule"], one["steps"]): one for one in answer.document()["shares"]}
    assert shares["euler", 10_000]["stuck"] == 1.0
    assert 0.55 < shares["clipped-polyak", 2500]["escaped"] < 0.83
    assert shares["clipped-polyak", 10_000]["escaped"] > 0.98
    assert len(out.read_text().splitlines()) == 1 + 4 * 300
    assert "0.00%" in run("playground", "escape", "--starts", 10, "--bound", 10).out


def test_dirac_tells_what_is_conserved(run, tmp_path):
    out = tmp_path / "path.csv"
    found = run("playground", "dirac", "wgan", "--out", out, "--json").document()
    assert found["phi"] == pytest.approx([0.05**0.5, 0.05**0.5], abs=1e-5)
    assert next(csv.reader(out.open()))[0] == "time"
    assert "length of" in run("playground", "dirac", "gp0", "--decay", "0.1").out


def test_transport_of_two_files(run, tmp_path):
    a, b, out = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "plan.csv"
    a.write_text("x,y\n0,0\n0,1\n")
    b.write_text("1,0\n1,1\n")
    words = ["playground", "transport", a, b, "--critic", "gp", "--steps", "60", "--out", out]
    found = run(*words, "--json").document()
    assert found["primal"] == pytest.approx(1.0)
    assert found["dual"] == pytest.approx(1.0)
    assert found["one_potential"] == pytest.approx(1.0)
    assert found["proven_by_critic"] <= 1.0 + 1e-6
    assert out.read_text().splitlines() == ["from,to,amount", "0,0,0.5", "1,1,0.5"]
    assert run("playground", "transport").out.split() == (
        ["value", "primal", "1", "dual", "1", "one", "potential", "0.1"]
    )


def test_expmatrix_stacks_factors(run):
    words = ["playground", "expmatrix", "--factor", "1", "0", "0", "1.5", "--factor", "0", "1", "1", "0"]
    found = run(*words, "--json").document()
    assert found["s"] == 0.0
    assert found["matrix"] == [[1.0, 1.5], [1.0, 2.5]]
    assert found["error_of_the_inverse"] < 1e-12


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["descend", "hill"], "hill"),
        (["descend", "--rules", "torch:Adan"], "Adan"),
        (["descend", "--step", "2"], "--step"),
        (["descend", "--start", "nan", "0"], "no point"),
        (["descend", "--out", "walks.json"], "ends in .csv"),
        (["escape", "--starts", "0"], "starts"),
        (["escape", "--bound=-1"], "bound"),
        (["dirac", "lsgan"], "lsgan"),
        (["dirac", "--weight=-1"], "--weight"),
        (["transport", "absent.csv", "absent.csv"], "absent.csv"),
        (["transport", "absent.csv"], "Give two"),
        (["transport", "--epsilon", "0"], "--epsilon"),
        (["expmatrix", "--factor", "1", "2", "3", "inf"], "--factor"),
    ],
)
def test_bad_input_is_named(run, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = run("playground", *words)
    assert answer.code == 2
    assert said in answer.err
    assert list(tmp_path.iterdir()) == []
