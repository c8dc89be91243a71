"""What a payslip says, ready to be set: an agent's statement in parts, each line with its clause, how
it was worked out, and what it rests on. Every form of payslips is made of this."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rostering.domain.booked import STATUTORY
from rostering.domain.centre import Centre
from rostering.domain.derivation import Derivation
from rostering.domain.money import yuan
from rostering.domain.statement import Entry, Statement
from rostering.language import _, in_brackets, listed
from rostering.payroll.columns import column_of
from rostering.payroll.scoring import Total
from rostering.policy.catalogue import Catalogue
from rostering.reports.remarks import remarks
from rostering.reports.statement import appraised_text, booked_name, called, entry_name

NO_RULE = Derivation("rule", "")
MOST_VALUES = 2  # rule values that stand in a line; more are in `payroll explain`


@dataclass(frozen=True, slots=True)
class Line:
    """A line: `rule` says where the clause is written, `values` what it says, `how` the arithmetic,
    `facts` what it rests on: its `shifts` and `punches` among others.

    `date` is ISO text, `amount` yuan as text, `points` what was lost, with its sign, or empty.
    """

    number: int
    date: str
    what: str
    clause: str
    rule: str
    values: tuple[str, ...]
    how: str
    facts: tuple[str, ...]
    shifts: tuple[str, ...]
    punches: tuple[str, ...]
    amount: str
    points: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one kind with their sum in yuan; gross pay stands over those that are `withheld`."""

    title: str
    withheld: bool
    lines: tuple[Line, ...]
    sum_title: str
    sum: str


@dataclass(frozen=True, slots=True)
class Payslip:
    """A payslip. `mark` stands across it where nothing on it is final; `withheld` and `net` are empty
    while they are not known. `remarks` are parts of text under a title."""

    agent: str
    name: str
    month: str
    title: str
    centre: str
    standing: str
    mark: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    gross: str
    withheld: str
    net: str
    points: str
    score: str
    remarks: tuple[tuple[str, tuple[str, ...]], ...]
    closing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What all payslips of a month are made of; `standing` says that the month is closed, or when it
    was run, and `changed` that facts have come since."""

    centre: Centre
    catalogue: Catalogue
    explain: Callable[[Statement, Entry], Derivation]
    standing: str
    changed: bool = False


def payslip(statement: Statement, name: str, team: str, basis: Basis) -> Payslip:
    """The payslip of one statement."""
    unfinished = statement.provisional or basis.changed
    return Payslip(
        agent=statement.agent,
        name=name,
        month=statement.month,
        title=_("Pay statement"),
        centre=basis.centre.name,
        standing=standing_of(statement, basis),
        mark=_("PROVISIONAL") if unfinished else "",
        facts=tuple(_facts(statement, team, basis)),
        parts=tuple(_parts(statement, basis)),
        gross=yuan(statement.gross_fen),
        withheld="" if statement.missing else yuan(-statement.withheld_fen),
        net="" if statement.net_fen is None else yuan(statement.net_fen),
        points=str(-statement.points_lost) if statement.points_lost else "",
        score=_score(statement, basis),
        remarks=tuple(_remarks(statement, basis.catalogue)),
        closing=_closing(statement),
    )


def standing_of(statement: Statement, basis: Basis) -> str:
    """Whether the statement can stand, in a few words."""
    if statement.provisional:
        return _("PROVISIONAL: open exceptions are not priced yet")
    if basis.changed:
        return _("PROVISIONAL: facts changed since the month was run")
    return basis.standing


def _facts(statement: Statement, team: str, basis: Basis) -> Iterator[tuple[str, str]]:
    grade = basis.catalogue.rule("grades", statement.grade)
    yield _("grade"), in_brackets(_(grade.title), grade.clause)
    if team:
        yield _("team"), team
    yield (
        _("days"),
        _("{rostered} days rostered, {worked} days worked").format(
            rostered=statement.days_rostered, worked=statement.days_worked
        ),
    )
    day = statement.pay_day
    yield (
        _("pay day"),
        in_brackets(day, "G13") if day else _("not known: no calendar of that year yet (G13)"),
    )
    score = _score(statement, basis)
    if score:
        yield _("score"), score
    for one in statement.appraisals:
        said = _("no score yet") if one.score is None else f"{one.score} {one.band}".strip()
        name = called(one.name, "appraisals", basis.catalogue)
        yield _("appraisal {name}").format(name=name), said


def _score(statement: Statement, basis: Basis) -> str:
    """The score where the month is judged."""
    if statement.score is None:
        return ""
    first = date.fromisoformat(f"{statement.month}-01")
    most = basis.catalogue.rule("score", "total").on(first, Total)
    text = _("{total} of {most}: earned {earned}, lost {lost} (P1)")
    return text.format(
        total=statement.score,
        most=most.earned_most + most.kept,
        earned=statement.points_earned,
        lost=statement.points_lost,
    )


def _parts(statement: Statement, basis: Basis) -> Iterator[Part]:
    own = [entry for entry in statement.entries if entry.kind not in STATUTORY]
    taken = [entry for entry in own if column_of(entry) == "deducted"]
    earned = [entry for entry in own if entry not in taken]
    withheld = [entry for entry in statement.entries if entry.kind in STATUTORY]
    for title, sum_title, entries in (
        (_("Earned"), _("earned together"), earned),
        (_("Deducted under the rules"), _("deducted together"), taken),
        (_("Withheld by law"), _("withheld together"), withheld),
    ):
        if entries:
            lines = tuple(_line(statement, entry, basis) for entry in entries)
            fen = sum(entry.amount_fen for entry in entries)
            yield Part(title, entries is withheld, lines, sum_title, yuan(fen))


def _line(statement: Statement, entry: Entry, basis: Basis) -> Line:
    tree = basis.explain(statement, entry)
    rule = next((part for part in tree.parts if part.topic == "rule"), NO_RULE)
    how = next((part.text for part in tree.parts if part.topic == "formula"), "")
    told = [
        step
        for part in tree.parts
        if part.topic not in ("rule", "formula")
        for step in _steps(part)
    ]
    values = tuple(part.text for part in rule.parts if part.topic == "value")
    facts = dict.fromkeys(step.text for step in told)
    return Line(
        number=entry.line,
        date=f"{entry.date}",
        what=entry_name(entry, basis.catalogue),
        clause=entry.clause,
        rule=rule.text,
        values=values,
        how=how,
        facts=tuple(facts) or values[:MOST_VALUES],
        shifts=tuple(step.text for step in told if step.topic == "shift"),
        punches=tuple(step.text for step in told if step.topic == "punch"),
        amount=yuan(entry.amount_fen),
        points=str(-entry.points) if entry.points else "",
    )


def _steps(step: Derivation) -> Iterator[Derivation]:
    """A fact and what it rests on itself."""
    yield step
    for part in step.parts:
        yield from _steps(part)


def _remarks(statement: Statement, catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    for title, told in remarks(statement, catalogue):
        yield title, tuple(str(one) for one in told)
    if statement.appraisals:
        yield _("Appraisals"), tuple(appraised_text(one, catalogue) for one in statement.appraisals)


def _closing(statement: Statement) -> tuple[str, ...]:
    lines = []
    if statement.missing:
        text = _("Net pay is not known yet: {kinds} are still to come.")
        names = (booked_name(kind) for kind in statement.missing)
        lines.append(text.format(kinds=listed(names)))
    lines.append(
        _(
            "Is a line wrong? Tell the payroll clerk its number: every figure leads back to a clause."
        )
    )
    return tuple(lines)
