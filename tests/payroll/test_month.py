"""A month of pay from published shifts and punches to statements and their derivations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from rostering.attendance.month import MonthInputs
from rostering.domain.calendar import Period
from rostering.domain.leave import LeaveRequest, LeaveStatus, OvertimeOrder
from rostering.domain.people import Agent, GradeChange
from rostering.domain.punches import Punch
from rostering.domain.roster import PublishedShift
from rostering.domain.shifts import Role
from rostering.domain.statement import Statement
from rostering.payroll.explanation import Explainer
from rostering.payroll.month import MonthPay, pay_month
from rostering.payroll.sources import Sources
from rostering.payroll.statement import statements
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import load_catalogue

ZONE = ZoneInfo("Asia/Shanghai")
MAY = Period.month(2026, 5)
AGENT = Agent("A01", "林一", "agent", ("phone",), 2400, date(2020, 1, 1))
INTERN = Agent("A02", "王二", "intern", ("phone",), 2400, date(2020, 1, 1))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def shift(day: str, agent: str = "A01") -> PublishedShift:
    breaks = ((at(f"{day}T12:00"), at(f"{day}T13:00")),)
    return PublishedShift(
        agent, date.fromisoformat(day), "D", "phone", at(f"{day}T09:00"), at(f"{day}T18:00"), breaks
    )


def punches(*texts: str, agent: str = "A01") -> tuple[Punch, ...]:
    return tuple(
        Punch(agent, at(text), import_id=1, line=line) for line, text in enumerate(texts, 2)
    )


def month(**facts: object) -> MonthInputs:
    base = MonthInputs(
        month=MAY,
        agents=(AGENT, INTERN),
        roles={"phone": Role("phone", "电话")},
        calendar=load_calendar(),
        zone=ZONE,
        shifts=(),
        orders=(),
        punches=(),
        leave=(),
        complete=((at("2026-04-01T00:00"), at("2026-06-10T00:00")),),
    )
    return replace(base, **facts)  # type: ignore[arg-type]


def paid(
    inputs: MonthInputs, balance: dict[str, int] | None = None
) -> tuple[MonthPay, dict[str, Statement]]:
    pay = pay_month(inputs, balance or {}, load_catalogue())
    return pay, {statement.agent: statement for statement in statements(pay, inputs)}


def amounts(statement: Statement) -> list[tuple[str, int]]:
    return [(entry.clause, entry.amount_fen) for entry in statement.entries]


def test_a_month_without_events_is_base_floating_and_transport_allowance() -> None:
    _pay, made = paid(month())
    assert amounts(made["A01"]) == [("G5", 100000), ("G5", 90000), ("G10", 5000)]
    assert made["A01"].gross_fen == 195000


def test_an_intern_has_neither_floating_pay_nor_allowances() -> None:
    _pay, made = paid(month())
    assert amounts(made["A02"]) == [("G1", 70000)]


def test_an_agent_who_left_before_the_month_has_no_statement() -> None:
    gone = replace(AGENT, left=date(2026, 4, 30))
    _pay, made = paid(month(agents=(gone, INTERN)))
    assert list(made) == ["A02"]


def test_nobody_is_absent_after_the_last_day() -> None:
    # rostered on the 20th and 21st, gone after the 20th: one absence, and the 21st is none
    gone = replace(AGENT, left=date(2026, 5, 20))
    _pay, made = paid(month(agents=(gone,), shifts=(shift("2026-05-20"), shift("2026-05-21"))))
    absences = [entry.date for entry in made["A01"].entries if entry.kind == "absence"]
    assert absences == [date(2026, 5, 20)]
    assert made["A01"].days_rostered == 1


def test_a_joiner_is_paid_rostered_and_statutory_days() -> None:
    # from 18 May: 3 rostered days and no statutory day: 1000.00 × 3 ÷ 21.75 = 137.931 → 137.93
    joiner = replace(AGENT, hired=date(2026, 5, 18))
    days = ("2026-05-18", "2026-05-19", "2026-05-20")
    facts = month(
        agents=(joiner,),
        shifts=tuple(shift(day) for day in days),
        punches=punches(*(f"{day}T{time}" for day in days for time in ("08:55", "18:03"))),
    )
    _pay, made = paid(facts)
    # floating 900.00 × 3 ÷ 21.75 = 124.1379 → 124.14
    assert amounts(made["A01"])[:2] == [("G5", 13793), ("G5", 12414)]


def test_a_change_of_grade_splits_the_month_by_day() -> None:
    # one rostered day and 1–5 May's statutory days before the 6th, one rostered day after it
    facts = month(
        agents=(INTERN,),
        shifts=(shift("2026-05-04", "A02"), shift("2026-05-07", "A02")),
        punches=punches(
            "2026-05-04T08:55", "2026-05-04T18:00", "2026-05-07T08:55", "2026-05-07T18:00",
            agent="A02",
        ),
        grade_changes=(GradeChange("A02", "agent", date(2026, 5, 6)),),
    )  # fmt: skip
    _pay, made = paid(facts)
    statutory = len([day for day in load_calendar().statutory if day in MAY])
    paid_before = statutory + 1 if date(2026, 5, 4) not in load_calendar().statutory else statutory
    base = [entry for entry in made["A02"].entries if entry.kind == "base"]
    assert [(e.clause, e.halves) for e in base] == [("G1", 2 * paid_before), ("G5", 2)]


@pytest.mark.parametrize(
    ("grade", "changes", "flags"),
    [
        ("intern", (), ("probation_over",)),
        ("agent", (GradeChange("A02", "intern", date(2026, 3, 1)),), ()),
        (
            "intern",
            (
                GradeChange("A02", "agent", date(2021, 1, 1)),
                GradeChange("A02", "intern", date(2026, 5, 11)),
            ),
            (),
        ),
        ("agent", (GradeChange("A02", "intern", date(2020, 1, 1)),), ("probation_over",)),
    ],
    ids=["hired", "demoted", "demoted back", "intern since the day of hiring"],
)
def test_probation_is_that_of_a_new_hire_and_not_of_a_demotion(
    grade: str, changes: tuple[GradeChange, ...], flags: tuple[str, ...]
) -> None:
    # hired on 1 January 2020: three months are over long since (G1); a demotion begins none (P6)
    _pay, made = paid(month(agents=(replace(INTERN, grade=grade),), grade_changes=changes))
    assert made["A02"].flags == flags


def test_a_shift_that_no_import_covers_is_pending_and_not_an_absence() -> None:
    facts = month(shifts=(shift("2026-05-20"),), complete=())
    _pay, made = paid(facts)
    assert made["A01"].points_lost == 0
    assert [item.kind for item in made["A01"].exceptions] == ["shift_pending"]
    assert made["A01"].provisional


def test_comp_leave_without_balance_is_open_and_charges_nothing() -> None:
    request = LeaveRequest(
        "L1", "A01", date(2026, 5, 20), date(2026, 5, 20), "comp", status=LeaveStatus.APPROVED
    )
    facts = month(shifts=(shift("2026-05-20"),), leave=tuple(request.days()))
    _pay, short = paid(facts)
    _pay, enough = paid(facts, balance={"A01": 480})
    assert [item.kind for item in short["A01"].exceptions] == ["comp_balance_short"]
    assert short["A01"].gross_fen == enough["A01"].gross_fen == 195000
    assert enough["A01"].exceptions == ()
    assert [e.minutes for e in enough["A01"].entries if e.kind == "comp_rest"] == [-480]


def test_a_shift_over_the_end_of_the_month_belongs_to_the_month_it_starts_in() -> None:
    night = PublishedShift(
        "A01", date(2026, 5, 31), "N", "phone", at("2026-05-31T22:00"), at("2026-06-01T07:00")
    )
    facts = month(shifts=(night,), punches=punches("2026-05-31T22:10", "2026-06-01T07:00"))
    _pay, made = paid(facts)
    assert ("A1", -1000) in amounts(made["A01"])


@pytest.fixture
def eventful() -> MonthInputs:
    """Late, absent for a day, on sick leave, overtime: one line of each."""
    sick = LeaveRequest(
        "L7", "A01", date(2026, 5, 13), date(2026, 5, 13), "sick",
        status=LeaveStatus.APPROVED, decided_by="周敏",
    )  # fmt: skip
    order = OvertimeOrder("O1", "A01", at("2026-05-14T18:00"), at("2026-05-14T20:00"))
    return month(
        shifts=tuple(shift(f"2026-05-{day}") for day in (11, 12, 13, 14)),
        punches=punches(
            "2026-05-11T09:12:31", "2026-05-11T18:01", "2026-05-14T08:58", "2026-05-14T20:05"
        ),
        leave=tuple(sick.days()),
        orders=(order,),
    )


def test_every_amount_follows_from_its_written_formula(eventful: MonthInputs) -> None:
    pay, made = paid(eventful)
    explainer = Explainer(eventful, pay, load_catalogue(), Sources({1: "punches.csv"}))
    statement = made["A01"]
    assert [clause for clause, _fen in amounts(statement)] == [
        "G5", "G5", "G10", "O4", "A1", "A9", "A7",
    ]  # fmt: skip
    for entry in statement.entries:
        formula = next(
            part for part in explainer.explain(statement, entry).parts if part.topic == "formula"
        )
        sign = "-" if entry.amount_fen < 0 else ""
        yuan = f"{sign}{abs(entry.amount_fen) // 100}.{abs(entry.amount_fen) % 100:02d}"
        assert yuan.removeprefix("-") in formula.text


def test_what_is_taken_is_an_equation_that_holds(eventful: MonthInputs) -> None:
    # A9 on 2026-05-12: a day of base and floating pay is taken, both sides below nothing
    pay, made = paid(eventful)
    explainer = Explainer(eventful, pay, load_catalogue(), Sources())
    absence = next(entry for entry in made["A01"].entries if entry.clause == "A9")
    parts = explainer.explain(made["A01"], absence).parts
    told = next(part.text for part in parts if part.topic == "formula")
    left, right = told.split(",")[0].split(" = ")
    wage, month = left.removesuffix(" × 1 days").split(" ÷ ")
    assert wage.startswith("-")
    assert round(float(wage) / float(month), 6) == float(right)


def test_a_fine_is_traced_to_its_punch_with_file_and_line(eventful: MonthInputs) -> None:
    pay, made = paid(eventful)
    sources = Sources({1: "punches.csv"}, {1: " (published 2026-04-24 16:00 by 周敏)"})
    explainer = Explainer(eventful, pay, load_catalogue(), sources)
    fine = next(entry for entry in made["A01"].entries if entry.clause == "A1")
    texts = [part.text for part in explainer.explain(made["A01"], fine).parts]
    assert "punch 2026-05-11 09:12:31, punches.csv line 2 (import 1)" in texts
    assert "in at 09:12:31, due 09:00: 12 whole minutes late (D1)" in texts
    assert any("roster version 1 (published 2026-04-24 16:00 by 周敏)" in text for text in texts)


def test_an_absence_is_traced_to_the_window_without_punches(eventful: MonthInputs) -> None:
    pay, made = paid(eventful)
    explainer = Explainer(eventful, pay, load_catalogue(), Sources())
    absence = next(entry for entry in made["A01"].entries if entry.clause == "A9")
    texts = [part.text for part in explainer.explain(made["A01"], absence).parts]
    assert "no punch in its window 2026-05-12 07:00–22:00 (D13)" in texts


def test_the_same_facts_give_the_same_statements(eventful: MonthInputs) -> None:
    assert paid(eventful)[1] == paid(eventful)[1]


def test_a_punch_more_changes_only_its_own_day(eventful: MonthInputs) -> None:
    more = replace(
        eventful,
        punches=tuple(
            sorted(
                (*eventful.punches, *punches("2026-05-12T08:59", "2026-05-12T18:01")),
                key=lambda punch: punch.at,
            )
        ),
    )
    before, after = (paid(facts)[1]["A01"] for facts in (eventful, more))
    day = date(2026, 5, 12)
    assert [e.amount_fen for e in before.entries if e.date != day] == [
        e.amount_fen for e in after.entries
    ]
    assert after.gross_fen - before.gross_fen == 8736  # 1900.00 ÷ 21.75 = 87.356


def test_days_are_counted_once(eventful: MonthInputs) -> None:
    statement = paid(eventful)[1]["A01"]
    assert (statement.days_rostered, statement.days_worked) == (4, 2)
