"""A wall sheet: what every form of an exported roster shows, from the terminal to paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rostering.domain.calendar import Period, month_of, week_of
from rostering.domain.centre import Centre
from rostering.domain.leave import LeaveDay, LeaveStatus, Part
from rostering.domain.people import Agent
from rostering.domain.roster import Activity, Assignment, PublishedShift, Roster
from rostering.language import _, listed
from rostering.reports.days import by_weeks, clock, role_marks
from rostering.reports.palette import SHIFT_COLOURS, numbered
from rostering.scheduling import naming
from rostering.scheduling.coverage import Stretch


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a roster is published: its newest version, when and by whom; version 0 is a draft."""

    version: int = 0
    at: datetime | None = None
    who: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it is not published."""
        return not self.version


@dataclass(frozen=True, slots=True)
class Wall:
    """A roster with what is known beside it. `shifts` have the times; `stretches` the coverage;
    `holidays` the names of statutory days. `sign_off` asks for a blank column to sign in."""

    centre: Centre
    roster: Roster
    standing: Standing
    agents: tuple[Agent, ...]
    shifts: tuple[PublishedShift, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    leave: tuple[LeaveDay, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)
    sign_off: bool = False


@dataclass(frozen=True, slots=True)
class AgentDay:
    """What an agent has on a day; nothing at all is a rest day."""

    assignments: tuple[Assignment, ...] = ()
    shifts: tuple[PublishedShift, ...] = ()
    activities: tuple[Activity, ...] = ()
    leave: tuple[LeaveDay, ...] = ()
    duty: bool = False


@dataclass(frozen=True, slots=True)
class ShiftKey:
    """A line of the legend: the shift, its times, and the number of its colour."""

    code: str
    label: str
    times: str
    colour: int


def agents_of(centre: Centre, roster: Roster, chosen: Collection[str] = ()) -> tuple[Agent, ...]:
    """The agents of a sheet: those employed in the period or rostered, or the chosen alone."""
    rostered = {item.agent for item in roster.assignments}
    days = (roster.period.start, roster.period.end)
    known = {agent.id for agent in centre.agents}
    unknown = sorted((rostered | set(chosen)) - known)
    strangers = [Agent(one, "?", "", (), 0, days[0]) for one in unknown]
    everybody = (*centre.agents, *strangers)
    if chosen:
        return tuple(agent for agent in everybody if agent.id in chosen)
    return tuple(
        agent
        for agent in everybody
        if agent.id in rostered
        or (agent.hired <= days[1] and (agent.left is None or agent.left >= days[0]))
    )


def own_part(wall: Wall) -> Wall:
    """The sheet without what is not its agents' own: others' duties and hours, and coverage."""
    chosen = {agent.id for agent in wall.agents}
    roster = replace(
        wall.roster,
        assignments=tuple(one for one in wall.roster.assignments if one.agent in chosen),
        duties=tuple(one for one in wall.roster.duties if one.agent in chosen),
        activities=tuple(one for one in wall.roster.activities if one.agent in chosen),
    )
    return replace(wall, roster=roster, stretches=())


def agent_days(wall: Wall) -> dict[tuple[str, date], AgentDay]:
    """What each agent has on each day that has anything."""
    shifts: dict[tuple[str, date], list[PublishedShift]] = {}
    for shift in wall.shifts:
        shifts.setdefault((shift.agent, shift.date), []).append(shift)
    leave: dict[tuple[str, date], list[LeaveDay]] = {}
    for day in wall.leave:
        if day.status is not LeaveStatus.REFUSED:
            leave.setdefault((day.agent, day.date), []).append(day)
    assigned, hours = wall.roster.by_agent_day(), wall.roster.activities_by_day()
    duties = {(duty.agent, duty.date) for duty in wall.roster.duties}
    return {
        key: AgentDay(
            tuple(sorted(assigned.get(key, ()))),
            tuple(sorted(shifts.get(key, ()), key=lambda shift: shift.start)),
            tuple(hours.get(key, ())),
            tuple(leave.get(key, ())),
            key in duties,
        )
        for key in {*assigned, *shifts, *leave, *duties}
    }


def is_away(day: AgentDay) -> bool:
    """Whether leave for the whole day is approved: what shifts the day has are not worked."""
    return any(one.part is Part.FULL and one.status is LeaveStatus.APPROVED for one in day.leave)


def shift_keys(wall: Wall) -> list[ShiftKey]:
    """The shifts that are used, in the order of the centre, with the times that the sheet has."""
    colours = shift_colours(wall.centre)
    times: dict[str, set[str]] = {}
    for shift in wall.shifts:
        times.setdefault(shift.shift, set()).add(times_of(shift, wall.centre))
    codes = [*wall.centre.shifts, *sorted(set(times) - set(wall.centre.shifts))]
    return [
        ShiftKey(code, label_of(code, wall.centre), listed(sorted(times[code])), colours[code])
        for code in codes
        if code in times
    ]


def shift_colours(centre: Centre) -> Mapping[str, int]:
    """The number of each shift's colour; a shift that the centre has no more gets the last one."""
    return defaultdict(lambda: len(SHIFT_COLOURS) - 1, numbered(centre.shifts))


