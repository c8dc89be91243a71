"""People there against people wanted over the days of a week, a chart a role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rostering.domain.calendar import Period
from rostering.domain.shifts import DAY_MINUTES
from rostering.language import _, listed
from rostering.reports.days import day_heading, minute
from rostering.reports.page.chart import Frame, element, rules, steps, svg, text
from rostering.reports.wall import role_name
from rostering.scheduling.coverage import Stretch

if TYPE_CHECKING:
    from markupsafe import Markup

    from rostering.domain.centre import Centre

WIDTH, HEIGHT, BOTTOM = 1120, 190, 40
LONG_ENOUGH = 25  # minutes of a shortage that has its number written above it
APART = 24  # pixels between two such numbers
Span = tuple[float, float, float]  # from, to, people


def coverage_chart(
    centre: Centre, role: str, stretches: Sequence[Stretch], week: Period, *, alone: bool = False
) -> Markup:
    """The chart of one role; people who are missing are hatched, and their number stands above."""
    own = [one for one in stretches if one.role == role and one.date in week]
    most = max((max(one.present, _wanted(one)) for one in own), default=0)
    frame = Frame(WIDTH, HEIGHT, across=len(week) * DAY_MINUTES, up=max(most + 1, 2), bottom=BOTTOM)
    short = [one for one in own if one.present < _wanted(one)]
    name, key = role_name(role, centre), f"{role}-{week.start}"
    title = _("{role}: people there against people wanted, {week}").format(role=name, week=week)
    body = [
        _hatching(key),
        *_days(frame, week),
        _area(frame, [_span(one, week, one.present) for one in own if one.present]),
        *rules(frame),
        *(_gap(frame, one, week, key) for one in short),
        _demand(frame, own, week),
        *_numbers(frame, short, week),
        *_key(frame, name, key),
    ]
    return svg(frame, key, title, _said(short), body, alone=alone)


def _wanted(one: Stretch) -> int:
    return max(one.target, one.minimum)


def _at(day: date, at: int, week: Period) -> int:
    return (day - week.start).days * DAY_MINUTES + at


def _span(one: Stretch, week: Period, value: int) -> Span:
    return _at(one.date, one.start, week), _at(one.date, one.end, week), value


def _days(frame: Frame, week: Period) -> list[Markup]:
    """Weekends shaded, a line at each midnight, the hours and the name of each day."""
    drawn: list[Markup] = []
    foot = frame.y(0)
    for number, day in enumerate(week):
        left, right = frame.x(number * DAY_MINUTES), frame.x((number + 1) * DAY_MINUTES)
        if day.weekday() >= 5:
            size = {"width": round(right - left, 1), "height": round(foot - frame.top, 1)}
            drawn.append(element("rect", "shade", x=left, y=frame.top, **size))
        drawn.append(element("path", "rule", d=f"M{left:g} {frame.top:g}V{foot + 18:g}"))
        drawn.append(text((left + right) / 2, foot + 32, day_heading(day), "label", "middle"))
        for hour in (6, 12, 18):
            at = frame.x(number * DAY_MINUTES + hour * 60)
            drawn.append(text(at, foot + 14, str(hour), anchor="middle"))
    return drawn


def _area(frame: Frame, spans: Sequence[Span]) -> Markup:
    foot = frame.y(0)
    path = "".join(
        f"M{frame.x(start):g} {foot:g}V{frame.y(value):g}H{frame.x(end):g}V{foot:g}Z"
        for start, end, value in spans
    )
    return element("path", "area", d=path)


def _demand(frame: Frame, own: Sequence[Stretch], week: Period) -> Markup:
    wanted = [_span(one, week, _wanted(one)) for one in own if _wanted(one)]
    return element("path", "line", d=steps(frame, wanted))


def _hatching(key: str) -> Markup:
    """Slanted lines, so that a shortage is seen without its colour."""
    line = element("path", "hatch", d="M0 6L6 0M-1 1L1 -1M5 7L7 5")
    size = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
    return element("defs", "", element("pattern", "", line, id=f"hatch-{key}", **size))


def _gap(frame: Frame, one: Stretch, week: Period, key: str) -> Markup:
    start, end, _people = _span(one, week, 0)
    place = {
        "x": frame.x(start),
        "y": frame.y(_wanted(one)),
        "width": round(frame.x(end) - frame.x(start), 1),
        "height": round(frame.y(one.present) - frame.y(_wanted(one)), 1),
    }
    below = element("rect", "short", **place)
    return below + element("rect", "", **place, fill=f"url(#hatch-{key})")


def _numbers(frame: Frame, short: Sequence[Stretch], week: Period) -> list[Markup]:
    """How many are missing, above each longer shortage; of those close together, the worst."""
    drawn: list[Markup] = []
    taken: list[float] = []
    for one in sorted(short, key=lambda item: item.present - _wanted(item)):
        start, end, wanted = _span(one, week, _wanted(one))
        middle = round((frame.x(start) + frame.x(end)) / 2, 1)
        if one.minutes < LONG_ENOUGH or any(abs(middle - other) < APART for other in taken):
            continue
        taken.append(middle)
        missing = f"−{_wanted(one) - one.present}"
        drawn.append(text(middle, frame.y(wanted) - 4, missing, "alert", "middle"))
    return drawn


def _key(frame: Frame, name: str, key: str) -> list[Markup]:
    """The role, and what area, line and hatching are."""
    top = 6
    right = frame.width - frame.right
    place = {"y": top + 1, "width": 14, "height": 9}
    at = right - 300
    return [
        text(frame.left, top + 9, _("{role}, people").format(role=name), "label"),
        element("rect", "area", x=at, **place),
        text(at + 19, top + 9, _("there")),
        element("path", "line", d=f"M{at + 100:g} {top + 6:g}h14"),
        text(at + 119, top + 9, _("wanted")),
        element("rect", "short", x=at + 200, **place),
        element("rect", "", x=at + 200, **place, fill=f"url(#hatch-{key})"),
        text(at + 219, top + 9, _("shortage")),
    ]


def _said(short: Sequence[Stretch]) -> str:
    """In words, for those who do not see it."""
    if not short:
        return _("Everybody who is wanted is there.")
    parts = [
        f"{day_heading(one.date)} {minute(one.start)}-{minute(one.end)} −{_wanted(one) - one.present}"
        for one in short[:20]
    ]
    more = _(" and {count} more").format(count=len(short) - 20) if len(short) > 20 else ""
    return _("Missing: {list}").format(list=listed(parts)) + more
