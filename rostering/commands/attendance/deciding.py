"""Keeping decisions, and showing what became of the days that they are about."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from rostering.attendance.days import WorkedDay, agent_days
from rostering.attendance.keeping import keep, take_back
from rostering.attendance.settling import Choice, Draft, Settler
from rostering.centre.decisions import DecisionRow, read_decisions
from rostering.commands.agents import known_agent
from rostering.commands.attendance.targets import named_days, targets_of, targets_of_kind
from rostering.commands.closed import point_out_closed
from rostering.commands.leave.limits import refuse_impossible
from rostering.commands.leave.typed import known_kind
from rostering.commands.months import chosen_month
from rostering.commands.output import emit_json, next_step
from rostering.commands.session import Session
from rostering.commands.settling import settling_command
from rostering.commands.stages import during
from rostering.domain.calendar import Period, month_of
from rostering.domain.findings import AttendanceException, Standing
from rostering.domain.leave import Part
from rostering.errors import InputError, InputProblem
from rostering.language import _, labelled, listed, plural, spellings
from rostering.payroll.gathering import month_pay
from rostering.payroll.statement import all_exceptions
from rostering.record.leave import leave_requests

Days = set[tuple[str, date]]
HALVES = ("", "full", "first", "second")


def decide(
    session: Session,
    *,
    what: Sequence[str],
    kind: str | None,
    agent: str | None,
    file: Path | None,
    choice: Choice,
    month: Period | None,
    why: str,
    as_json: bool,
) -> None:
    """Keep what is decided, or nothing where a part of it cannot be; then show the days anew."""
    centre = session.centre
    rows = _rows_of(file, session, why)
    named = named_days(centre, what)
    if agent is not None:
        agent = known_agent(centre, agent).id
    if not (named or rows or kind):
        hint = _("type a date and an agent, --kind, or --from FILE")
        raise InputError([InputProblem("WHAT", _("is missing"), "", hint)])
    month = _month_of(session, named, rows, month)
    with session.record() as record:
        with record.reading() as connection, during(_("working out the month")):
            inputs, pay = month_pay(connection, centre, month, session.catalogue)
        exceptions = all_exceptions(pay, inputs)
        if not rows and choice == Choice(part=choice.part):
            _refuse_undecided(named, kind, exceptions)
        settler = Settler(inputs, pay.reconciled, [])
        drafts: list[tuple[Draft, str]] = []
        chosen = targets_of_kind(kind, agent, exceptions) if kind else []
        for target in [*targets_of(named, exceptions), *chosen]:
            drafts += [(draft, why) for draft in settler.drafts(target, choice)]
        drafts += _from_rows(session, rows, exceptions, settler)
        if settler.problems:
            raise InputError(settler.problems)
        with record.transaction(session.who, "attendance decide", why) as connection:
            before = {one.id: one.status for one in leave_requests(connection)}
            numbers = [
                number
                for draft, reason in drafts
                for number in keep(connection, [draft], session.who, reason)
            ]
            now = leave_requests(connection)
            fresh = [one for one in now if before.get(one.id) is not one.status]
            made = {one.id for one in now if one.id not in before}
            refuse_impossible(session, connection, fresh, instead=made)
    days = {(draft.agent, draft.date) for draft, _reason in drafts}
    _show(session, month, days, numbers, as_json)


def _refuse_undecided(
    named: Sequence[tuple[str, date, str]],
    kind: str | None,
    exceptions: Iterable[AttendanceException],
) -> None:
    """Raise InputError with what may be typed: for what is open on the days, else for any day."""
    hint = _("such as --punch-out 18:00, --accept late, --order pay, --leave sick, --as-is")
    days = {(agent, day) for agent, day, _rest in named}
    open_ones = [
        InputProblem(
            f"{item.agent}@{item.date}",
            _("{what}: nothing is decided").format(what=_(item.kind)),
            "",
            labelled(_("type"), f"rostering {settling_command(item)}"),
        )
        for item in exceptions
        if (item.agent, item.date) in days and item.standing is Standing.OPEN
    ]
    where = " ".join(f"{agent}@{day}" for agent, day in sorted(days)) or f"--kind {kind}"
    raise InputError(open_ones or [InputProblem(where, _("nothing is decided"), "", hint)])


def withdraw_one(session: Session, number: int, why: str, as_json: bool) -> None:
    """Take a decision back and show its day anew."""
    with (
        session.record() as record,
        record.transaction(session.who, "attendance decide --withdraw", why) as connection,
    ):
        decision = take_back(connection, number, session.who, why)
    month = Period.month(decision.date.year, decision.date.month)
    _show(session, month, {(decision.agent, decision.date)}, [], as_json)


def _rows_of(file: Path | None, session: Session, why: str) -> tuple[DecisionRow, ...]:
    """The lines of the table; `-` is standard input, which is laid into a file first."""
    if file is None:
        return ()
    if str(file) != "-":
        return read_decisions(file, session.centre, why)
    with tempfile.TemporaryDirectory() as folder:
        laid = Path(folder) / "decisions.csv"
        laid.write_bytes(sys.stdin.buffer.read())
        return read_decisions(laid, session.centre, why)


def _month_of(
    session: Session,
    named: Iterable[tuple[str, date, str]],
    rows: Iterable[DecisionRow],
    month: Period | None,
) -> Period:
    """The one month that all days lie in; the one given, or worked on last, where no day is named."""
    days = [day for _agent, day, _kind in named] + [row.date for row in rows]
    months = {(day.year, day.month) for day in days}
    if len(months) > 1:
        problem = InputProblem(
            "WHAT", _("the days are of several months"), "", _("decide by month")
        )
        raise InputError([problem])
    if months:
        return Period.month(*months.pop())
    with session.record() as record, record.reading() as connection:
        return chosen_month(connection, month, "reconcile", "attendance decide")


def _from_rows(
    session: Session,
    rows: Iterable[DecisionRow],
    exceptions: Sequence[AttendanceException],
    settler: Settler,
) -> list[tuple[Draft, str]]:
    found = []
    for row in rows:
        targets = targets_of([(row.agent, row.date, row.kind)], exceptions)
        for target in targets:
            drafts = settler.drafts(target, _choice_of(session, row))
            found += [(draft, row.why) for draft in drafts]
    return found


def _choice_of(session: Session, row: DecisionRow) -> Choice:
    value = row.value
    if row.decision == "leave":
        kind, _colon, part = value.partition(":")
        if part in HALVES:
            return Choice(leave=known_kind(session, kind), part=Part(part or "full"))
        return Choice(leave=known_kind(session, kind), hours=part)
    if row.decision == "accept":
        return Choice(accept=(_one_of(value, ("late", "early")),))
    if row.decision == "order":
        return Choice(order=_one_of(value, ("pay", "comp")))
    if row.decision in ("punch_in", "punch_out"):
        times: dict[str, Any] = {row.decision: value}
        return Choice(**times)
    flags: dict[str, Any] = {row.decision: True}
    return Choice(**flags)


def _one_of(value: str, known: tuple[str, ...]) -> str:
    value = spellings(known).get(value, value)
    if value not in known:
        hint = _("known are {names}").format(names=listed(known))
        raise InputError([InputProblem("value", _("is not known"), value, hint)])
    return value


def _show(
    session: Session, month: Period, days: Days, numbers: Sequence[int], as_json: bool
) -> None:
    """The days as they are now, and how much is still open."""
    point_out_closed(session, {day for _agent, day in days})
    with (
        session.record() as record,
        record.reading() as connection,
        during(_("working out the month")),
    ):
        inputs, pay = month_pay(connection, session.centre, month, session.catalogue)
    exceptions = all_exceptions(pay, inputs)
    remaining = sum(item.standing is Standing.OPEN for item in exceptions)
    shown: list[tuple[str, WorkedDay]] = [
        (agent, day)
        for agent in sorted({agent for agent, _day in days})
        for day in agent_days(agent, inputs, pay.reconciled)
        if (agent, day.date) in days
    ]
    if as_json:
        _emit(month, numbers, shown, remaining)
        return
    if numbers:
        kept = listed(numbers)
        click.echo(_("Kept as decision {numbers}.").format(numbers=kept))
    for agent, day in shown:
        click.echo(_line(agent, day))
    text = plural("{count} exception still open", "{count} exceptions still open", remaining)
    click.echo(
        text if remaining else _("Nothing is open in {month}.").format(month=month_of(month.start))
    )
    scope = month_of(month.start)
    next_step(
        f"attendance exceptions --month {scope}" if remaining else f"payroll run --month {scope}"
    )


def _line(agent: str, day: WorkedDay) -> str:
    from rostering.reports.attendance import finding_text

    first, last = (f"{at:%H:%M:%S}" if at else "-" for at in (day.first, day.last))
    findings = listed(finding_text(one) for one in day.findings) or _("nothing to note")
    return f"  {agent}  {day.date}  {day.start:%H:%M}-{day.end:%H:%M}  {first} {last}  {findings}"


def _emit(
    month: Period, numbers: Sequence[int], shown: Iterable[tuple[str, WorkedDay]], remaining: int
) -> None:
    from rostering.reports.attendance import attendance_data

    data: dict[str, Any] = {
        "month": month_of(month.start),
        "decisions": list(numbers),
        "open": remaining,
        "days": [{"agent": agent, **attendance_data([day])[0]} for agent, day in shown],
    }
    emit_json("decision", data)
