"""What a month proposes, and who is its best (P6, A5, P5, P7)."""

from __future__ import annotations

from datetime import date

import pytest

from rostering.domain.incidents import Incident
from rostering.domain.score import MonthScore
from rostering.payroll.proposals import Demotion, one_down, proposals
from rostering.payroll.ranking import month_ranking, year_ranking
from rostering.policy.catalogue import load_catalogue

MONTH = date(2026, 5, 1)


def score(agent: str, total: int | None, grade: str = "agent", review: bool = False) -> MonthScore:
    return MonthScore(agent, "2026-05", (), total, grade, review=review)


def proposed(*scores: MonthScore, incidents: tuple[Incident, ...] = ()) -> list[tuple[str, ...]]:
    found = proposals(scores, incidents, load_catalogue(), MONTH)
    return [
        (item.agent, item.kind.value, item.to, *(reason.clause for reason in item.reasons))
        for item in found
    ]


def test_a_score_of_140_proposes_nothing_and_139_one_grade_down() -> None:
    assert proposed(score("A", 140), score("B", 139, "team_leader")) == [
        ("B", "demotion", "agent", "P6")
    ]


def test_a_month_without_a_score_proposes_nothing_of_it() -> None:
    assert proposed(score("A", None)) == []


@pytest.mark.parametrize(
    ("grade", "to"),
    [
        ("manager", "supervisor"),
        ("supervisor", "assistant_manager"),
        ("assistant_manager", "team_leader"),
        ("team_leader", "agent"),
        ("agent", "intern"),
        ("intern", ""),
        ("senior_lecturer", "intermediate_lecturer"),
        ("intermediate_lecturer", "junior_lecturer"),
        ("junior_lecturer", ""),
    ],
)
def test_a_grade_goes_one_step_down_and_from_the_lowest_people_decide(grade: str, to: str) -> None:
    values = load_catalogue().rule("score", "demotion").on(MONTH, Demotion)
    assert one_down(grade, values) == to


def test_more_than_five_late_events_propose_a_dismissal_review() -> None:
    assert proposed(score("A", 150, review=True)) == [("A", "dismissal", "", "A5")]


def test_grave_cases_propose_what_their_clause_says() -> None:
    incidents = (
        Incident("I1", "A", date(2026, 5, 3), "bad_attitude"),
        Incident("I2", "A", date(2026, 5, 9), "bad_attitude", grave=True),
        Incident("I3", "B", date(2026, 5, 4), "grave_misconduct"),
        Incident("I4", "C", date(2026, 4, 4), "grave_misconduct"),
        Incident("I5", "C", date(2026, 5, 4), "grave_misconduct"),
        Incident("I6", "C", date(2026, 5, 5), "grave_misconduct", withdraws="I5"),
    )
    scores = [score(agent, None) for agent in "ABC"]
    assert proposed(*scores, incidents=incidents) == [
        ("A", "demotion", "intern", "P5.6"),
        ("B", "dismissal", "", "P5.1"),
    ]


def test_the_highest_score_is_the_best_and_who_has_none_is_not_ranked() -> None:
    ranked = month_ranking([score("A", 150), score("B", 163), score("C", None), score("D", 150)])
    assert [(place.rank, place.agent, place.title, place.shared) for place in ranked] == [
        (1, "B", True, False),
        (2, "A", False, False),
        (2, "D", False, False),
    ]


def test_equals_share_the_title_and_are_flagged() -> None:
    ranked = month_ranking([score("A", 163), score("B", 163), score("C", 150)])
    assert [(place.rank, place.agent, place.shared) for place in ranked] == [
        (1, "A", True),
        (1, "B", True),
        (3, "C", False),
    ]


def test_the_best_of_the_year_has_most_titles_shared_ones_too() -> None:
    january = month_ranking([score("A", 163), score("B", 163)])
    february = month_ranking([score("A", 140), score("B", 150)])
    ranked = year_ranking([january, february])
    assert [(place.rank, place.agent, place.points) for place in ranked] == [
        (1, "B", 2),
        (2, "A", 1),
    ]


def test_a_year_without_titles_has_no_best() -> None:
    assert year_ranking([[]]) == ()
