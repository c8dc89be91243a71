"""A small centre with a fixed roster, in which every kind of day occurs once, for the goldens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.request import Demand, RosterRequest
from rostering.domain.roster import Activity, ActivityKind, Assignment, Duty, Roster
from rostering.domain.shifts import Presence, Role, Shift
from rostering.record.publishing import as_published
from rostering.reports.wall import Standing, Wall, agents_of
from rostering.scheduling.coverage import coverage

WEEK = Period(date(2026, 4, 27), date(2026, 5, 3))
HIRED = date(2020, 1, 1)
NAMES = ("周敏", "=cmd|' /C calc'!A0", "+86 Ann", "-Bob", "@欧阳晓明", "<b>Li & Co</b>")
CENTRE = Centre(
    folder=Path("nowhere"),
    name="三角湖客服中心",
    zone=ZoneInfo("Asia/Shanghai"),
    language="zh",
    roles={
        "phone": Role("phone", "电话"),
        "walk_in": Role("walk_in", "来宾"),
        "field": Role("field", "外勤", Presence.MOBILE),
    },
    shifts={
        "E": Shift("E", "早班", 420, 960, ((660, 720),), ("phone", "walk_in")),
        "D": Shift("D", "白班", 540, 1080, ((720, 780),), ("phone", "walk_in", "field")),
        "N": Shift("N", "夜班", 1320, 1860, ((1560, 1620),), ("phone",)),
        "S": Shift("S", "短班", 1080, 1260, (), ("phone",)),
    },
    agents=tuple(
        Agent(f"A{number:02d}", name, "agent", ("phone", "walk_in"), 2400, HIRED, team="甲班")
        for number, name in enumerate(NAMES, 1)
    ),
)


def day(number: int) -> date:
    """The day of the week, from 1."""
    return date.fromordinal(WEEK.start.toordinal() + number - 1)


GRID = {
    "A01": "E:phone E:phone D:walk_in . . D:field N:phone",
    "A02": "D:phone D:phone D:phone D:phone D:phone . .",
    "A03": "N:phone N:phone . . E:walk_in E:phone E:phone",
    "A04": ". E:phone+S:phone . D:field D:field . .",
    "A05": "D:walk_in . E:phone N:phone . . D:phone",
    "A06": ". . . . . . .",
}


def assignments(grid: dict[str, str] = GRID) -> tuple[Assignment, ...]:
    """Those of a grid as people write it."""
    return tuple(
        Assignment(agent, day(number), *part.split(":"))
        for agent, cells in grid.items()
        for number, cell in enumerate(cells.split(), 1)
        if cell != "."
        for part in cell.split("+")
    )


ROSTER = Roster(
    WEEK,
    assignments(),
    (Duty(day(1), "A02"), Duty(day(2), "A01"), Duty(day(6), "A03")),
    (
        Activity("A02", day(1), 690, 750, ActivityKind.BREAK),
        Activity("A02", day(1), 840, 870, ActivityKind.EVENT, "周一例会"),
        Activity("A02", day(1), 960, 1020, ActivityKind.ROLE, "walk_in"),
    ),
)
LEAVE = (
    LeaveDay("A06", day(1), "annual", Part.FULL, LeaveStatus.APPROVED, "L1"),
    LeaveDay("A06", day(2), "sick", Part.FULL, LeaveStatus.PENDING, "L2"),
    LeaveDay("A06", day(3), "personal", Part.FULL, LeaveStatus.REFUSED, "L3"),
)
HOLIDAYS = {day(5): "劳动节", day(6): "劳动节"}
PUBLISHED = Standing(3, datetime(2026, 4, 20, 8, 0, tzinfo=UTC), "周敏")


def demand(period: Period = WEEK) -> tuple[Demand, ...]:
    """One or two on the phone by day, one by night on the last three days, one at the counter."""
    rows = []
    for one in period:
        rows.append(Demand(one, "phone", 420, 1080, 1, 2))
        rows.append(Demand(one, "walk_in", 540, 1020, 1, 1))
        if one.weekday() >= 4:
            rows.append(Demand(one, "phone", 0, 420, 1, 1))
    return tuple(rows)


def wall_of(
    roster: Roster = ROSTER,
    centre: Centre = CENTRE,
    standing: Standing = PUBLISHED,
    *,
    chosen: tuple[str, ...] = (),
    sign_off: bool = False,
) -> Wall:
    """The wall sheet of a roster, as a command gathers it."""
    needed = demand(roster.period)
    request = RosterRequest(roster.period, centre.agents, centre.roles, centre.shifts, needed)
    agents = agents_of(centre, roster, chosen)
    shifts = as_published(roster, centre.shifts, centre.zone)
    names = {agent.id for agent in agents}
    return Wall(
        centre,
        roster,
        standing,
        agents,
        tuple(replace(one, version=standing.version) for one in shifts if one.agent in names),
        tuple(coverage(roster, request)),
        tuple(one for one in LEAVE if one.agent in names and one.date in roster.period),
        {one: name for one, name in HOLIDAYS.items() if one in roster.period},
        sign_off,
    )


def large_wall(agents: int, weeks: int = 1, standing: Standing = PUBLISHED) -> Wall:
    """A sheet of so many agents over so many weeks, everybody with five shifts a week."""
    people = tuple(
        Agent(f"A{number:04d}", f"欧阳{number}", "agent", ("phone",), 2400, HIRED)
        for number in range(1, agents + 1)
    )
    period = Period(WEEK.start, date.fromordinal(WEEK.start.toordinal() + 7 * weeks - 1))
    codes = ("E", "D", "N")
    given = tuple(
        Assignment(agent.id, one, codes[(place + number) % 3], "phone")
        for place, agent in enumerate(people)
        for number, one in enumerate(period)
        if (place + number) % 7 < 5
    )
    duties = tuple(Duty(one, people[0].id) for one in period)
    return wall_of(Roster(period, given, duties), replace(CENTRE, agents=people), standing)
