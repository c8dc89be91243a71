"""Days, times and marks, as every report writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rostering.domain.calendar import Period
from rostering.domain.shifts import Role
from rostering.language import _, current_language


def weekday(day: date) -> str:
    """The short name of the weekday."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[day.weekday()]


def day_heading(day: date) -> str:
    """A day as the heading of a narrow column: Mon 01."""
    return f"{weekday(day)} {day:%d}"


def clock(moment: datetime, zone: ZoneInfo, day: date) -> str:
    """The wall time of `moment`; `+1` where it is on the day after `day`."""
    local = moment.astimezone(zone)
    later = (local.date() - day).days
    return f"{local:%H:%M}" + (f"+{later}" if later else "")


def minute(minutes: int) -> str:
    """Minutes after midnight as a wall time; `+1` on the next day."""
    days, rest = divmod(minutes, 24 * 60)
    if days and not rest:
        return "24:00" + (f"+{days - 1}" if days > 1 else "")
    return f"{rest // 60:02d}:{rest % 60:02d}" + (f"+{days}" if days else "")


def by_weeks(period: Period) -> Iterator[Period]:
    """The period cut into runs of at most seven days that start with its first day or on Mondays."""
    start = period.start
    while start <= period.end:
        sunday = start + timedelta(days=6 - start.weekday())
        yield Period(start, min(sunday, period.end))
        start = min(sunday, period.end) + timedelta(days=1)


def role_marks(roles: Mapping[str, Role]) -> dict[str, str]:
    """The shortest mark that tells each role from the others: p, w, f, or 电, 来, 外."""
    names = {
        code: (role.label if current_language() == "zh" and role.label else code)
        for code, role in roles.items()
    }
    return {code: _shortest(name, names.values()) for code, name in names.items()}


def _shortest(name: str, others: Iterable[str]) -> str:
    rivals = [other for other in others if other != name]
    for length in range(1, len(name) + 1):
        if not any(other.startswith(name[:length]) for other in rivals):
            return name[:length]
    return name
