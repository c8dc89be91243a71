"""What a booked line rests on: who booked it when, why, and from which file and line (T2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from rostering.domain.booked import Adjustment, Amount, Booked, Dismissal
from rostering.domain.derivation import Derivation
from rostering.domain.money import yuan
from rostering.domain.statement import Entry
from rostering.language import _
from rostering.policy.catalogue import Catalogue


def explained_booking(
    booked: Booked, catalogue: Catalogue, entry: Entry, zone: ZoneInfo
) -> Iterator[Derivation]:
    """The sum, adjustment or dismissal that the line was booked as; nothing for another line."""
    sort, _colon, number = (entry.booking or "").partition(":")
    if sort == "amount":
        for item in booked.amounts:
            if item.number == int(number):
                yield Derivation("booking", _amount(item, zone))
    elif sort == "adjustment":
        for change in booked.adjustments:
            if change.number == int(number):
                yield _adjustment(change, catalogue, zone)
    elif sort == "settlement":
        for dismissal in booked.dismissals:
            if dismissal.number == int(number):
                yield Derivation("booking", _dismissal(dismissal, zone))
        worked = _("{days} working days worked until then, as rostered days with a punch or visit")
        yield Derivation("days", worked.format(days=(entry.halves or 0) // 2))


def rule_name(name: str, catalogue: Catalogue) -> str:
    """What the rule of an adjusted line is called; its bare name where the rules have it no more."""
    for kind in ("pay_rules", "law"):
        rule = catalogue.of_kind(kind).get(name)
        if rule is not None:
            return _(rule.title)
    return name


def _amount(item: Amount, zone: ZoneInfo) -> str:
    text = _("sum {number}: {kind} {yuan}, {said}").format(
        number=item.number,
        kind=_(item.kind),
        yuan=yuan(item.fen),
        said=_said(item.who, item.at, zone),
    )
    if item.file:
        text += ", " + _("{file} line {line}").format(file=item.file, line=item.line)
    return text + (f": {item.why}" if item.why else "")


def _adjustment(item: Adjustment, catalogue: Catalogue, zone: ZoneInfo) -> Derivation:
    old = (
        _("line {line} of {month}").format(line=item.of_line, month=item.of_month)
        if item.of_line
        else _("a line that {month} lacks").format(month=item.of_month)
    )
    text = _("adjustment {number} of {old}: {rule}, {day}, {said}: {why}").format(
        number=item.number, old=old, rule=rule_name(item.of_rule, catalogue), day=item.of_date,
        said=_said(item.who, item.at, zone), why=item.why,
    )  # fmt: skip
    return Derivation("booking", text, (Derivation("difference", _difference(item.said)),))


def _difference(said: str) -> str:
    """What was and what is, in words; as an older program wrote it where it is in words already."""
    old, sign, new = said.partition(" > ")
    if not sign:
        return said
    nothing = _("nothing")
    old, new = (nothing if one == "-" else one for one in (old, new))
    return _("was {old}, is now {new}").format(old=old, new=new)


def _dismissal(item: Dismissal, zone: ZoneInfo) -> str:
    return _("dismissed on {day}, {said}: {why}").format(
        day=item.last_day, said=_said(item.who, item.at, zone), why=item.why
    )


def _said(who: str, at: datetime | None, zone: ZoneInfo) -> str:
    when = f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else ""
    return _("by {who} at {when}").format(who=who, when=when)
