"""The people needed, for the terminal: a grid of times and days a role, the curve behind it, the
shape of the team."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from rostering.domain.calendar import Period
from rostering.domain.request import Demand
from rostering.domain.shifts import DAY_MINUTES, Role
from rostering.language import _, labelled, listed, word
from rostering.policy.catalogue import Catalogue
from rostering.reports.days import day_heading, minute
from rostering.reports.terminal import WIDTH, grid, table
from rostering.reports.wrapping import wrap
from rostering.staffing.curve import Interval
from rostering.staffing.shape import Level

HALF_HOUR = 30


def demand_grid(role: Role, demand: Iterable[Demand], period: Period) -> str:
    """Minimum/target by half hour and day; neighbours that are alike stand in one row."""
    days = list(period)
    needs: dict[tuple[int, int], tuple[int, int]] = {}
    for row in demand:
        if row.role != role.code:
            continue
        for start in range(row.start, row.end, HALF_HOUR):
            place = ((row.date - period.start).days + start // DAY_MINUTES, start % DAY_MINUTES)
            least, wanted = needs.get(place, (0, 0))
            needs[place] = (max(least, row.minimum), max(wanted, row.target))
    rows = []
    lines = [
        (start, tuple(_cell(needs.get((place, start))) for place in range(len(days))))
        for start in range(0, DAY_MINUTES, HALF_HOUR)
    ]
    for cells, same in groupby(lines, key=lambda line: line[1]):
        starts = [start for start, _cells in same]
        if any(cells):
            rows.append([f"{minute(starts[0])}-{minute(starts[-1] + HALF_HOUR)}", *cells])
    title = f"{role.code} {role.label}"
    return f"{title}\n\n" + grid([_("time"), *(day_heading(day) for day in days)], rows)


def _cell(need: tuple[int, int] | None) -> str:
    return f"{need[0]}/{need[1]}" if need else ""


def method_text(role: Role, catalogue: Catalogue, day: date) -> str:
    """How the role's volumes become people: the rule with its values on `day`."""
    rule = catalogue.rule("staffing", role.staffing)
    values = listed(
        f"{_(one.description)} {one.on(day).value} {word(one.unit, 'unit')}"
        for one in rule.parameters.values()
    )
    name = f"[{rule.kind}/{rule.name}]"
    return wrap(f"{labelled(_(rule.title), values)}  {name}", WIDTH)


def curve_table(role: Role, intervals: Sequence[Interval]) -> str:
    """Volumes, people and how contacts fare, one row an interval of one day."""
    rows = [
        (
            f"{minute(item.start)}-{minute(item.end)}",
            f"{item.volume.contacts:g}",
            f"{item.volume.handling_seconds:g}",
            f"{item.volume.load:.2f}",
            item.need.base,
            item.need.scheduled,
            *_queue(item),
        )
        for item in intervals
        if item.role == role.code
    ]
    if not rows:
        return _("The demand table says so; there are no volumes for this role.")
    headings = [
        _("time"), _("contacts"), _("AHT s"), _("erlang"), _("need"), _("staff"),
        _("in time"), _("wait s"), _("busy"), _("lost"),
    ]  # fmt: skip
    used = [place for place in range(len(headings)) if any(row[place] != "" for row in rows)]
    shown = [headings[place] for place in used]
    return table(shown, [tuple(row[place] for place in used) for row in rows], right=shown[1:])


def _queue(item: Interval) -> tuple[str, str, str, str]:
    """In time, wait, busy and given up; empty where nobody queues, or nobody gives up."""
    queue = item.need.queue
    if queue is None:
        return "", "", "", ""
    wait = "-" if math.isinf(queue.average_wait) else f"{queue.average_wait:.1f}"
    given_up = f"{queue.abandoned:.1%}" if queue.abandoned else ""
    return f"{queue.service_level:.1%}", wait, f"{queue.occupancy:.1%}", given_up


def shape_table(levels: Sequence[Level]) -> str:
    """People of each level against the percentage asked for (R4)."""
    rows = [
        (
            _(level.name),
            level.people,
            f"{level.people / max(level.of, 1):.0%}",
            f"{level.percent}%",
        )
        for level in levels
    ]
    headings = [_("level (R4)"), _("people"), _("share"), _("asked for")]
    return table(headings, rows, right=headings[1:])


def demand_data(
    demand: Iterable[Demand], intervals: Iterable[Interval], levels: Iterable[Level]
) -> dict[str, Any]:
    """All of it as data; probabilities from 0 to 1, seconds."""
    return {
        "demand": [
            {
                "date": str(row.date),
                "role": row.role,
                "start": minute(row.start),
                "end": minute(row.end),
                "minimum": row.minimum,
                "target": row.target,
                "maximum": row.maximum,
            }
            for row in demand
        ],
        "curve": [_interval_data(item) for item in intervals],
        "shape": [
            {"level": one.name, "people": one.people, "of": one.of, "percent": one.percent}
            for one in levels
        ],
    }


def _interval_data(item: Interval) -> dict[str, Any]:
    data: dict[str, Any] = {
        "date": str(item.date),
        "role": item.role,
        "start": minute(item.start),
        "end": minute(item.end),
        "contacts": item.volume.contacts,
        "aht_seconds": item.volume.handling_seconds,
        "erlang": item.volume.load,
        "base": item.need.base,
        "scheduled": item.need.scheduled,
        "minimum": item.need.minimum,
    }
    if item.need.queue is not None:
        queue = item.need.queue
        data |= {
            "waiting": queue.waiting,
            "service_level": queue.service_level,
            "average_wait": None if math.isinf(queue.average_wait) else queue.average_wait,
            "occupancy": queue.occupancy,
            "abandoned": queue.abandoned,
        }
    return data
