"""Charts as inline SVG: text and texture beside every colour, a title and a description for those who
do not see them.

A chart takes its colours from chart.css, which every page has; `alone` puts it into the picture, for a
file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.reports.page import TEMPLATES

if TYPE_CHECKING:
    from markupsafe import Markup

GAPS = (1, 2, 5)
MOST_RULES = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart draws, in pixels, and what its edges mean: `across` and `up` are the values at the
    right and upper edge; the left and lower ones are 0."""

    width: float
    height: float
    across: float
    up: float
    left: float = 36
    right: float = 10
    top: float = 26
    bottom: float = 24

    def x(self, value: float) -> float:
        """Pixels from the left."""
        return round(self.left + value / self.across * (self.width - self.left - self.right), 1)

    def y(self, value: float) -> float:
        """Pixels from above."""
        return round(
            self.height - self.bottom - value / self.up * (self.height - self.top - self.bottom), 1
        )


def svg(
    frame: Frame,
    key: str,
    title: str,
    description: str,
    body: Iterable[Markup],
    *,
    alone: bool = False,
) -> Markup:
    """The picture; `key` tells its title and description from those of others on the page."""
    from markupsafe import Markup

    name = re.sub(r"[^A-Za-z0-9_-]", "-", key)
    space = Markup(' xmlns="http://www.w3.org/2000/svg"') if alone else ""
    style = Markup("<style>{}</style>").format(Markup(_chart_style())) if alone else ""
    ground = element("rect", "ground", x=0, y=0, width=frame.width, height=frame.height)
    return Markup(
        '<svg class="chart" viewBox="0 0 {width:g} {height:g}" role="img"'
        ' aria-labelledby="{name}-title {name}-description"{space}>'
        '<title id="{name}-title">{title}</title><desc id="{name}-description">{description}</desc>'
        "{style}{ground}{body}</svg>"
    ).format(
        width=frame.width,
        height=frame.height,
        name=name,
        space=space,
        title=title,
        description=description,
        style=style,
        ground=ground if alone else "",
        body=Markup("").join(body),
    )


def _chart_style() -> str:
    return (TEMPLATES / "chart.css").read_text(encoding="utf-8")


def element(tag: str, style: str, content: str = "", /, **attributes: object) -> Markup:
    """One element; `_` in the name of an attribute stands for `-`."""
    from markupsafe import Markup

    named = {"class": style, **attributes}
    pairs = Markup("").join(
        Markup(' {}="{}"').format(name.replace("_", "-"), value) for name, value in named.items()
    )
    return Markup("<{}{}>{}</{}>").format(Markup(tag), pairs, content, Markup(tag))


def text(x: float, y: float, content: str, style: str = "", anchor: str = "start") -> Markup:
    """A text whose foot stands at a place; `anchor` is start, middle or end."""
    return element("text", style, content, x=x, y=y, text_anchor=anchor)


def steps(frame: Frame, points: Sequence[tuple[float, float, float]]) -> str:
    """The path of a stepped line over (from, to, value); a gap in time is a gap in the line."""
    parts: list[str] = []
    end: float | None = None
    for start, stop, value in points:
        move = "L" if end == start else "M"
        parts.append(f"{move}{frame.x(start):g} {frame.y(value):g}H{frame.x(stop):g}")
        end = stop
    return "".join(parts)


def rules(frame: Frame) -> list[Markup]:
    """Level lines with their numbers, at whole steps."""
    gap = step_of(frame.up)
    drawn: list[Markup] = []
    value = 0
    while value <= frame.up:
        height = frame.y(value)
        style = "rule" if value else "axis"
        path = f"M{frame.left:g} {height:g}H{frame.width - frame.right:g}"
        drawn.append(element("path", style, d=path))
        drawn.append(text(frame.left - 6, height + 4, f"{value:g}", anchor="end"))
        value += gap
    return drawn


def step_of(most: float) -> int:
    """The whole step of 1, 2, 5, 10, 20 … that leaves at most five level lines above 0."""
    power = 1
    while True:
        for gap in GAPS:
            if most <= gap * power * MOST_RULES:
                return gap * power
        power *= 10
