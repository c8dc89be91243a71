"""The hours of a draft roster: a table of breaks, meetings and blocks of other roles beside its grid."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from rostering.centre.tables import Row, read_rows
from rostering.centre.values import minute_of
from rostering.domain.centre import Centre
from rostering.domain.roster import Activity, ActivityKind, Assignment
from rostering.domain.shifts import DAY_MINUTES
from rostering.errors import InputProblem
from rostering.language import _

SUFFIX = ".hours.csv"
HEADINGS = {
    "agent": ("工号",),
    "name": ("姓名",),
    "date": ("日期",),
    "start": ("开始",),
    "end": ("结束",),
    "what": ("内容",),
}
WORDS = {
    "break": ActivityKind.BREAK,
    "paid break": ActivityKind.PAID_BREAK,
    "休息": ActivityKind.BREAK,
    "带薪休息": ActivityKind.PAID_BREAK,
}


def hours_path(path: Path) -> Path:
    """Where the hours of the draft in `path` are: rosters/2026-W23.hours.csv."""
    return path.with_name(path.stem + SUFFIX)


def hours_text(activities: Sequence[Activity], centre: Centre) -> str:
    """The table, a line an activity, by date, agent and time."""
    names = {agent.id: agent.name for agent in centre.agents}
    text = io.StringIO(newline="")
    write = csv.writer(text)
    write.writerow(HEADINGS)
    for one in sorted(activities, key=lambda item: (item.date, item.agent, item.start, item.kind)):
        what = one.what or one.kind.value.replace("_", " ")
        name = names.get(one.agent, "")
        guarded = f"'{name}" if name[:1] in ("=", "+", "-", "@") else name
        write.writerow([one.agent, guarded, one.date, _clock(one.start), _clock(one.end), what])
    return text.getvalue()


def read_hours(
    path: Path, centre: Centre, assignments: Sequence[Assignment], problems: list[InputProblem]
) -> tuple[Activity, ...]:
    """The activities in the table, each row that does not hold reported.

    Times before the start of the agent's shift of that date are on the next day.
    """
    starts: dict[tuple[str, object], int] = {}
    for item in assignments:
        if item.shift in centre.shifts:
            key = (item.agent, item.date)
            begins = centre.shifts[item.shift].start
            starts[key] = min(begins, starts.get(key, begins))
    words = {**WORDS, **dict.fromkeys(centre.roles, ActivityKind.ROLE)}
    words |= {role.label: ActivityKind.ROLE for role in centre.roles.values()}
    words |= {event.name: ActivityKind.EVENT for event in centre.events}
    found = []
    agents = {agent.id for agent in centre.agents}
    for row in read_rows(path, HEADINGS, ("agent", "date", "start", "end", "what"), problems):
        agent, day = row.choice("agent", agents), row.date("date")
        start, end = (
            row.read(side, minute_of, _("is no time; type it as 09:00"))
            for side in ("start", "end")
        )
        kind = row.meaning("what", {word: word for word in words})
        if agent is None or day is None or start is None or end is None or kind is None:
            continue
        first = starts.get((agent, day), 0)
        start += DAY_MINUTES if start < first else 0
        end += DAY_MINUTES if end <= start else 0
        found.append(Activity(agent, day, start, end, words[kind], _what(row, words[kind], centre)))
    return tuple(sorted(found))


def _what(row: Row, kind: ActivityKind, centre: Centre) -> str:
    """The event or the code of the role; nothing for a break."""
    text = row.raw("what")
    if kind is ActivityKind.ROLE:
        labels = {role.label: role.code for role in centre.roles.values()}
        return text if text in centre.roles else labels.get(text, text)
    return text if kind is ActivityKind.EVENT else ""


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"
