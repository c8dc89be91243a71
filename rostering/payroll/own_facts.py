"""A month's facts given to the agents whose they are, so that a line is explained by its agent's alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from rostering.attendance.month import MonthInputs
from rostering.domain.decisions import Decision
from rostering.domain.leave import LeaveDay
from rostering.domain.people import Agent, GradeChange
from rostering.domain.punches import Punch
from rostering.domain.roster import PublishedShift
from rostering.payroll.employment import Stretch
from rostering.payroll.month import MonthPay

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """What the month knows of one agent, each in the order of the inputs.

    `findings` are the rows that lines count, such as leave requests (A8).
    """

    agent: Agent
    stretches: tuple[Stretch, ...]
    grade_changes: list[GradeChange] = field(default_factory=list)
    shifts: list[PublishedShift] = field(default_factory=list)
    punches: list[Punch] = field(default_factory=list)
    leave: list[LeaveDay] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)


class _Owned(Protocol):
    @property
    def agent(self) -> str: ...


Item = TypeVar("Item", bound=_Owned)


def own_facts(inputs: MonthInputs, pay: MonthPay, counted: Iterable[str]) -> dict[str, OwnFacts]:
    """The facts of each agent by id, with the findings of the kinds in `counted`."""
    found = {agent.id: OwnFacts(agent, stretches) for agent, stretches in pay.employment}
    _give(inputs.grade_changes, {id: one.grade_changes for id, one in found.items()})
    _give(inputs.shifts, {id: one.shifts for id, one in found.items()})
    _give(inputs.punches, {id: one.punches for id, one in found.items()})
    _give(inputs.leave, {id: one.leave for id, one in found.items()})
    _give(inputs.decisions, {id: one.decisions for id, one in found.items()})
    findings = pay.reconciled.findings
    for row in findings.filter(findings["kind"].is_in(list(counted))).iter_rows(named=True):
        found[inputs.agents[row["agent"]].id].findings.append(row)
    return found


def _give(items: Iterable[Item], lists: Mapping[str, list[Item]]) -> None:
    """Each item to its agent's list; those of nobody who works here explain no line."""
    for item in items:
        own = lists.get(item.agent)
        if own is not None:
            own.append(item)
