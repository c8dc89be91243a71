"""What speaks for and against a promotion, each condition at its border (G12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from rostering.domain.fixed_duties import (
    DutyStanding,
    DutyState,
    Falls,
    FixedDuty,
    OwedDuty,
    Proof,
)
from rostering.domain.incidents import Incident
from rostering.domain.proposals import Condition
from rostering.domain.score import ExamMark, MonthScore
from rostering.errors import PolicyError
from rostering.payroll.duty_evidence import DutyEvidence
from rostering.payroll.promotion import (
    PromotionFacts,
    one_up,
    promotion_case,
    promotion_values,
    whole_months,
)
from rostering.policy.catalogue import load_catalogue
from rostering.policy.incidents import incident_clause

RULES = load_catalogue()
MAY = date(2026, 5, 1)
MONTHS = ("2026-03", "2026-04", "2026-05")
ZONE = ZoneInfo("Asia/Shanghai")
LOG = FixedDuty("work_log", "Work log", "R7", Falls.WORKING_DAY, Proof.TICK, 1)


def scores(*totals: int | None) -> Mapping[str, MonthScore]:
    return {
        month: MonthScore("A", month, (), total)
        for month, total in zip(MONTHS, totals, strict=True)
    }


def marks(*given: str | None) -> Mapping[str, ExamMark]:
    return {
        month: ExamMark("A", month, Decimal(mark), who="Zhou")
        for month, mark in zip(MONTHS, given, strict=True)
        if mark is not None
    }


def missing(count: int, **more: tuple[str, ...]) -> Mapping[str, DutyEvidence]:
    owed = OwedDuty("A", LOG, MAY, MAY, MAY)
    lacking = (DutyState(owed, DutyStanding.MISSING),) * count
    return {"2026-05": DutyEvidence({DutyStanding.MISSING: count}, {}, lacking, **more)}


WHOLE = PromotionFacts(
    "A", "agent", date(2025, 6, 1), "grades.csv", date(2026, 5, 31), MONTHS,
    scores(150, 150, 150), marks("80", "80", "80"), duties=missing(3),
)  # fmt: skip


def conditions(facts: PromotionFacts) -> dict[str, Condition]:
    case = promotion_case(facts, "team_leader", promotion_values(RULES, MAY), ZONE)
    return {one.name: one for one in case.conditions}


def unmet(facts: PromotionFacts) -> tuple[str, ...]:
    return promotion_case(facts, "team_leader", promotion_values(RULES, MAY), ZONE).unmet


def test_who_meets_every_condition_at_its_border_is_eligible() -> None:
    assert unmet(WHOLE) == ()


def test_each_condition_fails_one_step_beyond_its_border() -> None:
    day = date(2026, 5, 20)
    punished = Incident("I2", "A", day, "dress", 0, 0, why="no badge", who="Zhou")
    clause = incident_clause(RULES, "dress", day)
    for name, facts in {
        "months_in_grade": replace(WHOLE, since=date(2025, 6, 2)),
        "score_least": replace(WHOLE, scores=scores(150, 149, 150)),
        "mark_least": replace(WHOLE, marks=marks("80", "79.99", "80")),
        "punishments_most": replace(WHOLE, incidents=[(punished, clause)]),
        "missing_most": replace(WHOLE, duties=missing(4)),
    }.items():
        assert unmet(facts) == (name,)


def test_a_month_without_a_score_or_a_mark_is_not_enough_and_is_said() -> None:
    found = conditions(replace(WHOLE, scores=scores(150, None, 150), marks=marks("80", None, "80")))
    assert (found["score_least"].found, found["mark_least"].found) == ("150, –, 150", "80, –, 80")
    assert "2026-04: no score, items are not judged" in found["score_least"].sources
    assert "2026-04: no exam mark" in found["mark_least"].sources


def test_a_centre_without_the_monthly_score_asks_for_none() -> None:
    found = conditions(replace(WHOLE, scores={}, keeps_score=False))
    assert "score_least" not in found
    assert all(one.met for one in found.values())


def test_a_reward_is_evidence_and_no_punishment() -> None:
    day = date(2026, 4, 2)
    reward = Incident("I1", "A", day, "adopted_suggestion", 10000, 5, why="script", who="Zhou")
    facts = replace(WHOLE, incidents=[(reward, incident_clause(RULES, "adopted_suggestion", day))])
    found = conditions(facts)["punishments_most"]
    assert found.met
    assert found.sources == ("incident I1 of 2026-04-02, reward P4.2, entered by Zhou: script",)


def test_duties_of_which_nothing_is_recorded_do_not_count() -> None:
    assert unmet(replace(WHOLE, duties=missing(9, unrecorded=("work_log",)))) == ()


def test_every_figure_says_where_it_stands() -> None:
    found = conditions(replace(WHOLE, closed=frozenset(["2026-03"])))
    assert found["months_in_grade"].sources == ("agent since 2025-06-01: grades.csv",)
    assert found["score_least"].sources[0] == (
        "2026-03: 150, earned 0, lost 0, from the closed month"
    )
    assert found["mark_least"].sources[0] == "2026-03: 80, entered by Zhou"


@pytest.mark.parametrize(
    ("since", "end", "months"),
    [
        (date(2026, 3, 1), date(2026, 5, 31), 3),
        (date(2026, 3, 2), date(2026, 5, 31), 2),
        (date(2026, 3, 1), date(2026, 5, 30), 2),
        (date(2025, 12, 15), date(2026, 1, 14), 1),
        (date(2026, 5, 31), date(2026, 5, 31), 0),
        (date(2026, 6, 5), date(2026, 5, 31), 0),
    ],
)
def test_whole_months_count_from_the_day_of_the_grade(since: date, end: date, months: int) -> None:
    assert whole_months(since, end) == months


@pytest.mark.parametrize(
    ("grade", "to"),
    [
        ("intern", "agent"), ("agent", "team_leader"), ("team_leader", "assistant_manager"),
        ("assistant_manager", "supervisor"), ("supervisor", "manager"), ("manager", ""),
        ("junior_lecturer", ""),
    ],
)  # fmt: skip
def test_the_ladder_leads_one_step_up(grade: str, to: str) -> None:
    assert one_up(grade, RULES, MAY) == to


def test_each_grade_of_the_rule_needs_its_months() -> None:
    rule = RULES.rule("score", "promotion")
    held = rule.parameters["held"]
    short = replace(held, values=(replace(held.values[0], value=("agent",)),))
    other = replace(rule, parameters={**rule.parameters, "held": short})
    with pytest.raises(PolicyError, match="months_in_grade"):
        promotion_values(RULES.with_([other]), MAY)
