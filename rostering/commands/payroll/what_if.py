"""`rostering payroll what-if`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import HolidayCalendar, Period, month_of
from rostering.language import _


@click.command(
    help=_(
        "Work out a month once more under changed rules, and show who would be paid differently and "
        "by how much. DIR is laid out as the centre's rules/ folder and goes over it, parameter by "
        "parameter; DIR/calendar/YEAR.toml goes over the calendar, day by day. Nothing is written."
    )
    + examples(
        "payroll what-if --rules stricter --month 2026-05",
        "payroll what-if --rules stricter --month last --json",
    )
)
@click.option(
    "--rules",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help=_("The folder of changed rules, such as one with pay_rules/lateness_fine.toml."),
)
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@json_option
@pass_session
def command(session: Session, folder: Path, month: Period, as_json: bool) -> None:
    from rostering.payroll.comparison import differences
    from rostering.payroll.gathering import pay_facts
    from rostering.payroll.statement import statements
    from rostering.policy.calendar import load_calendar, require_published
    from rostering.policy.catalogue import load_catalogue
    from rostering.reports.comparison import comparison_data, comparison_table

    changed = load_catalogue(folder, session.catalogue)
    with session.record() as record, record.reading() as connection:
        facts = pay_facts(connection, session.centre, month, session.catalogue)
        others = pay_facts(connection, session.centre, month, changed)
    calendar = load_calendar(folder, facts.inputs.calendar)
    require_published(calendar, month)
    others = replace(others, inputs=replace(others.inputs, calendar=calendar))
    now = statements(facts.pay(session.catalogue), facts.inputs)
    then = statements(others.pay(changed), others.inputs)
    days = _changed_days(facts.inputs.calendar, calendar, month)
    found = differences(now, then)
    provisional = any(item.provisional for item in (*now, *then))
    if as_json:
        head = {"month": month_of(month.start), "provisional": provisional, "statutory": days}
        emit_json("what-if", {**head, **comparison_data(found)})
        return
    for day, holiday in days.items():
        text = _("{day} is a statutory day then") if holiday else _("{day} is none any more")
        click.echo(text.format(day=day))
    if not found:
        click.echo(_("Nobody would be paid differently."))
    else:
        click.echo(comparison_table(found, {a.id: a.name for a in session.centre.agents}))
    if provisional:
        warn(_("PROVISIONAL: open exceptions are not priced on either side"))
    next_step(f"payroll run --month {month_of(month.start)}")


def _changed_days(now: HolidayCalendar, then: HolidayCalendar, month: Period) -> dict[str, bool]:
    """The days of the month that are statutory on one side alone, and whether they are then."""
    return {
        str(day): then.is_statutory(day)
        for day in month
        if now.is_statutory(day) != then.is_statutory(day)
    }
