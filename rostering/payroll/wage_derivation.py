"""What a formula begins with: the month's wage, the paid days, the rate of a day and an hour (G15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rostering.domain.derivation import Derivation
from rostering.domain.money import yuan
from rostering.domain.statement import Entry
from rostering.language import _
from rostering.payroll.employment import Stretch
from rostering.payroll.formula import counts_hours
from rostering.payroll.own_facts import OwnFacts
from rostering.payroll.rest_ledger import last_day
from rostering.payroll.rule_derivation import GRADE_KINDS, value_in_force
from rostering.policy.catalogue import Catalogue
from rostering.policy.choices import named

MONTHLY = (*GRADE_KINDS, "allowance")


def wage_derivations(entry: Entry, own: OwnFacts, catalogue: Catalogue) -> Iterator[Derivation]:
    """Where the numbers of the line's formula come from, in their order; none for a fixed sum."""
    if entry.wage_fen is None or (entry.halves is None and entry.minutes is None):
        return
    for stretch in own.stretches:
        if entry.date in stretch.days:
            yield from _wage(entry, stretch, catalogue)
    if entry.kind == "settlement":
        return
    rate = catalogue.rule("pay_rules", "day_rate")
    yield Derivation("value", value_in_force(rate, "days_a_month", entry.date))
    if counts_hours(entry):
        yield Derivation("value", value_in_force(rate, "hours_a_day", entry.date))


def _wage(entry: Entry, stretch: Stretch, catalogue: Catalogue) -> Iterator[Derivation]:
    grade = named(stretch.grade, catalogue.rule("grades", stretch.grade).title)
    if entry.kind in MONTHLY:
        text = _("{days} paid days from {start} to {end}: rostered and statutory days (G17)")
        days = (entry.halves or 0) / 2
        yield Derivation(
            "days", text.format(days=f"{days:g}", start=stretch.days.start, end=stretch.days.end)
        )
    elif entry.wage_fen == stretch.base_fen:
        text = _("{wage} is the month's base pay: {grade} ({clause})")
        yield Derivation(
            "wage", text.format(wage=yuan(entry.wage_fen), grade=grade, clause=stretch.clause)
        )
    elif entry.wage_fen == stretch.base_fen + stretch.floating_fen:
        text = _("{wage} is base {base} and floating pay {floating}: {grade} ({clause})").format(
            wage=yuan(entry.wage_fen),
            base=yuan(stretch.base_fen),
            floating=yuan(stretch.floating_fen),
            grade=grade,
            clause=stretch.clause,
        )
        yield Derivation("wage", text)


def rest_text(entry: Entry, catalogue: Catalogue) -> str:
    """What a movement of compensatory rest earned or took (D11, D15); empty for another line."""
    if entry.kind != "comp_rest" or not entry.minutes:
        return ""
    if entry.minutes < 0:
        text = _("{minutes} min taken from the balance, the oldest first (D11)")
        return text.format(minutes=-entry.minutes)
    ends = last_day(entry.date, _term(catalogue, entry.date))
    if ends is None:
        return _("{minutes} min of rest earned (D15)").format(minutes=entry.minutes)
    text = _("{minutes} min of rest earned, to be taken by {day} (D15)")
    return text.format(minutes=entry.minutes, day=ends)


def _term(catalogue: Catalogue, day: date) -> int:
    """Months that compensatory rest is kept; 0 is without end."""
    return int(
        str(catalogue.rule("leave", "comp").parameters["expires_after_months"].on(day).value)
    )
