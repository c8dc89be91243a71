"""Rewards, punishments and attendance lists for the terminal and as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from rostering.domain.incidents import Incident, SignIn
from rostering.domain.money import yuan
from rostering.language import _, word
from rostering.payroll.incidents import numbered, shown
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import PUNISHMENT, IncidentClause, Range, incident_clause
from rostering.reports.terminal import clip, table


def incident_rows(
    incidents: Sequence[Incident],
    everything: Sequence[Incident],
    names: Mapping[str, str],
    catalogue: Catalogue,
) -> str:
    """One row an incident; `everything` tells which is the first of its kind, and what is withdrawn."""
    if not incidents:
        return _("No incidents.")
    numbers = {item.id: number for item, number in numbered(everything)}
    gone = {item.withdraws: item.id for item in everything if item.withdraws}
    rows = [_row(item, numbers, gone, names, catalogue) for item in incidents]
    headings = [
        _("id"), _("date"), _("agent"), _("clause"), _("yuan"), _("points"), _("why"),
    ]  # fmt: skip
    return table(headings, rows, right=[_("yuan"), _("points")])


def _row(
    item: Incident,
    numbers: Mapping[str, int],
    gone: Mapping[str, str],
    names: Mapping[str, str],
    catalogue: Catalogue,
) -> tuple[object, ...]:
    clause = incident_clause(catalogue, item.kind, item.date)
    sign = -1 if clause.side == PUNISHMENT else 1
    remark = ""
    if item.withdraws:
        remark = _("withdraws {id}: ").format(id=item.withdraws)
    elif item.id in gone:
        remark = _("withdrawn by {id}: ").format(id=gone[item.id])
    elif clause.is_warning(numbers.get(item.id, 0), item.grave):
        remark = _("warning: ")
    return (
        item.id,
        item.date,
        f"{item.agent} {clip(names.get(item.agent, ''), 8)}",
        clip(clause.clause, 6),
        "" if item.withdraws else yuan(sign * item.amount_fen),
        "" if item.withdraws else sign * item.points,
        clip(remark + item.why, 26),
    )


def incident_data(item: Incident, catalogue: Catalogue) -> dict[str, Any]:
    """One incident as data; amount and points from 0 on, `side` says which way they go."""
    clause = incident_clause(catalogue, item.kind, item.date)
    return {
        "id": item.id,
        "agent": item.agent,
        "date": str(item.date),
        "clause": clause.clause,
        "kind": item.kind,
        "side": clause.side,
        "amount": yuan(item.amount_fen),
        "points": item.points,
        "grave": item.grave,
        "why": item.why,
        "withdraws": item.withdraws,
        "who": item.who,
        "at": item.at.isoformat() if item.at else None,
    }


def clause_rows(catalogue: Catalogue, day: date) -> str:
    """What may be recorded on `day`, with its ranges."""
    rows = [
        (
            clause.clause,
            clause.name,
            clip(_(clause.title), 22),
            shown(clause.amount, yuan),
            shown(clause.points),
        )
        for clause in _clauses(catalogue, day)
    ]
    headings = [_("clause"), _("kind"), _("what"), _("yuan"), _("points")]
    return table(headings, rows, right=headings[3:])


def clause_data(catalogue: Catalogue, day: date) -> list[dict[str, Any]]:
    """What may be recorded on `day`, as data: ranges as their least and most, None for no bound."""
    return [
        {
            "clause": clause.clause,
            "kind": clause.name,
            "title": _(clause.title),
            "side": clause.side,
            "yuan": {"least": yuan(clause.amount.least), "most": _most(clause.amount, yuan)},
            "points": {"least": clause.points.least, "most": _most(clause.points, int)},
        }
        for clause in _clauses(catalogue, day)
    ]


def _most(span: Range, write: Callable[[int], object]) -> object:
    return None if span.most is None else write(span.most)


def _clauses(catalogue: Catalogue, day: date) -> list[IncidentClause]:
    found = [incident_clause(catalogue, name, day) for name in catalogue.of_kind("incidents")]
    return sorted(found, key=lambda clause: (clause.side, len(clause.clause), clause.clause))


def sign_in_rows(lines: Sequence[SignIn], names: Mapping[str, str]) -> str:
    """One row a line of the attendance lists."""
    rows = [
        (
            line.date,
            f"{line.agent} {clip(names.get(line.agent, ''), 8)}",
            _(line.kind.value),
            clip(line.name, 14),
            word(line.status.value, "attendance list"),
            clip(line.note, 16),
        )
        for line in lines
    ]
    headings = [_("date"), _("agent"), _("event"), _("what"), _("status"), _("note")]
    return table(headings, rows) if rows else _("No attendance lists.")


def sign_in_data(line: SignIn) -> dict[str, Any]:
    """One line of an attendance list as data."""
    return {
        "agent": line.agent,
        "date": str(line.date),
        "event": line.kind.value,
        "name": line.name,
        "status": line.status.value,
        "minutes": line.minutes,
        "note": line.note,
        "who": line.who,
    }
