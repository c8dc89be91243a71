"""The arithmetic of one entry, written out with its numbers (G15, G16)."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from rostering.domain.money import yuan
from rostering.domain.statement import Entry
from rostering.language import _, joined
from rostering.payroll.inputs import DayRate

LEAVE_RULES = ("personal_leave", "sick_leave", "other_leave")
EARNED = ("base", "floating", "allowance", "overtime", "own_work_overtime", "reward")


def formula(entry: Entry, rate: DayRate) -> str:
    """The amount as a person would work it out, with its one rounding at the end."""
    if entry.kind == "law":
        text = _("{amount} more than the policy pays, for the law is applied")
        return text.format(amount=yuan(entry.amount_fen))
    if entry.wage_fen is None:
        return _("{amount}, a fixed sum").format(amount=yuan(entry.amount_fen))
    if entry.kind == "settlement":
        text = _("{wage} × {percent} % = {amount}")
        return text.format(
            wage=yuan(entry.wage_fen), percent=entry.percent, amount=yuan(entry.amount_fen)
        )
    if entry.halves is None and entry.minutes is None:
        return _("{wage} in full").format(wage=yuan(entry.wage_fen))
    exact, text = _worked_out(entry, rate)
    if entry.amount_fen == 0 and exact:
        return joined([f"{text} = {_shown(exact)}", _why_nothing(entry)])
    if abs(entry.amount_fen) == entry.wage_fen < exact:
        cap = _("at most the month: {wage}").format(wage=yuan(entry.wage_fen))
        return joined([f"{text} = {_shown(exact)}", cap])
    if entry.kind in ("base", "floating") and entry.amount_fen < exact - Fraction(1, 2):
        left = _("at most what is left of the month: {amount}").format(
            amount=yuan(entry.amount_fen)
        )
        return joined([f"{text} = {_shown(exact)}", left])
    sign = "" if entry.kind in EARNED else "-"
    rounded = _("{exact}, rounded half up {amount}")
    shown = rounded.format(exact=f"{sign}{_shown(exact)}", amount=yuan(entry.amount_fen))
    return f"{sign}{text} = {shown}"


def counts_hours(entry: Entry) -> bool:
    """Whether the formula counts minutes at the rate of an hour, and not days."""
    return entry.halves is None or entry.due_minutes is not None


def _worked_out(entry: Entry, rate: DayRate) -> tuple[Fraction, str]:
    """The exact amount and how it comes about; leave by the hour, and what is due beside it, is at
    most a day's pay."""
    if entry.due_minutes is not None:
        by_minutes = _by_minutes(replace(entry, minutes=entry.due_minutes), rate)
        return min(by_minutes, _by_days(entry, rate), key=lambda one: one[0])
    if entry.halves is not None:
        return _by_days(entry, rate)
    exact, text = _by_minutes(entry, rate)
    day = _by_days(replace(entry, halves=2), rate)
    if entry.rule in LEAVE_RULES and day[0] < exact:
        return day[0], day[1] + " " + _("(at most a day's pay)")
    return exact, text


def _by_days(entry: Entry, rate: DayRate) -> tuple[Fraction, str]:
    assert entry.wage_fen is not None
    assert entry.halves is not None
    percent = entry.percent if entry.percent is not None else 100
    days = Fraction(entry.halves, 2)
    exact = entry.wage_fen * days * percent / 100 / rate.days_a_month
    text = _("{wage} ÷ {month} × {days} days").format(
        wage=yuan(entry.wage_fen), month=_plain(rate.days_a_month), days=_plain(days)
    )
    return exact, text + (f" × {percent} %" if percent != 100 else "")


def _by_minutes(entry: Entry, rate: DayRate) -> tuple[Fraction, str]:
    assert entry.wage_fen is not None
    assert entry.minutes is not None
    percent = entry.percent if entry.percent is not None else 100
    hours = rate.days_a_month * rate.hours_a_day
    exact = Fraction(entry.wage_fen) * entry.minutes * percent / 100 / 60 / hours
    text = _("{wage} ÷ {month} ÷ {day} × {minutes}/60 h × {percent} %").format(
        wage=yuan(entry.wage_fen),
        month=_plain(rate.days_a_month),
        day=_plain(rate.hours_a_day),
        minutes=entry.minutes,
        percent=percent,
    )
    return exact, text


def _why_nothing(entry: Entry) -> str:
    if entry.kind == "absence":
        return _("no wage is taken for a statutory holiday (D8)")
    return _("settled by compensatory rest, not paid (D15)")


def _shown(exact: Fraction) -> str:
    """Fen as yuan with six decimals, so that the rounding can be followed."""
    value = Decimal(exact.numerator) / Decimal(exact.denominator) / 100
    return str(value.quantize(Decimal("0.000001"), ROUND_HALF_UP))


def _plain(number: Fraction) -> str:
    return format((Decimal(number.numerator) / Decimal(number.denominator)).normalize(), "f")
