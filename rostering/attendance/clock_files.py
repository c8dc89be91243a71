"""Clock files: which importer reads one, and whose punches they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

from rostering.attendance.importers._sample import sample_of
from rostering.discovery import modules_in
from rostering.domain.people import Agent
from rostering.domain.punches import Claim, Punch, RawPunch, Reading, RejectedRow
from rostering.errors import InputProblem, PunchFileError
from rostering.language import _, listed

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
    if not sample.lines and not sample.sheets:
        problem = InputProblem(path.name, _("is empty, or neither text nor a workbook"))
        raise PunchFileError([problem])
    importers = modules_in(IMPORTERS_PACKAGE)
    fitting = [name for name, importer in importers.items() if importer.recognises(sample)]
    if len(fitting) != 1:
        raise PunchFileError([_no_choice(path, fitting, list(importers))])
    return fitting[0], importers[fitting[0]]


def _no_choice(path: Path, fitting: list[str], known: list[str]) -> InputProblem:
    if fitting:
        hint = _("it could be {names}").format(names=listed(fitting))
        return InputProblem(path.name, _("is read by several importers"), "", hint)
    hint = _("known are {names}; see docs/file-formats.md").format(names=listed(known))
    return InputProblem(path.name, _("is no clock file that we know"), "", hint)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a file says of known agents, at aware times, by agent and time; and the other rows."""

    punches: tuple[Punch, ...]
    claims: tuple[Claim, ...]
    rejected: tuple[RejectedRow, ...]


def resolve_agents(reading: Reading, agents: Iterable[Agent], zone: ZoneInfo) -> Resolved:
    """Whose punches and claims these are; those of nobody are rejected, beside what already was.

    A key is an agent's clock number, padded or not, or the id. Where the file knows no number, a name
    will do that one agent alone has. Wall times are those of `zone`.
    """
    find = _Finder(agents)
    punches: list[Punch] = []
    rejected = list(reading.rejected)
    for raw in reading.punches:
        try:
            punches.append(_punch(raw, find(raw.key, raw.name), zone))
        except ValueError as error:
            rejected.append(RejectedRow(raw.line, f"{raw.key or raw.name} {raw.at}", str(error)))
    claims = [
        Claim(agent, claim.date, claim.kind, claim.minutes, line=claim.line, sheet=claim.sheet)
        for claim in reading.claims
        for agent in [find.known(claim.key, claim.name)]
        if agent
    ]
    return Resolved(
        tuple(sorted(punches, key=lambda punch: (punch.agent, punch.at, punch.line))),
        tuple(sorted(claims, key=lambda claim: (claim.agent, claim.date, claim.line, claim.kind))),
        tuple(sorted(rejected, key=lambda row: row.line)),
    )


class _Finder:
    """Who is meant by a key, or by a name where there is none."""

    def __init__(self, agents: Iterable[Agent]) -> None:
        listed = list(agents)
        self._by_key = _keys(listed)
        self._by_name: dict[str, list[str]] = {}
        for agent in listed:
            self._by_name.setdefault(agent.name, []).append(agent.id)

    def __call__(self, key: str, name: str) -> str:
        """The agent's id; ValueError says why nobody is found."""
        agent = self.known(key, name)
        if agent:
            return agent
        if not name:
            raise ValueError(_("no agent has this clock number or id"))
        if name in self._by_name:
            text = _("{count} agents are called {name}; their numbers are wanted in the file")
            raise ValueError(text.format(count=len(self._by_name[name]), name=name))
        raise ValueError(_("no agent is called {name}").format(name=name))

    def known(self, key: str, name: str) -> str | None:
        """The agent's id, or None."""
        named = self._by_name.get(name, [])
        agent = self._by_key.get(key) or (self._by_key.get(key.lstrip("0") or "0") if key else None)
        return agent or (named[0] if len(named) == 1 else None)


def _keys(agents: Iterable[Agent]) -> Mapping[str, str]:
    """Ids, and over them the clock numbers, with and without leading zeros."""
    listed = list(agents)
    keys = {agent.id: agent.id for agent in listed}
    pins = [agent for agent in listed if agent.device_pin]
    keys |= {agent.device_pin.lstrip("0") or "0": agent.id for agent in pins}
    return keys | {agent.device_pin: agent.id for agent in pins}


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
