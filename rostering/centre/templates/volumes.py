"""Contacts and handling times, from which demand follows."""

from __future__ import annotations

from rostering.centre import volumes
from rostering.centre.templates import _lists as common
from rostering.centre.templates._column import Column, Kind
from rostering.centre.templates._lists import Lists
from rostering.language import _

HEADINGS = volumes.HEADINGS
REQUIRED = ("role", "start", "contacts", "aht_seconds")


def sheet() -> str:
    """The name of the sheet."""
    return _("Volumes")


def columns(lists: Lists) -> tuple[Column, ...]:
    """Every column, in order."""
    contacts = _("contacts (calls, visitors, visits) that come between the two times")
    return (
        *common.days(lists),
        Column("start", Kind.TIME, _("from when on, on the half hour"), "09:00"),
        Column("end", Kind.TIME, _("until when; half an hour later if empty"), "09:30"),
        Column("contacts", Kind.NUMBER, contacts, "42"),
        Column("aht_seconds", Kind.NUMBER, _("average handling time of one"), "180", _("seconds")),
    )
