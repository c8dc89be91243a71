"""Incidents held against their clauses before they are recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rostering.domain.incidents import Incident
from rostering.errors import InputError, InputProblem
from rostering.payroll.incidents import faults, number_of
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import incident_clause


def check_incidents(
    new: Sequence[tuple[Incident, str]], recorded: Iterable[Incident], catalogue: Catalogue
) -> None:
    """Raise InputError with everything outside its clause, where each incident stands."""
    others = [*recorded, *(incident for incident, _where in new)]
    problems = []
    for incident, where in new:
        clause = incident_clause(catalogue, incident.kind, incident.date)
        number = number_of(incident, others)
        problems += [
            InputProblem(where, fault, "", f"rostering rules show incidents/{incident.kind}")
            for fault in faults(incident, clause, number)
        ]
    if problems:
        raise InputError(problems)
