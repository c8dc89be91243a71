"""Clock files: which importer reads one, and whose punches they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

from rostering.attendance.importers._sample import sample_of
from rostering.discovery import modules_in
from rostering.domain.people import Agent
from rostering.domain.punches import Punch, RawPunch, Reading, RejectedRow
from rostering.errors import InputProblem, PunchFileError
from rostering.language import _

IMPORTERS_PACKAGE = "rostering.attendance.importers"
EARLIEST_YEAR = 2000


def choose_importer(path: Path) -> tuple[str, ModuleType]:
    """The one importer that recognises the file, with its name.

    Raises PunchFileError where the file cannot be read, or where none or several recognise it.
    """
    try:
        sample = sample_of(path)
    except OSError as error:
        problem = InputProblem(str(path), _("cannot be read"), error.strerror or "")
        raise PunchFileError([problem]) from None
    if not sample.lines:
        problem = InputProblem(path.name, _("is empty or no text file"))
        raise PunchFileError([problem])
    importers = modules_in(IMPORTERS_PACKAGE)
    fitting = [name for name, importer in importers.items() if importer.recognises(sample)]
    if len(fitting) != 1:
        raise PunchFileError([_no_choice(path, fitting, list(importers))])
    return fitting[0], importers[fitting[0]]


def _no_choice(path: Path, fitting: list[str], known: list[str]) -> InputProblem:
    if fitting:
        hint = _("it could be {names}").format(names=", ".join(fitting))
        return InputProblem(path.name, _("is read by several importers"), "", hint)
    hint = _("known are {names}; see docs/file-formats.md").format(names=", ".join(known))
    return InputProblem(path.name, _("is no clock file that we know"), "", hint)


def resolve_agents(
    reading: Reading, agents: Iterable[Agent], zone: ZoneInfo
) -> tuple[list[Punch], list[RejectedRow]]:
    """The punches of known agents at aware times, by agent and time; and the others, as rejected.

    A key is an agent's clock number, padded or not, or the id. Wall times are those of `zone`.
    """
    by_key = _keys(agents)
    punches: list[Punch] = []
    rejected: list[RejectedRow] = []
    for raw in reading.punches:
        agent = by_key.get(raw.key) or by_key.get(raw.key.lstrip("0"))
        try:
            if agent is None:
                raise ValueError(_("no agent has this clock number or id"))
            punches.append(_punch(raw, agent, zone))
        except ValueError as error:
            rejected.append(RejectedRow(raw.line, f"{raw.key} {raw.at}", str(error)))
    return sorted(punches, key=lambda punch: (punch.agent, punch.at, punch.line)), rejected


def _keys(agents: Iterable[Agent]) -> Mapping[str, str]:
    """Ids, and over them the clock numbers, with and without leading zeros."""
    listed = list(agents)
    keys = {agent.id: agent.id for agent in listed}
    keys |= {agent.device_pin.lstrip("0"): agent.id for agent in listed if agent.device_pin}
    keys |= {agent.device_pin: agent.id for agent in listed if agent.device_pin}
    return keys


def _punch(raw: RawPunch, agent: str, zone: ZoneInfo) -> Punch:
    if raw.at.year < EARLIEST_YEAR:
        raise ValueError(_("the clock was not set: the year is {year}").format(year=raw.at.year))
    return Punch(agent, _aware(raw.at, zone), raw.device, raw.place, raw.kind, line=raw.line)


def _aware(at: datetime, zone: ZoneInfo) -> datetime:
    """The moment of a wall time; raises ValueError for one that the clock skipped."""
    if at.tzinfo is not None:
        return at.astimezone(UTC)
    moment = at.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != at:
        raise ValueError(_("there is no such time: the clocks went forward"))
    return moment
