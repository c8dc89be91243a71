"""A fixed statement with a line of every part, for the goldens: what is earned, taken and withheld."""

from __future__ import annotations

from datetime import date

from rostering.domain.derivation import Derivation
from rostering.domain.findings import AttendanceException, Standing
from rostering.domain.statement import Entry, LegalWarning, Statement
from rostering.policy.catalogue import load_catalogue
from rostering.reports.payslip import Basis
from tests.reports.fixed import CENTRE

MAY = date(2026, 5, 1)


def entry(
    line: int, day: int, rule: str, clause: str, kind: str, fen: int, points: int = 0
) -> Entry:
    return Entry(line, MAY, date(2026, 5, day), rule, clause, kind, fen, points)


ENTRIES = (
    entry(1, 1, "base_pay", "G5", "base", 100_000),
    entry(2, 1, "floating_pay", "G5", "floating", 90_000),
    entry(3, 9, "rest_day_overtime", "O3", "overtime", 4598),
    entry(4, 14, "lateness_fine", "A1", "late_early", -1000, 3),
    entry(5, 31, "statutory_deduction", "G18", "social_insurance", -20_000),
    entry(6, 31, "statutory_deduction", "G18", "housing_fund", -10_000),
    entry(7, 31, "statutory_deduction", "G18", "income_tax", 0),
)
OPEN = AttendanceException("A01", date(2026, 5, 22), "leave_pending", Standing.OPEN, "request L08")


def statement(*, provisional: bool = False, missing: tuple[str, ...] = ()) -> Statement:
    """1936.98 − 10.00 earned and taken, 300.00 withheld, 1635.98 left."""
    return Statement(
        agent="A01",
        month="2026-05",
        grade="agent",
        days_rostered=22,
        days_worked=21,
        entries=tuple(one for one in ENTRIES if one.kind not in missing),
        exceptions=(OPEN,) if provisional else (),
        warnings=(LegalWarning("L01", 1000),),
        missing=missing,
        pay_day=date(2026, 6, 5),
        score=157,
        points_earned=60,
    )


def explained(_statement: Statement, one: Entry) -> Derivation:
    """A derivation with every topic that a payslip looks for."""
    value = Derivation("value", "amount = 10.00 yuan, from 2010-07-28 (rule.toml)")
    return Derivation(
        "line",
        one.rule,
        (
            Derivation("rule", f"pay_rules/{one.rule}: S, section 4", (value,)),
            Derivation("shift", "shift E (phone) 2026-05-14 07:00–16:00, roster version 3"),
            Derivation("punch", "punch 2026-05-14 07:12:31, punches.csv line 361 (import 1)"),
            Derivation("leave", "leave <L05> & more"),
            Derivation("formula", f"{one.amount_fen} fen as they were worked out"),
        ),
    )


def basis(*, changed: bool = False) -> Basis:
    return Basis(CENTRE, load_catalogue(), explained, "not closed yet", changed)
