"""An agent's own pages, behind a signed link: the published schedule and the statements, nobody else's."""

from __future__ import annotations

from datetime import date, timedelta

from rostering.commands.serve.reading import Reading
from rostering.domain.calendar import Period, week_of
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus
from rostering.domain.people import Agent
from rostering.domain.roster import PublishedShift
from rostering.language import _, listed
from rostering.reports.days import by_weeks, clock, weekday
from rostering.reports.hours import day_notes
from rostering.reports.page.sections import Cell, Section, Table, sections_page
from rostering.reports.palette import numbered

WEEKS_SHOWN = 6


def own_page(reading: Reading, agent: Agent, today: date, where: str) -> str:
    """This week and all published after it, and the statements there are; `where` is the own link."""
    from rostering.record.rosters import versions

    session = reading.session()
    centre = session.centre
    with reading.record() as connection:
        known = versions(connection)
    last = max((version.period.end for version in known), default=today)
    monday = today - timedelta(days=today.weekday())
    if last < monday:
        monday = last - timedelta(days=last.weekday())
    period = Period(monday, max(min(last, monday + timedelta(days=7 * WEEKS_SHOWN - 1)), monday))
    sections = [_week(reading, agent, week, centre) for week in by_weeks(period)]
    months = [month for month in reading.months() if _has_statement(reading, agent, month)]
    links = tuple(Cell(month, f"{where}/statements/{month}") for month in months)
    statements = Section(
        _("Pay statements"), text=() if links else (_("There are none yet."),), links=links
    )
    return sections_page(
        f"{agent.name}",
        [*sections, statements],
        subtitle=f"{agent.id} · {centre.name}",
    )


def _has_statement(reading: Reading, agent: Agent, month: str) -> bool:
    year, number = (int(part) for part in month.split("-"))
    return agent.id in reading.statements(Period.month(year, number)).statements


def _week(reading: Reading, agent: Agent, week: Period, centre: Centre) -> Section:
    from rostering.record.leave import leave_days
    from rostering.record.rosters import activities_between, duties_between, published_shifts

    with reading.record() as connection:
        shifts = published_shifts(connection, week, [agent.id])
        duties = {
            duty.date
            for duty in duties_between(connection, week.start, week.end)
            if duty.agent == agent.id
        }
        hours = activities_between(connection, week.start, week.end, [agent.id])
        leave = [day for day in leave_days(connection, week) if day.agent == agent.id]
    rows: list[tuple[Cell, ...]] = []
    for day in week:
        notes = [_("duty")] if day in duties else []
        notes += [_leave(one) for one in leave if one.date == day]
        notes += [
            f"{time} {what}"
            for time, what in day_notes([one for one in hours if one.date == day], centre)
        ]
        own = [shift for shift in shifts if shift.date == day]
        heading = Cell(f"{day} {weekday(day)}")
        told = Cell(listed(note for note in notes if note))
        if not own:
            rows.append(
                (heading, Cell(_("rest day"), style="quiet"), Cell(""), Cell(""), Cell(""), told)
            )
        rows += [(heading, *_shift(shift, centre), told) for shift in own]
    headings = (_("day"), _("shift"), _("time"), _("break"), _("role"), _("notes"))
    return Section(
        week_of(week.start), table=Table(_("Times of the centre."), headings, tuple(rows))
    )


def _leave(one: LeaveDay) -> str:
    if one.status is LeaveStatus.REFUSED:
        return ""
    asked = _(" (asked)") if one.status is LeaveStatus.PENDING else ""
    return _("leave: {kind}").format(kind=_(one.kind)) + asked


def _shift(shift: PublishedShift, centre: Centre) -> tuple[Cell, Cell, Cell, Cell]:
    known = centre.shifts.get(shift.shift)
    role = centre.roles.get(shift.role)
    colours = numbered(centre.shifts)
    zone = centre.zone
    breaks = [
        f"{clock(start, zone, shift.date)}-{clock(end, zone, shift.date)}"
        for start, end in shift.breaks
    ]
    return (
        Cell(
            f"{shift.shift} {known.label}" if known else shift.shift,
            style=f"shift-{colours[shift.shift]}" if shift.shift in colours else "",
        ),
        Cell(f"{clock(shift.start, zone, shift.date)}-{clock(shift.end, zone, shift.date)}"),
        Cell(" ".join(breaks)),
        Cell((role.label or role.code) if role else shift.role),
    )
