"""What changed between two rosters, by agent, and how late it comes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from rostering.domain.centre import Centre
from rostering.domain.roster import Activity, Assignment, Change
from rostering.language import _
from rostering.reports.days import minute, weekday
from rostering.reports.hours import activity_name
from rostering.reports.terminal import clip, table
from rostering.scheduling.naming import role_name

HourChange = tuple[str, date, Sequence[Activity], Sequence[Activity]]
AgentDay = tuple[str, date]


def change_table(
    changes: Sequence[Change], centre: Centre, short_notice: Collection[AgentDay] = ()
) -> str:
    """A line an agent's day; `!` marks those that come at short notice."""
    names = {agent.id: agent.name for agent in centre.agents}
    rows = [
        (
            change.agent,
            clip(names.get(change.agent, "?"), 10),
            f"{change.date} {weekday(change.date)}",
            assigned(change.before, centre),
            assigned(change.after, centre),
            "!" if (change.agent, change.date) in short_notice else "",
        )
        for change in changes
    ]
    return table([_("agent"), _("name"), _("date"), _("before"), _("after"), ""], rows)


def duty_table(duties: Iterable[tuple[date, str, str]]) -> str:
    """A line a date whose duty person is another."""
    rows = [(f"{day} {weekday(day)}", old or "-", new or "-") for day, old, new in duties]
    return table([_("duty"), _("before"), _("after")], rows)


def hour_table(changes: Iterable[HourChange], centre: Centre) -> str:
    """A line an agent's day whose breaks, meetings or blocks of roles move."""
    rows = [
        (agent, f"{day} {weekday(day)}", _hours(old, new, centre), _hours(new, old, centre))
        for agent, day, old, new in changes
    ]
    return table([_("agent"), _("date"), _("hours before"), _("hours after")], rows)


def _hours(own: Sequence[Activity], other: Sequence[Activity], centre: Centre) -> str:
    """The hours that the other side has not."""
    return " ".join(
        f"{minute(one.start)}-{minute(one.end)} {activity_name(one, centre)}"
        for one in own
        if one not in other
    ) or _("as usual")


def change_data(
    changes: Iterable[Change],
    duties: Iterable[tuple[date, str, str]],
    short_notice: Collection[AgentDay] = (),
) -> dict[str, Any]:
    """Changes as data."""
    return {
        "changes": [
            {
                "agent": change.agent,
                "date": str(change.date),
                "before": [f"{item.shift}:{item.role}" for item in change.before],
                "after": [f"{item.shift}:{item.role}" for item in change.after],
                "short_notice": (change.agent, change.date) in short_notice,
            }
            for change in changes
        ],
        "duties": [
            {"date": str(day), "before": old or None, "after": new or None}
            for day, old, new in duties
        ],
    }


def assigned(items: Sequence[Assignment], centre: Centre) -> str:
    """The work of one agent and day as the grid takes it: `E:phone`, in Chinese E:电话; or that it is a
    rest day."""
    shown = (f"{item.shift}:{role_name(item.role, centre.roles)}" for item in items)
    return " ".join(shown) or _("rest day")
