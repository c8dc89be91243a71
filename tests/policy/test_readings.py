"""Where the policy can be read in more than one way, a rule says which way is taken."""

from __future__ import annotations

import pytest

from rostering.commands import run
from rostering.policy.catalogue import load_catalogue

READINGS = [
    "A5", "G10", "G11", "G12", "G14", "G15", "G16", "G17", "P3", "P7", *(f"D{number}" for number in range(1, 18))
]  # fmt: skip


@pytest.mark.parametrize("clause", READINGS)
def test_every_reading_is_a_named_decision_of_a_rule_with_its_source(clause: str) -> None:
    rules = load_catalogue().rules.values()
    named = [rule for rule in rules for text in rule.decisions if text.startswith(f"{clause}:")]
    assert named
    assert all(rule.source for rule in named)


@pytest.mark.parametrize("clause", READINGS)
def test_rules_show_lists_the_decision_of_a_clause(
    clause: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "show", clause]) == 0
    assert f"reading: {clause}:" in capsys.readouterr().out


def test_a_clause_that_no_rule_cites_says_where_to_look(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["rules", "show", "D99"]) == 1
    assert "rules list" in capsys.readouterr().err
