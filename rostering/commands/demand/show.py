"""`rostering demand show`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import DAY, WEEK
from rostering.commands.roles import known_role
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period, week_of
from rostering.language import _


@click.command(
    help=_(
        "Show the people needed in each role and half hour of a week, minimum/target. With --date "
        "the curve of one day with the volumes, the method and how contacts fare. At the end stands "
        "the shape of the team against R4. --role shows one role alone."
    )
    + examples(
        "demand show --week 2026-W23",
        "demand show --date 2026-06-01 --role phone",
        "demand show --json",
    )
)
@click.option("--week", type=WEEK, default="next", show_default=True, help=_("Which week."))
@click.option("--date", "day", type=DAY, help=_("One day with all its numbers."))
@click.option("--role", "name", metavar="ROLE", help=_("This role alone, by its code or label."))
@json_option
@pass_session
def command(
    session: Session, week: Period, day: date | None, name: str | None, as_json: bool
) -> None:
    from rostering.reports.demand import (
        curve_table,
        demand_data,
        demand_grid,
        method_text,
        shape_table,
    )
    from rostering.staffing.curve import curve
    from rostering.staffing.shape import Parameters, shape

    known = session.centre.roles.values()
    roles = [known_role(session.centre, name)] if name is not None else list(known)
    codes = {role.code for role in roles}
    period = Period(day, day) if day else week
    demand = tuple(row for row in session.demand(period) if row.role in codes)
    rule = session.catalogue.rule("staffing", "shape").on(period.start, Parameters)
    employed = [agent for agent in session.centre.agents if agent.employed_on(period.start)]
    levels = shape(employed, rule)
    every = curve(session.centre, session.catalogue, period)
    intervals = tuple(one for one in every if one.role in codes)
    if as_json:
        emit_json("demand", demand_data(demand, intervals, levels))
        return
    for role in roles:
        click.echo(demand_grid(role, demand, period) + "\n")
        if day:
            if any(one.role == role.code for one in intervals):
                click.echo(method_text(role, session.catalogue, day) + "\n")
            click.echo(curve_table(role, intervals) + "\n")
    click.echo(shape_table(levels))
    next_step(f"roster build --week {week_of(period.start)}")
