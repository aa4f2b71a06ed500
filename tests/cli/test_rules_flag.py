"""Rules as a flag: what cannot be read or fits nothing is refused before anything is trained."""

from __future__ import annotations

import pytest

TINY = ("--width", 4, "--hidden", 16, "--latent-dim", 4, "--batch-size", 8, "--steps", 2)
FIXED = ("--precision", "fp32", "--layout", "contiguous", "--threads", 1)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("encoder.*: explode", "nothing a rule can do"),
        ("head.*: lr=0.1", "no parameter has a name like head.*"),
    ],
)
def test_wrong_rules_are_refused_with_the_flag_and_leave_nothing(run, tmp_path, monkeypatch, rules, said):
    monkeypatch.setenv("LATENTLAB_HOME", str(tmp_path))
    ended = run("train", "vae", *TINY, *FIXED, "--rules", rules)
    assert ended.code == 2
    assert "rules" in ended.err
    assert said in ended.err
    assert run("runs", "--json").document()["runs"] == []