def times_of(shift: PublishedShift, centre: Centre) -> str:
    """The wall times of a shift: 22:00–07:00+1."""
    start, end = (clock(at, centre.zone, shift.date) for at in (shift.start, shift.end))
    return f"{start}–{end}"


def breaks_of(shift: PublishedShift, centre: Centre, dash: str = "–") -> list[str]:
    """The wall times of a shift's unpaid breaks: 02:00–03:00."""
    spans = (
        (start.astimezone(centre.zone), end.astimezone(centre.zone)) for start, end in shift.breaks
    )
    return [f"{start:%H:%M}{dash}{end:%H:%M}" for start, end in spans]


def label_of(code: str, centre: Centre) -> str:
    """The name of a shift; empty where the centre has it no more."""
    return centre.shifts[code].label if code in centre.shifts else ""


def role_name(code: str, centre: Centre) -> str:
    """A role on a page and on paper: its label in Chinese, its code in words else."""
    return naming.role_name(code, centre.roles).replace("_", " ")


def role_keys(wall: Wall) -> list[tuple[str, str]]:
    """The mark and the names of each role."""
    marks = role_marks(wall.centre.roles)
    return [
        (marks[role.code], " ".join(dict.fromkeys((role_name(role.code, wall.centre), role.label))))
        for role in wall.centre.roles.values()
    ]


def period_name(period: Period) -> str:
    """How a period is typed, or its dates: 2026-W23, 2026-05."""
    if period == Period.week(*period.start.isocalendar()[:2]):
        return week_of(period.start)
    if period == Period.month(period.start.year, period.start.month):
        return month_of(period.start)
    return f"{period.start}_{period.end}"


def title_of(wall: Wall) -> str:
    """The centre and the period."""
    return f"{wall.centre.name}  {period_name(wall.roster.period).replace('_', ' – ')}"


def draft_mark() -> str:
    """The word that every form of a draft carries."""
    return _("DRAFT")


def standing_text(wall: Wall) -> str:
    """What the sheet is: a draft, or which version since when."""
    standing = wall.standing
    if standing.is_draft or standing.at is None:
        return _("DRAFT, not published")
    at = standing.at.astimezone(wall.centre.zone)
    text = _("version {version}, published {at} by {who}")
    return text.format(version=standing.version, at=f"{at:%Y-%m-%d %H:%M}", who=standing.who)


def file_stem(wall: Wall) -> str:
    """The name of an exported file without its ending; a draft says that it is one."""
    return period_name(wall.roster.period) + ("-draft" if wall.standing.is_draft else "")


def weeks_of(wall: Wall) -> list[Period]:
    """The weeks of the sheet, cut at Mondays."""
    return list(by_weeks(wall.roster.period))


def leave_text(days: Collection[LeaveDay], zone: ZoneInfo) -> str:
    """The leave of a day: its kind, which part of the day, and a question mark where it is not decided."""
    return " ".join(
        f"{_(day.kind)}{_part(day, zone)}" + ("?" if day.status is LeaveStatus.PENDING else "")
        for day in days
    )


def _part(day: LeaveDay, zone: ZoneInfo) -> str:
    if day.hours is not None:
        return " " + "–".join(f"{at.astimezone(zone):%H:%M}" for at in day.hours)
    return {
        Part.FIRST: " " + _("(first half)"),
        Part.SECOND: " " + _("(second half)"),
    }.get(day.part, "")
