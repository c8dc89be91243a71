"""A large roster taken away: Excel, page and calendars of 1 000 agents over four weeks.

    python -m benchmarks.exports [AGENTS WEEKS]

The roster is generated, with the coverage of three roles; gathering it from the record is not timed. The
three together may take 20 seconds. Every result is checked: rows of the workbook and of the page, events
of the calendars.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from rostering.domain.calendar import Period
from rostering.domain.centre import Centre
from rostering.domain.people import Agent
from rostering.domain.request import Demand, RosterRequest
from rostering.domain.roster import Assignment, Duty, Roster
from rostering.domain.shifts import Role, Shift
from rostering.record.publishing import as_published
from rostering.reports.calendar_file import CalendarTerms, calendars
from rostering.reports.wall import Standing, Wall
from rostering.reports.wall_page import wall_page
from rostering.reports.wall_workbook import wall_workbook
from rostering.scheduling.coverage import coverage

Result = TypeVar("Result")
MONDAY = date(2026, 6, 1)
PUBLISHED = datetime(2026, 5, 20, 8, tzinfo=UTC)
LIMIT = 20.0
ROLES = {
    "phone": Role("phone", "电话"),
    "walk_in": Role("walk_in", "来宾"),
    "field": Role("field", "外勤"),
}
SHIFTS = {
    "E": Shift("E", "早班", 420, 960, ((660, 720),)),
    "D": Shift("D", "白班", 540, 1080, ((720, 780),)),
    "L": Shift("L", "晚班", 780, 1320, ((1020, 1080),)),
    "N": Shift("N", "夜班", 1320, 1860, ((1560, 1620),)),
}


def main() -> None:
    """Time each form and all of them."""
    agents, weeks = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (1000, 4)
    wall = generate(agents, weeks)
    print(f"{agents} agents, {weeks} weeks, {len(wall.shifts)} shifts", flush=True)
    terms = CalendarTerms("benchmark", {1: PUBLISHED}, alarm=60)
    workbook, first = timed("xlsx", lambda: wall_workbook(wall))
    page, second = timed("html", lambda: wall_page(wall))
    files, third = timed("ics", lambda: [content for _agent, content in calendars(wall, terms)])
    check(wall, workbook, page, files)
    total = first + second + third
    print(f"together {total:.1f} s (at most {LIMIT:g})")
    if agents <= 1000 and weeks <= 4 and total > LIMIT:
        sys.exit("slower than it may be")


def generate(agents: int, weeks: int) -> Wall:
    """Five of seven days each, shifts and roles in turn, demand every half hour."""
    period = Period(MONDAY, MONDAY + timedelta(days=7 * weeks - 1))
    hired = date(2020, 1, 1)
    people = tuple(
        Agent(f"A{number:05d}", f"欧阳{number}", "agent", tuple(ROLES), 2400, hired)
        for number in range(1, agents + 1)
    )
    shifts, roles = list(SHIFTS), list(ROLES)
    assignments = tuple(
        Assignment(agent.id, day, shifts[(place + number // 7) % 4], roles[place % 3])
        for place, agent in enumerate(people)
        for number, day in enumerate(period)
        if (place + number) % 7 < 5
    )
    duties = tuple(Duty(day, people[number % agents].id) for number, day in enumerate(period))
    demand = tuple(
        Demand(day, role, start, start + 30, agents // 60, agents // 30 + start % 7)
        for day in period
        for role in roles
        for start in range(420, 1320, 30)
    )
    roster = Roster(period, assignments, duties)
    centre = Centre(Path(), "基准", ZoneInfo("Asia/Shanghai"), "zh", ROLES, SHIFTS, people)
    stretches = tuple(coverage(roster, RosterRequest(period, people, ROLES, SHIFTS, demand)))
    standing = Standing(1, PUBLISHED, "benchmark")
    published = as_published(roster, SHIFTS, centre.zone)
    return Wall(centre, roster, standing, people, published, stretches)


def timed(name: str, work: Callable[[], Result]) -> tuple[Result, float]:
    """What `work` gives and the seconds it takes, which are printed."""
    start, busy = time.perf_counter(), time.process_time()
    result = work()
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    print(f"{name:>5} {seconds:6.2f} s, {busy:6.2f} s of processor time", flush=True)
    return result, seconds


def check(wall: Wall, workbook: bytes, page: str, files: list[bytes]) -> None:
    """Nothing is left out."""
    from python_calamine import CalamineWorkbook

    grid = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_index(0).to_python()
    rows = sum(str(row[0]).startswith("A0") for row in grid)
    weeks = len(wall.roster.period) // 7
    events = sum(content.count(b"BEGIN:VEVENT") for content in files)
    zones = sum(content.count(b"BEGIN:VTIMEZONE") for content in files)
    if (rows, page.count('<th scope="row"><span') // weeks) != (len(wall.agents),) * 2:
        sys.exit("agents are missing in the workbook or the page")
    if (events, zones) != (len(wall.shifts), len(wall.agents)):
        sys.exit("shifts are missing in the calendars")


if __name__ == "__main__":
    main()
