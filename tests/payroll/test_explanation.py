"""What a line rests on, down to the wage, the due time, the punch and the day it lies on (T2)."""

from __future__ import annotations

from datetime import date

from rostering.attendance.month import MonthInputs
from rostering.domain.derivation import Derivation
from rostering.domain.leave import LeaveDay, LeaveStatus, OvertimeOrder, Part, Settlement
from rostering.domain.statement import Entry
from rostering.language import LANGUAGES, current_language
from rostering.payroll.explanation import Explainer, explained
from rostering.payroll.freezing import derivations_content, derivations_from
from rostering.payroll.sources import Sources
from rostering.policy.catalogue import load_catalogue
from tests.payroll.test_month import AGENT, INTERN, at, month, paid, punches, shift


def explained_line(inputs: MonthInputs, agent: str, kind: str) -> tuple[Entry, list[str]]:
    """The first line of this kind, and every text of its derivation."""
    pay, made = paid(inputs)
    explainer = Explainer(inputs, pay, load_catalogue(), Sources({1: "punches.csv"}))
    entry = next(entry for entry in made[agent].entries if entry.kind == kind)
    return entry, texts(explainer.explain(made[agent], entry))


def texts(derivation: Derivation) -> list[str]:
    return [derivation.text, *(text for part in derivation.parts for text in texts(part))]


def test_an_absence_says_which_wage_is_divided_by_which_days() -> None:
    _entry, found = explained_line(month(shifts=(shift("2026-05-11"),)), "A01", "absence")
    assert "1900.00 is base 1000.00 and floating pay 900.00: agent (G5)" in found
    assert "days_a_month = 21.75 days, from 2010-07-28 (pay_rules/day_rate.toml)" in found


def test_a_fine_shows_the_values_of_its_own_band_and_the_punch_against_the_due_time() -> None:
    late = month(
        shifts=(shift("2026-05-11"),), punches=punches("2026-05-11T09:41:10", "2026-05-11T18:01:00")
    )
    _entry, found = explained_line(late, "A01", "late_early")
    assert "in at 09:41:10, due 09:00: 41 whole minutes late (D1)" in found
    assert any(text.startswith("long_fine = 30.00") for text in found)
    assert not any(text.startswith("short_fine") for text in found)


def test_leaving_early_is_measured_from_the_end_that_was_due() -> None:
    early = month(
        shifts=(shift("2026-05-11"),), punches=punches("2026-05-11T08:59:00", "2026-05-11T17:39:30")
    )
    _entry, found = explained_line(early, "A01", "late_early")
    assert "out at 17:39:30, due until 18:00: 20 whole minutes early (D1)" in found


def test_work_on_a_statutory_day_names_the_day() -> None:
    worked = month(
        shifts=(shift("2026-05-01"),), punches=punches("2026-05-01T08:59:00", "2026-05-01T18:01:00")
    )
    _entry, found = explained_line(worked, "A01", "overtime")
    assert any("480 min worked on the statutory holiday: 2026-05-01 " in text for text in found)
    assert "1000.00 is the month's base pay: agent (G5)" in found
    assert "hours_a_day = 8 hours, from 2010-07-28 (pay_rules/day_rate.toml)" in found


def test_rest_that_was_earned_says_by_when_it_is_to_be_taken() -> None:
    order = OvertimeOrder(
        "O1", "A01", at("2026-05-12T09:00"), at("2026-05-12T12:00"), settle=Settlement.COMP,
        standalone=True,
    )  # fmt: skip
    rested = month(orders=(order,), punches=punches("2026-05-12T08:59:00", "2026-05-12T12:03:00"))
    entry, found = explained_line(rested, "A01", "comp_rest")
    assert entry.minutes == 180
    assert "180 min of rest earned, to be taken by 2027-05-31 (D15)" in found


def test_a_fine_that_cannot_be_collected_says_what_there_was() -> None:
    # an intern has no floating pay: 10.00 taken, nothing to take it from
    late = month(
        agents=(AGENT, INTERN),
        shifts=(shift("2026-05-11", "A02"),),
        punches=punches("2026-05-11T09:10:00", "2026-05-11T18:01:00", agent="A02"),
    )
    _entry, found = explained_line(late, "A02", "fine_not_collected")
    assert "10.00 taken, 0.00 there to take it from: 10.00 is given back (G11)" in found


def test_base_pay_is_called_so() -> None:
    _entry, found = explained_line(month(), "A01", "base")
    assert found[0] == "2026-05-01  G5  Base pay 底薪, Agent 客服专员"


def test_of_a_kind_of_leave_only_what_prices_it_is_shown() -> None:
    unpaid = LeaveDay("A01", date(2026, 5, 11), "unpaid", Part.FULL, LeaveStatus.APPROVED, "L1")
    facts = month(shifts=(shift("2026-05-11"),), leave=(unpaid,))
    _entry, found = explained_line(facts, "A01", "unpaid")
    assert "whole_wage = yes, from 2000-01-01 (leave/unpaid.toml)" in found
    assert not any("certificate" in text or "most_days" in text for text in found)


def test_what_is_frozen_can_be_read_in_either_language() -> None:
    facts = month(shifts=(shift("2026-05-11"),))
    pay, made = paid(facts)
    explainer = Explainer(facts, pay, load_catalogue(), Sources())
    trees = {name: explained(explainer, made["A01"], name) for name in LANGUAGES}
    frozen = derivations_content(trees)
    line = next(entry.line for entry in made["A01"].entries if entry.kind == "absence")
    assert current_language() == "en"
    assert "Absence" in derivations_from(frozen, "en")[line].text
    assert "旷工" in derivations_from(frozen, "zh")[line].text


def test_what_an_older_program_froze_is_read_as_it_was() -> None:
    tree = Derivation("line", "2026-05-01  G5  Agent 客服专员")
    older = derivations_content({"en": {1: tree}})["en"]
    assert derivations_from(older, "zh") == {1: tree}
