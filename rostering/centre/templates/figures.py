"""Figures of a month that appraisals rest on; imported with `appraisal import`."""

from __future__ import annotations

from rostering.centre import figures
from rostering.centre.tables import Headings
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.domain.appraisals import Measure
from rostering.language import _

HEADINGS = figures.headings_of((), {})
REQUIRED = ("agent", "month")


def sheet() -> str:
    """The name of the sheet."""
    return _("Figures")


def headings(lists: Lists) -> Headings | None:
    """A column a measure of the centre; None where it has none, and needs no table."""
    if not lists.measures:
        return None
    return figures.headings_of(lists.measures, lists.measure_words)


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        common.agent(lists),
        common.name(lists),
        common.month(),
        *(Column(name, Kind.NUMBER, _note(one), "86.5") for name, one in lists.measures.items()),
        common.note(),
    )


def _note(measure: Measure) -> str:
    if measure.most is None:
        text = _("{title}: from {least}; empty while it is not known yet")
        return text.format(title=_(measure.title), least=measure.least)
    text = _("{title}: from {least} to {most}; empty while it is not known yet")
    return text.format(title=_(measure.title), least=measure.least, most=measure.most)
