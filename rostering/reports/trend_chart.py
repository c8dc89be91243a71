"""Lines over months, one a team: told apart by mark, dash and name as well as by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from rostering.language import _, joined, labelled, listed
from rostering.reports.page.chart import Frame, element, rules, svg, text
from rostering.reports.terminal import clip, wide

WIDTH, HEIGHT = 760, 260
NAMES = 120  # pixels beside the chart for the names of the lines
NAME_CELLS = 14
DIGIT = 7  # pixels a digit takes
APART = 14  # pixels between two names
COLOURS = 6
DASHES = ("", "7 3", "2 3", "9 3 2 3", "5 2", "1 4")
MARKS = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",  # disc
    "M-3.6 -3.6h7.2v7.2h-7.2z",  # square
    "M0 -4.6L4.4 3.4H-4.4z",  # triangle
    "M0 -5L5 0L0 5L-5 0z",  # diamond
    "M0 4.6L4.4 -3.4H-4.4z",  # triangle upside down
    "M-4.5 -1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3z",  # cross
    "M-4.4 -2h8.8v4h-8.8z",  # bar
)


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name and a value a month, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class TrendChart:
    """What a chart shows; `key` tells it from others on the page, `least` is where its scale ends at
    the least."""

    key: str
    title: str
    unit: str
    months: tuple[str, ...]
    series: tuple[Series, ...]
    least: int = 1


def trend_svg(chart: TrendChart, *, alone: bool = False) -> Markup:
    """The picture, with a title, and a description that has every value."""
    frame = _frame(chart, titled=alone)
    body = _body(chart, frame, titled=alone)
    return svg(frame, chart.key, chart.title, described(chart), body, alone=alone)


def stacked(charts: Sequence[TrendChart]) -> Markup:
    """A picture of its own with the charts below each other."""
    body: list[Markup] = []
    for number, chart in enumerate(charts):
        drawn = Markup("").join(_body(chart, _frame(chart, titled=True), titled=True))
        body.append(element("g", "part", drawn, transform=f"translate(0 {number * HEIGHT})"))
    whole = Frame(WIDTH, HEIGHT * len(charts), 1, 1)
    title = listed(chart.title for chart in charts)
    description = ". ".join(labelled(chart.title, described(chart)) for chart in charts)
    return svg(whole, "trends", title, description, body, alone=True)


def _frame(chart: TrendChart, *, titled: bool) -> Frame:
    most = max((float(v) for one in chart.series for v in one.values if v is not None), default=0.0)
    digits = len(f"{max(most, chart.least):.0f}")
    return Frame(
        WIDTH,
        HEIGHT,
        across=max(len(chart.months) - 1, 1),
        up=max(most * 1.08, chart.least),
        right=NAMES,
        left=max(44, DIGIT * digits + 16),
        top=50 if titled else 30,
        bottom=26,
    )


def _body(chart: TrendChart, frame: Frame, *, titled: bool) -> list[Markup]:
    body = [text(8, 20, chart.title, "label")] if titled else []
    body.append(text(8, frame.top - 12, chart.unit))
    body += [*rules(frame), *_months(frame, chart.months)]
    for number, one in enumerate(chart.series):
        body += _line(frame, number, one)
    if all(value is None for one in chart.series for value in one.values):
        middle = frame.x(frame.across / 2), frame.y(frame.up / 2)
        body.append(text(*middle, _("no values"), anchor="middle"))
    return [*body, *_names(frame, chart.series)]


def described(chart: TrendChart) -> str:
    """Every value in words."""
    parts = []
    for one in chart.series:
        told = (
            f"{month} {value}"
            for month, value in zip(chart.months, one.values, strict=True)
            if value is not None
        )
        parts.append(labelled(one.name, listed(told) or _("no values")))
    return f"{chart.unit}. {joined(parts)}"


def _months(frame: Frame, months: Sequence[str]) -> list[Markup]:
    """The months below, every second or third of them where there are many."""
    step = -(-len(months) // 12)
    return [
        text(_x(frame, place, len(months)), frame.height - 8, month, anchor="middle")
        for place, month in enumerate(months)
        if place % step == 0
    ]


def _x(frame: Frame, place: int, count: int) -> float:
    """Where a month stands: the first and the last at the edges, a month alone in the middle."""
    return frame.x(place if count > 1 else 0.5)


def _line(frame: Frame, number: int, one: Series) -> list[Markup]:
    colour = f"series-{number % COLOURS}"
    path, pen = [], "M"
    for place, value in enumerate(one.values):
        if value is None:
            pen = "M"
            continue
        path.append(f"{pen}{_x(frame, place, len(one.values)):g} {frame.y(float(value)):g}")
        pen = "L"
    dash = DASHES[number % len(DASHES)]
    lines = [element("path", f"trend {colour}", d="".join(path), stroke_dasharray=dash or "none")]
    marks = [
        _mark(_x(frame, place, len(one.values)), frame.y(float(value)), number)
        for place, value in enumerate(one.values)
        if value is not None
    ]
    return [*lines, *marks] if path else []


def _mark(x: float, y: float, number: int) -> Markup:
    return element(
        "path",
        f"mark series-{number % COLOURS}",
        d=MARKS[number % len(MARKS)],
        transform=f"translate({x:g} {y:g})",
    )


def _names(frame: Frame, series: Sequence[Series]) -> list[Markup]:
    """The names beside the last values, each behind its mark, moved apart where they would touch."""
    ends = [
        (frame.y(float(value)), number)
        for number, one in enumerate(series)
        for value in [next((v for v in reversed(one.values) if v is not None), None)]
        if value is not None
    ]
    x = frame.width - frame.right + 16
    drawn: list[Markup] = []
    for y, number in apart(sorted(ends), frame.top, frame.height - frame.bottom):
        drawn.append(_mark(x, y, number))
        name = series[number].name
        shown = name if wide(name) <= NAME_CELLS else clip(name, NAME_CELLS)
        drawn.append(text(x + 10, y + 4, shown, "label"))
    return drawn


def apart(
    places: Sequence[tuple[float, int]], top: float, bottom: float
) -> list[tuple[float, int]]:
    """Heights, from the upper to the lower, at least `APART` apart and above `bottom` where they fit."""
    moved: list[tuple[float, int]] = []
    for y, number in places:
        moved.append((max(y, moved[-1][0] + APART if moved else top), number))
    over = moved[-1][0] - bottom if moved else 0.0
    if over > 0:
        limit = bottom
        for place in range(len(moved) - 1, -1, -1):
            y, number = moved[place]
            moved[place] = (min(y, limit), number)
            limit = moved[place][0] - APART
    return moved
