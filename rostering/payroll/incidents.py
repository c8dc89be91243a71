"""Incidents held against their clause: the range, and the warning before the fine (P4, P5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars as pl

from rostering.domain.incidents import Incident
from rostering.domain.money import yuan
from rostering.errors import PolicyError
from rostering.language import _
from rostering.payroll.schema import INCIDENTS
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import NOTHING, IncidentClause, Range, incident_clause


def standing(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents that count: none that was withdrawn, nor the lines that withdraw."""
    everything = tuple(incidents)
    gone = {incident.withdraws for incident in everything}
    return tuple(item for item in everything if not item.withdraws and item.id not in gone)


def numbered(incidents: Iterable[Incident]) -> Iterator[tuple[Incident, int]]:
    """Each standing incident by date, with its number among those of its agent and kind, from 1."""
    seen: dict[tuple[str, str], int] = {}
    for item in sorted(standing(incidents), key=lambda item: item.date):
        number = seen[item.agent, item.kind] = seen.get((item.agent, item.kind), 0) + 1
        yield item, number


def number_of(incident: Incident, others: Iterable[Incident]) -> int:
    """What number the incident has, or would have, among `others` of its agent and kind."""
    rest = [item for item in others if item.id != incident.id]
    return next(number for item, number in numbered([*rest, incident]) if item.id == incident.id)


def faults(incident: Incident, clause: IncidentClause, number: int) -> list[str]:
    """What of the incident lies outside its clause, each with the range and the clause."""
    warning = clause.is_warning(number, incident.grave)
    amount, points = allowed(clause, warning)
    found = []
    if incident.grave and clause.grave_proposes == NOTHING:
        found.append(_("{clause} knows no grave case").format(clause=title(clause)))
    if incident.amount_fen not in amount and warning:
        found.append(
            _("the first {clause} is a warning, without a fine: amount 0.00, not {amount}").format(
                clause=title(clause), amount=yuan(incident.amount_fen)
            )
        )
    elif incident.amount_fen not in amount:
        found.append(
            _("{clause} takes an amount of {range} yuan, not {amount}").format(
                clause=title(clause), range=shown(amount, yuan), amount=yuan(incident.amount_fen)
            )
        )
    if incident.points not in points:
        found.append(
            _("{clause} takes {range} points, not {points}").format(
                clause=title(clause), range=shown(points), points=incident.points
            )
        )
    return found


def allowed(clause: IncidentClause, warning: bool) -> tuple[Range, Range]:
    """The ranges of the amount in fen and of the points, of a warning or of any other incident."""
    return (Range(0, 0), clause.warning_points) if warning else (clause.amount, clause.points)


def shown(span: Range, text: object = str) -> str:
    """A range as people write it: 50.00–200.00, 10, 0.00 and more."""
    write = text if callable(text) else str
    if span.only is not None:
        return str(write(span.least))
    if span.most is None:
        return _("{least} or more").format(least=write(span.least))
    return f"{write(span.least)}–{write(span.most)}"


def title(clause: IncidentClause) -> str:
    """The clause with the name of its kind."""
    return f"{clause.clause} {clause.name}"


def incident_table(
    incidents: Sequence[Incident], places: Mapping[str, int], catalogue: Catalogue
) -> pl.DataFrame:
    """The standing incidents (schema INCIDENTS) with what their clause makes of each.

    Raises PolicyError where a kind is gone from the rules.
    """
    rows = []
    for item, number in numbered(incidents):
        if item.agent not in places:
            continue
        clause = _clause(item, catalogue)
        rows.append(
            {
                "agent": places[item.agent],
                "date": item.date,
                "month": item.date.year * 100 + item.date.month,
                "incident": item.id,
                "side": clause.side,
                "clause": clause.clause,
                "warning": clause.is_warning(number, item.grave),
                "amount_fen": item.amount_fen,
                "points": item.points,
                "value_from": clause.since,
            }
        )
    return pl.DataFrame(rows, INCIDENTS)


def _clause(item: Incident, catalogue: Catalogue) -> IncidentClause:
    try:
        return incident_clause(catalogue, item.kind, item.date)
    except PolicyError as error:
        message = _("incident {id}: {why}").format(id=item.id, why=error.message)
        raise PolicyError(message, error.hint) from None
