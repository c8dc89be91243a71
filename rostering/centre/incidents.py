"""A table of rewards and punishments, for `incident import`."""

from __future__ import annotations

from pathlib import Path

from rostering.centre import values
from rostering.centre.employed import outside_employment
from rostering.centre.tables import read_rows
from rostering.domain.centre import Centre
from rostering.domain.incidents import Incident
from rostering.errors import CentreError, InputProblem, PolicyError
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import incident_kind

HEADINGS = {
    "id": ("单号",),
    "agent": ("工号",),
    "name": ("姓名",),
    "date": ("日期",),
    "clause": ("条款",),
    "amount": ("金额",),
    "points": ("分数",),
    "grave": ("严重",),
    "why": ("原因",),
}


def read_incidents(
    path: Path, centre: Centre, catalogue: Catalogue
) -> tuple[tuple[Incident, str], ...]:
    """Each incident with the place of its row; raises CentreError with every problem of the table."""
    problems: list[InputProblem] = []
    people = {agent.id: agent for agent in centre.agents}
    agents = {agent.id: agent.name for agent in centre.agents}
    found: dict[str, tuple[Incident, str]] = {}
    for row in read_rows(path, HEADINGS, ("id", "agent", "date", "clause", "why"), problems):
        before = len(problems)
        number, agent, day = row.text("id"), row.agent(agents), row.date("date")
        amount = row.read("amount", values.fen_of, _("is no amount of yuan"), empty=True)
        points, grave, why = row.whole("points", empty=0), row.yes("grave"), row.text("why")
        kind = None
        if clause := row.text("clause"):
            try:
                kind = incident_kind(catalogue, clause)
            except PolicyError as error:
                row.wrong("clause", error.message, error.hint)
        if number in found:
            row.wrong("id", _("the incident is there twice"))
        if agent in people and day and (fault := outside_employment(people[agent], day)):
            row.wrong("date", fault, _("see agents.csv"))
        if len(problems) > before or not (number and agent and day and kind and why):
            continue
        incident = Incident(number, agent, day, kind, amount or 0, points or 0, bool(grave), why)
        found[number] = incident, row.where("id")
    if problems:
        raise CentreError(problems)
    return tuple(found.values())
