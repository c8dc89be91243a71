"""Marks of the monthly exam; imported with `exam import`."""

from __future__ import annotations

from rostering.centre import score
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = score.EXAM
REQUIRED = ("agent", "month", "mark")


def sheet() -> str:
    """The name of the sheet."""
    return _("Exams")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        common.agent(lists),
        common.name(lists),
        common.month(),
        Column("mark", Kind.NUMBER, _("from 0 to 100, with two decimals at most"), "92.5"),
        common.note(),
    )
