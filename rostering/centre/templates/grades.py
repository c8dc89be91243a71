"""Who has another grade from some day on."""

from __future__ import annotations

from rostering.centre import people
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = people.GRADES
YES_NO = {"yes": "yes", "no": "no", "是": "yes", "否": "no"}
REQUIRED = ("agent", "grade", "from")


def sheet() -> str:
    """The name of the sheet."""
    return _("Grades")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        common.agent(lists),
        common.name(lists),
        Column("grade", Kind.CHOICE, _("the grade from that day on"), words=lists.grades),
        Column("from", Kind.DATE, _("the first day with this grade"), "2026-05-16"),
        Column(
            "agreed",
            Kind.CHOICE,
            _("whether the agent agreed in writing, where it lowers pay (L16); no if empty"),
            words=YES_NO,
        ),
    )
