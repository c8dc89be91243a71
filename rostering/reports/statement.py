"""Statements for the terminal: the centre's month in a row an agent, one agent's lines, a derivation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rostering.domain.centre import Centre
from rostering.domain.derivation import Derivation
from rostering.domain.money import yuan
from rostering.domain.people import Agent
from rostering.domain.statement import Entry, Statement
from rostering.language import _
from rostering.policy.catalogue import Catalogue
from rostering.reports.exceptions import suggestion
from rostering.reports.terminal import WIDTH, clip, table, wide, wrapped

TITLE_ROOM = 26  # the line's number, amount and points stand before its title
ALLOWANCES = ("allowance", "reward")
OVERTIME = ("overtime", "own_work_overtime", "comp_rest")


def month_table(statements: Sequence[Statement], names: Mapping[str, str]) -> str:
    """One row an agent: base, floating, allowances, overtime, deductions, gross pay, points."""
    rows = [_month_row(statement, names) for statement in statements]
    gross = sum(statement.gross_fen for statement in statements)
    rows.append((_("total"), "", "", "", "", "", yuan(gross), "", ""))
    headings = [
        _("agent"), _("base"), _("floating"), _("allow."), _("overtime"), _("deducted"),
        _("gross"), _("points"), "",
    ]  # fmt: skip
    return table(headings, rows, right=headings[1:8])


def _month_row(statement: Statement, names: Mapping[str, str]) -> tuple[str, ...]:
    sums = {"base": 0, "floating": 0, "allowance": 0, "overtime": 0, "deducted": 0}
    for entry in statement.entries:
        sums[_column(entry)] += entry.amount_fen
    return (
        f"{statement.agent} {clip(names.get(statement.agent, ''), 8)}",
        *(yuan(fen) for fen in sums.values()),
        yuan(statement.gross_fen),
        str(-statement.points_lost or 0),
        "*" if statement.provisional else "",
    )


def _column(entry: Entry) -> str:
    if entry.kind in ("base", "floating"):
        return entry.kind
    if entry.kind in ALLOWANCES:
        return "allowance"
    return "overtime" if entry.kind in OVERTIME else "deducted"


def statement_text(statement: Statement, agent: Agent, centre: Centre, catalogue: Catalogue) -> str:
    """One agent's statement, line by line, with what is still open and what the law says."""
    grade = catalogue.rule("grades", statement.grade)
    head = [
        f"{centre.name}  {_('Pay statement')} {statement.month}",
        f"{agent.id} {agent.name}  {grade.title} ({grade.clause})",
        _("{rostered} days rostered, {worked} days worked").format(
            rostered=statement.days_rostered, worked=statement.days_worked
        ),
    ]
    if statement.provisional:
        head.append(_("PROVISIONAL: open exceptions are not priced yet"))
    rows = [_line(entry, catalogue) for entry in statement.entries]
    total = ("", "", "", _("gross pay"), "", yuan(statement.gross_fen), -statement.points_lost or 0)
    headings = ["#", _("date"), _("clause"), _("what"), _("from"), _("yuan"), _("points")]
    lines = table(headings, [*rows, total], right=["#", _("yuan"), _("points")])
    return "\n\n".join(["\n".join(head), lines, *_remarks(statement, catalogue)])


def _line(entry: Entry, catalogue: Catalogue) -> tuple[object, ...]:
    return (
        entry.line,
        f"{entry.date:%m-%d}",
        entry.clause,
        clip(entry_name(entry, catalogue), 26),
        _inputs(entry),
        yuan(entry.amount_fen),
        -entry.points or "",
    )


def entry_name(entry: Entry, catalogue: Catalogue) -> str:
    """What a line is called."""
    names = {
        "fine_not_collected": _("fines not collected"),
        "absence_not_collected": _("absence not collected"),
        "comp_rest": _("compensatory rest"),
    }
    return names.get(entry.kind) or catalogue.rule("pay_rules", entry.rule).title


def _inputs(entry: Entry) -> str:
    """What the line started from, in few letters: days or minutes, and at what percentage."""
    percent = f" {entry.percent}%" if entry.percent not in (None, 100) else ""
    if entry.halves is not None and entry.wage_fen is not None:
        return _("{days:g} d").format(days=entry.halves / 2) + percent
    if entry.minutes is not None:
        return _("{minutes} min").format(minutes=entry.minutes) + percent
    return ""


def _remarks(statement: Statement, catalogue: Catalogue) -> list[str]:
    remarks = []
    if statement.exceptions:
        lines = [
            f"  {item.date}  {item.kind} {item.detail}  {suggestion(item.kind)}"
            for item in statement.exceptions
        ]
        remarks.append("\n".join([_("Exceptions"), *lines]))
    if statement.flags:
        remarks.append("\n".join([_("For people to judge"), *(f"  {f}" for f in statement.flags)]))
    if statement.warnings:
        titles = {rule.clause: rule.title for rule in catalogue.of_kind("law").values()}
        lines = [
            f"  {item.code} {titles.get(item.code, '')}"
            + (f": {yuan(item.stake_fen)}" if item.stake_fen is not None else "")
            for item in statement.warnings
        ]
        remarks.append("\n".join([_("The law beside the policy, yuan at stake"), *lines]))
    return remarks


def derivation_text(derivation: Derivation) -> str:
    """The derivation as a tree in ASCII, in lines of at most 80 cells."""
    lines = wrapped(derivation.text, WIDTH - TITLE_ROOM, 0)
    return "\n".join([*lines, *_branches(derivation, "")])


def _branches(derivation: Derivation, margin: str) -> Iterator[str]:
    """The lines of the steps that `derivation` rests on, behind `margin`."""
    for number, part in enumerate(derivation.parts, 1):
        last = number == len(derivation.parts)
        inner = margin + ("   " if last else "|  ")
        first, *more = wrapped(part.text, WIDTH - wide(inner), 2)
        yield f"{margin}{'`-' if last else '|-'} {first}"
        hanging = inner + ("|" if part.parts else " ")
        yield from (f"{hanging}{line[1:]}" for line in more)
        yield from _branches(part, inner)
