"""`rostering overtime order`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.calendar import Period
from rostering.domain.leave import OvertimeOrder, OvertimeReason, Settlement
from rostering.language import _, listed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.domain.centre import Centre


@click.command(
    help=_(
        "Order overtime of an agent, before or after it is worked. It says which days it falls on "
        "and how they are paid, and warns above the caps of Labour Law art. 41."
    )
    + examples(
        'overtime order A14 --from "2026-05-08 22:00" --to 23:00 --why "call peak"',
        'overtime order A05 --from "2026-05-12 09:00" --to 18:00 --break 12:00-13:00 --settle comp',
        'overtime order A11 --from "2026-05-05 18:00" --to 19:30 --reason inefficiency',
    )
)
@click.argument("agent")
@click.option("--from", "start", required=True, help=_("When it begins: 2026-05-08 18:00."))
@click.option("--to", "end", required=True, help=_("When it ends: 20:00, or with its date."))
@click.option("--break", "breaks", multiple=True, help=_("An unpaid break: 12:00-13:00."))
@click.option(
    "--reason",
    type=Word([one.value for one in OvertimeReason]),
    default="business",
    show_default=True,
    help=_("For the business, or because own work was not finished (O1, unpaid)."),
)
@click.option(
    "--settle",
    type=Word([one.value for one in Settlement]),
    default="pay",
    show_default=True,
    help=_("Paid, or made good by compensatory rest."),
)
@click.option("--id", "number", default="", help=_("The order's number; the next free if none."))
@click.option("--standalone/--extends", default=None, help=_("A shift of its own, or part of one."))
@click.option("--why", default="", help=_("Why; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    agent: str,
    start: str,
    end: str,
    breaks: tuple[str, ...],
    reason: str,
    settle: str,
    number: str,
    standalone: bool | None,
    why: str,
    as_json: bool,
) -> None:
    from rostering.commands.agents import employed_agent
    from rostering.commands.overtime.intervals import interval_of
    from rostering.commands.overtime.twice import refuse_twice
    from rostering.record.overtime import add_orders

    centre = session.centre
    span, pauses = interval_of(start, end, breaks, centre.zone)
    person = employed_agent(centre, agent, span[0].date(), "--from")
    with (
        session.record() as record,
        record.transaction(session.who, "overtime order", why) as connection,
    ):
        order = OvertimeOrder(
            number or _next_id(connection),
            person.id,
            *span,
            pauses,
            reason=OvertimeReason(reason),
            settle=Settlement(settle),
            standalone=standalone,
            ordered_by=session.who,
            note=why,
        )
        add_orders(connection, [order])
        refuse_twice(connection, [order], "--from")
    _show(session, order, as_json)


def _next_id(connection: Connection) -> str:
    """O and the next free number."""
    from rostering.record.overtime import order_ids

    used = order_ids(connection)
    number = len(used) + 1
    while f"O{number:02d}" in used:
        number += 1
    return f"O{number:02d}"


def _show(session: Session, order: OvertimeOrder, as_json: bool) -> None:
    from rostering.attendance.ordering import (
        Parameters,
        Plan,
        minutes_by_class,
        minutes_in_shifts,
        ordered_with,
    )
    from rostering.policy.calendar import load_calendar
    from rostering.record.overtime import orders_between
    from rostering.record.rosters import published_shifts

    centre = session.centre
    day = order.start.astimezone(centre.zone).date()
    month = Period.month(day.year, day.month)
    reach = Period(month.start - timedelta(days=1), month.end)  # a night into the first day
    with session.record() as record, record.reading() as connection:
        shifts = published_shifts(connection, reach, [order.agent])
        edge = timedelta(days=31)
        others = orders_between(connection, order.start - edge, order.end + edge)
    matching = session.catalogue.rule("attendance", "matching").parameters
    near = (int(str(matching[name].on(day).value)) for name in ("join_minutes", "after_minutes"))
    plan = Plan(tuple(shifts), *near)
    calendar = load_calendar(centre.own_rules)
    in_shift = minutes_in_shifts(order, shifts)
    classes = minutes_by_class(order, plan, calendar, centre.zone)
    caps = ordered_with(order, others, plan, calendar, centre.zone)
    limits = session.catalogue.rule("law", "overtime_caps").on(day, Parameters)
    if as_json:
        data = {"minutes": classes, "day": caps.day_minutes, "month": caps.month_minutes}
        data["in_shift"] = in_shift
        emit_json("overtime_order", {"order": order.id, "agent": order.agent, **data})
    else:
        parts = listed(
            _("{minutes} min {kind}").format(minutes=minutes, kind=_(kind))
            for kind, minutes in classes.items()
        )
        text = _("Ordered {id}: {agent}, {span}: {parts}, settled by {settle}.")
        click.echo(
            text.format(
                id=order.id,
                agent=order.agent,
                span=_span(order, centre),
                parts=parts,
                settle=_(order.settle.value),
            )
        )
    if in_shift:
        text = _("{minutes} min of it lie in the published shift, and are no overtime (D9)")
        warn(text.format(minutes=in_shift))
    _warn(
        order,
        classes,
        (caps.day_minutes, limits.day_minutes),
        (caps.month_minutes, limits.month_minutes),
    )
    next_step(f"overtime list --month {day:%Y-%m}")


def _span(order: OvertimeOrder, centre: Centre) -> str:
    start, end = (one.astimezone(centre.zone) for one in (order.start, order.end))
    later = f"+{(end.date() - start.date()).days}" if end.date() > start.date() else ""
    return f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}{later}"


def _warn(
    order: OvertimeOrder, classes: dict[str, int], day: tuple[int, int], month: tuple[int, int]
) -> None:
    """What the law says about it; the order stands."""
    if day[0] > day[1]:
        text = _("{minutes} min on this work day: the law allows {cap} (art. 41, L05)")
        warn(text.format(minutes=day[0], cap=day[1]))
    if month[0] > month[1]:
        text = _("{minutes} min in this month: the law allows {cap} (art. 41, L05)")
        warn(text.format(minutes=month[0], cap=month[1]))
    if order.settle is Settlement.COMP and "statutory" in classes:
        warn(_("work on a statutory holiday is to be paid at 300 %, not settled by rest (L03)"))
    if order.settle is Settlement.COMP and "workday" in classes:
        warn(
            _(
                "work-day overtime is to be paid at 150 %; rest is lawful for rest days alone (art. 44)"
            )
        )
    if order.reason is OvertimeReason.INEFFICIENCY:
        warn(_("it is not paid (O1); where the company arranged it, the law asks for pay (L04)"))
