"""Who is present against who is wanted, counted from edge to edge for the audit.

Where people are present and no row of demand asks for anybody, nobody is wanted; after the period,
where demand is not known yet, only what is asked for counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from rostering.domain.request import Demand, RosterRequest
from rostering.domain.roster import Activity, Roster, Shortage
from rostering.domain.shifts import DAY_MINUTES
from rostering.scheduling.presence import presence

Wanted = tuple[int, int, int | None, int | None, int | None]
State = tuple[int, int, int, Wanted | None]  # from, to, people present, what is wanted
Hours = Mapping[tuple[str, date], Sequence[Activity]]
NOBODY: Wanted = (0, 0, None, None, None)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes of a date in which a role's demand and presence stay the same.

    `start` and `end` are minutes after 00:00 of `date`.
    """

    date: date
    role: str
    start: int
    end: int
    present: int
    minimum: int
    target: int
    maximum: int | None
    short_weight: int | None
    over_weight: int | None

    @property
    def minutes(self) -> int:
        """The length."""
        return self.end - self.start


def coverage(roster: Roster, request: RosterRequest) -> Iterator[Stretch]:
    """Every stretch with demand or people, by role, date and time."""
    start = request.period.start
    hours = _hours(roster, request)
    for role in request.roles:
        for first, last, people, asked in _same(_states(roster, request, role, hours)):
            day = first // DAY_MINUTES
            if asked is None and (not people or day >= len(request.period)):
                continue
            offset = day * DAY_MINUTES
            yield Stretch(
                start + timedelta(days=day),
                role,
                first - offset,
                last - offset,
                people,
                *(asked or NOBODY),
            )


def _states(roster: Roster, request: RosterRequest, role: str, hours: Hours) -> Iterator[State]:
    """People and demand between any two edges, in minutes from the start of the period."""
    length = (len(request.period) + 2) * DAY_MINUTES
    change = _changes_of_presence(roster, request, role, length, hours)
    rows = [row for row in request.demand if row.role == role and row.date in request.period]
    begins: dict[int, list[Demand]] = {}
    ends: dict[int, list[Demand]] = {}
    for row in rows:
        offset = (row.date - request.period.start).days * DAY_MINUTES
        begins.setdefault(row.start + offset, []).append(row)
        ends.setdefault(min(row.end + offset, length), []).append(row)
    edges = change.keys() | begins.keys() | ends.keys() | set(range(0, length + 1, DAY_MINUTES))
    people = 0
    asking: list[Demand] = []
    for minute, following in pairwise(sorted(edges)):
        people += change.get(minute, 0)
        for row in ends.get(minute, ()):
            asking.remove(row)
        asking += begins.get(minute, ())
        wanted: Wanted | None = None
        for row in asking:
            wanted = _both(wanted, row)
        yield minute, following, people, wanted


def _same(states: Iterable[State]) -> Iterator[State]:
    """Neighbours of one day with the same people and demand as one."""
    for (_day, people, wanted), run in groupby(
        states, key=lambda state: (state[0] // DAY_MINUTES, state[2], state[3])
    ):
        whole = list(run)
        yield whole[0][0], whole[-1][1], people, wanted


def shortages(roster: Roster, request: RosterRequest) -> tuple[Shortage, ...]:
    """Where people are missing, by date and time."""
    found = [
        Shortage(
            stretch.date,
            stretch.role,
            stretch.start,
            stretch.end,
            max(stretch.target - stretch.present, 0),
            max(stretch.minimum - stretch.present, 0),
        )
        for stretch in coverage(roster, request)
        if stretch.present < max(stretch.target, stretch.minimum)
    ]
    return tuple(sorted(_joined(found), key=lambda item: (item.date, item.start, item.role)))


def missing_minutes(roster: Roster, request: RosterRequest) -> int:
    """People-minutes below the target."""
    return sum(
        max(stretch.target - stretch.present, 0) * stretch.minutes
        for stretch in coverage(roster, request)
    )


def _joined(shortages: Iterable[Shortage]) -> Iterator[Shortage]:
    """Neighbours with the same numbers as one."""
    held: Shortage | None = None
    for item in shortages:
        same = held is not None and (
            (held.date, held.role, held.end, held.below_target, held.below_minimum)
            == (item.date, item.role, item.start, item.below_target, item.below_minimum)
        )
        if held is not None and same:
            held = Shortage(
                held.date, held.role, held.start, item.end, held.below_target, held.below_minimum
            )
            continue
        if held is not None:
            yield held
        held = item
    if held is not None:
        yield held


def _both(before: Wanted | None, row: Demand) -> Wanted:
    if before is None:
        return row.minimum, row.target, row.maximum, row.short_weight, row.over_weight
    minimum, target, maximum, short, over = before
    return (
        max(minimum, row.minimum),
        max(target, row.target),
        _of(min, maximum, row.maximum),
        _of(max, short, row.short_weight),
        _of(max, over, row.over_weight),
    )


def _of(choose, one: int | None, other: int | None) -> int | None:  # type: ignore[no-untyped-def]
    given = [number for number in (one, other) if number is not None]
    return choose(given) if given else None


def _hours(roster: Roster, request: RosterRequest) -> Hours:
    """The planned hours of each agent and day, those of the eve's shifts with them."""
    if not roster.activities and not request.history_activities:
        return {}
    every = (*request.history_activities, *roster.activities)
    return Roster(roster.period, activities=every).activities_by_day()


def _changes_of_presence(
    roster: Roster, request: RosterRequest, role: str, length: int, hours: Hours
) -> dict[int, int]:
    """How many people more or fewer there are from each minute on."""
    change: dict[int, int] = {}
    day_before = request.period.start - timedelta(days=1)
    before = [item for item in request.history if item.date == day_before]
    for item in (*before, *request.settled, *roster.assignments):
        planned = hours.get((item.agent, item.date), ())
        if item.shift not in request.shifts or (item.role != role and not planned):
            continue
        offset = (item.date - request.period.start).days * DAY_MINUTES
        for there, start, end in presence(item, request.shifts[item.shift], planned):
            if there == role and end + offset > 0:
                first, last = max(start + offset, 0), min(end + offset, length)
                change[first] = change.get(first, 0) + 1
                change[last] = change.get(last, 0) - 1
    return change
