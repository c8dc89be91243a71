"""`rostering payroll adjust`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.payroll.options import month_option
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, month_of
from rostering.errors import CheckFailed, RecordError
from rostering.language import _, listed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.domain.booked import Adjustment
    from rostering.policy.catalogue import Catalogue


@click.command(
    help=_(
        "Work a closed month out with today's punches, leave, orders, rosters and decisions under its "
        "frozen rule values, show what differs line by line, and book the differences as lines of an "
        "open month. The closed month stays as it is. Own base and floating pay of agents.csv are those "
        "of the closing."
    )
    + examples(
        "payroll adjust --month 2026-05 --why 'late punches of 9 May'",
        "payroll adjust --month 2026-05 --into 2026-07 --why 'leave approved late' --yes",
    )
)
@month_option
@click.option("--into", type=MONTH, help=_("The open month; the one after the last closed one."))
@click.option("--why", required=True, help=_("What came to light."))
@click.option("--yes", is_flag=True, help=_("Book without asking."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session, month: Period, into: Period | None, why: str, yes: bool, as_json: bool
) -> None:
    from rostering.record.booked import add_adjustments

    scope = month_of(month.start)
    with session.record() as record:
        with record.reading() as connection:
            target = _target(connection, into)
            due = _due(connection, session, month, target, why)
        if not as_json:
            _show(due, session.catalogue, scope, target)
        if not due and not as_json:
            return
        if not yes and not as_json and not session.dry_run:
            text = _("Book {count} adjustments into {month}?")
            click.confirm(text.format(count=len(due), month=target), abort=True)
        if yes or not as_json:
            with record.transaction(session.who, "payroll adjust", why) as connection:
                add_adjustments(connection, session.who, due)
    if as_json:
        rows = [_data(item) for item in due]
        emit_json(
            "adjustments", {"month": scope, "into": target, "booked": yes, "adjustments": rows}
        )
        return
    text = _("Booked {count} adjustments of {old} into {new}.")
    click.echo(text.format(count=len(due), old=scope, new=target))
    next_step(f"payroll run --month {target}")


def _target(connection: Connection, into: Period | None) -> str:
    """The open month to book into; raises RecordError where it is closed, or none is."""
    from rostering.record.closing import closed_names, refuse_closed

    if into is not None:
        refuse_closed(connection, month_of(into.start))
        return month_of(into.start)
    names = closed_names(connection)
    if not names:
        raise RecordError(_("no month is closed yet"), _("an open month is simply run again"))
    year, number = (int(part) for part in names[-1].split("-"))
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def _due(
    connection: Connection, session: Session, month: Period, target: str, why: str
) -> tuple[Adjustment, ...]:
    from rostering.payroll.adjusting import adjustments_due, with_frozen_pay
    from rostering.payroll.freezing import facts_from, rules_from, statement_from
    from rostering.payroll.gathering import pay_facts
    from rostering.payroll.statement import statements
    from rostering.record.booked import adjustments_where
    from rostering.record.closing import closed_month, closed_statements_of

    scope = month_of(month.start)
    closed = closed_month(connection, scope)
    if closed is None:
        raise RecordError(
            _("{month} is not closed; its facts simply count").format(month=scope),
            f"rostering payroll run --month {scope}",
        )
    frozen = facts_from(closed.facts)
    today = pay_facts(connection, session.centre, month, session.catalogue)
    agents = with_frozen_pay(today.inputs.agents, frozen.inputs.agents)
    facts = replace(
        today,
        inputs=replace(today.inputs, agents=agents),
        comp_balance=frozen.comp_balance,
        booked=replace(
            frozen.booked, figures=today.booked.figures, marks=today.booked.marks
        ),  # what appraisals rest on may have been corrected since
        balances=frozen.balances,
    )
    now = statements(facts.pay(rules_from(closed.rules)), facts.inputs)
    unsettled = [item.agent for item in now if item.provisional]
    if unsettled:
        raise CheckFailed(
            _("{month} has open exceptions again: {agents}").format(
                month=scope, agents=listed(unsettled)
            ),
            f"rostering attendance exceptions --month {scope}",
        )
    old = [
        statement_from(item.content) for item in closed_statements_of(connection, scope).values()
    ]
    booked = adjustments_where(connection, of_month=scope)
    return adjustments_due(old, now, booked, target, why)


def _show(due: tuple[Adjustment, ...], catalogue: Catalogue, scope: str, target: str) -> None:
    from rostering.domain.money import yuan
    from rostering.payroll.bookings import rule_name
    from rostering.reports.terminal import clip, table

    if not due:
        click.echo(_("Nothing differs from the closed {month}.").format(month=scope))
        return
    rows = [
        (
            item.agent,
            f"{item.of_date:%m-%d}",
            item.of_line or _("new"),
            clip(rule_name(item.of_rule, catalogue), 14),
            clip(item.said, 32),
            yuan(item.fen),
            -item.points or "",
        )
        for item in due
    ]
    headings = [_("agent"), _("date"), _("line"), _("rule"), _("what"), _("yuan"), _("pts")]
    click.echo(table(headings, rows, right=[_("yuan"), _("pts")]))
    total = _("{yuan} in all, from {old} into {new}")
    click.echo(total.format(yuan=yuan(sum(item.fen for item in due)), old=scope, new=target))


def _data(item: Adjustment) -> dict[str, object]:
    from rostering.domain.money import yuan

    return {
        "agent": item.agent,
        "date": str(item.of_date),
        "line": item.of_line or None,
        "rule": item.of_rule,
        "clause": item.clause,
        "yuan": yuan(item.fen),
        "points": item.points,
        "said": item.said,
    }
