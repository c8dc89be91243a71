"""The words that the drop-down lists of the tables offer, from the centre and its rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rostering.centre.settings import Settings
from rostering.centre.templates._column import Column, Kind
from rostering.centre.words import grade_words, labelled
from rostering.domain.appraisals import Measure
from rostering.language import _
from rostering.policy.appraisals import figure_measures, measure_words
from rostering.policy.catalogue import Catalogue
from rostering.policy.fixed_duties import duty_words
from rostering.policy.leave_kinds import leave_words

YES_NO = {"yes": "yes", "no": "no", "是": "yes", "否": "no"}
WEEKDAYS = {
    "daily": "daily", "mon-fri": "mon-fri", "sat-sun": "sat-sun", "mon": "mon", "tue": "tue",
    "wed": "wed", "thu": "thu", "fri": "fri", "sat": "sat", "sun": "sun",
    "每天": "daily", "周一至周五": "mon-fri", "周六至周日": "sat-sun", "周一": "mon", "周二": "tue",
    "周三": "wed", "周四": "thu", "周五": "fri", "周六": "sat", "周日": "sun",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lists:
    """Words with their meanings: grades, roles, shifts, kinds of leave …; the agents' names by id, and
    the measures of appraisals whose figures people enter."""

    grades: Mapping[str, str]
    roles: Mapping[str, str]
    shifts: Mapping[str, str]
    leave: Mapping[str, str]
    incidents: Mapping[str, str]
    duties: Mapping[str, str]
    agents: Mapping[str, str]
    measures: Mapping[str, Measure] = field(default_factory=dict)
    measure_words: Mapping[str, str] = field(default_factory=dict)


def lists_of(settings: Settings, catalogue: Catalogue, agents: Mapping[str, str]) -> Lists:
    """The lists of a centre; `agents` has the name of each."""
    return Lists(
        grades=grade_words(catalogue),
        roles=labelled(settings.roles),
        shifts={code: code for code in settings.shifts},
        leave=leave_words(catalogue),
        incidents={name: name for name in catalogue.of_kind("incidents")},
        duties=duty_words(catalogue),
        agents=agents,
        measures=figure_measures(catalogue, date.today()),
        measure_words=measure_words(catalogue),
    )


def agent(lists: Lists) -> Column:
    """Who a row is about."""
    known = {code: code for code in lists.agents}
    return Column(
        "agent", Kind.SEVERAL, _("the agent's id, as in the agents table"), "A01", words=known
    )


def name(lists: Lists) -> Column:
    """The name beside the id."""
    note = _("the agent's name, to check the id by; may be left out")
    return Column("name", Kind.TEXT, note, "林小雨", of_agent=lists.agents)


def note(heading: str = "note") -> Column:
    """Whatever else is worth keeping."""
    return Column(heading, Kind.TEXT, _("whatever else is worth keeping"))


def month() -> Column:
    """The month a row is about."""
    return Column("month", Kind.TEXT, _("the month"), "2026-05")


def days(lists: Lists) -> tuple[Column, ...]:
    """A date or weekdays, and a role."""
    beats = _("a date, which beats the weekdays for its role; or empty where a weekday is given")
    words = _("days of the week, where no date is given; also such as mon-thu, or 周一至周四")
    return (
        Column("date", Kind.DATE, beats, "2026-05-01"),
        Column("weekday", Kind.SEVERAL, words, "mon-fri", words=WEEKDAYS),
        Column("role", Kind.CHOICE, _("the role that is needed"), words=lists.roles),
    )


def yes_no(heading: str, note: str) -> Column:
    """Yes or no."""
    return Column(heading, Kind.CHOICE, note, words=YES_NO)
