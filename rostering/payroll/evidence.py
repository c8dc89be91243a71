"""What people recorded behind a line of a statement: the incident, the line of the attendance list."""

from __future__ import annotations

from collections.abc import Iterator

from rostering.attendance.month import MonthInputs
from rostering.domain.derivation import Derivation
from rostering.domain.incidents import Gathering, SignIn
from rostering.domain.money import yuan
from rostering.domain.statement import Entry
from rostering.language import _, labelled, word
from rostering.payroll.incidents import allowed, numbered, shown
from rostering.policy.catalogue import Catalogue
from rostering.policy.incidents import incident_clause

LISTS = {
    "duty": (Gathering.DUTY,),
    "meeting": (Gathering.MEETING, Gathering.TRAINING),
}


def incident_derivation(
    inputs: MonthInputs, catalogue: Catalogue, entry: Entry
) -> Iterator[Derivation]:
    """The incident of a reward or punishment: its clause, range, number, who entered it and why."""
    for item, number in numbered(inputs.incidents) if entry.incident else ():
        if entry.incident != item.id:
            continue
        clause = incident_clause(catalogue, item.kind, item.date)
        warning = clause.is_warning(number, item.grave)
        amount, points = allowed(clause, warning)
        parts = [
            Derivation(
                "range",
                _("{clause} {title}: {amount} yuan, {points} points, from {since}").format(
                    clause=clause.clause,
                    title=_(clause.title),
                    amount=shown(amount, yuan),
                    points=shown(points),
                    since=clause.since,
                ),
            )
        ]
        if warning:
            parts.append(
                Derivation("warning", _("the first of its kind: a warning, nothing is taken"))
            )
        elif clause.first_is_warning:
            text = _("number {number} of its kind; the first was the warning")
            parts.append(Derivation("warning", text.format(number=number)))
        text = _("incident {id} of {date}, entered by {who}: {why}")
        text = text.format(id=item.id, date=item.date, who=item.who, why=item.why)
        yield Derivation("incident", text, tuple(parts))


def sign_in_derivations(inputs: MonthInputs, agent: str, entry: Entry) -> Iterator[Derivation]:
    """The lines of the attendance list that a fine for a duty or a meeting rests on."""
    lists = LISTS.get(entry.kind, ())
    for line in inputs.sign_ins if lists else ():
        if line.agent == agent and line.date == entry.date and line.kind in lists:
            yield Derivation("sign_in", _shown(line))


def _shown(line: SignIn) -> str:
    text = _("attendance list {date}: {event} {name} {status}, entered by {who}").format(
        date=line.date,
        event=_(line.kind.value),
        name=line.name,
        status=word(line.status.value, "attendance list"),
        who=line.who,
    )
    return labelled(text, line.note) if line.note else text
