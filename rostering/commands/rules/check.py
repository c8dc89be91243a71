"""`rostering rules check FILE`: cases a clerk wrote, through the real rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.errors import CheckFailed, InputError, InputProblem
from rostering.language import _, listed

if TYPE_CHECKING:
    from rostering.payroll.cases import CaseResult


@click.command(
    help=_("Run a file of cases through the real rules and say which hold.")
    + examples("rules check cases.toml", "rules check cases.json --json")
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.payroll.cases import check_cases, read_cases

    cases = read_cases(file)
    _refuse_unknown_leave(file, cases, session)
    results = check_cases(cases, session.catalogue)
    failing = [result for result in results if not result.holds]
    if as_json:
        shown = [
            {"id": r.id, "holds": r.holds, "expected": r.expected, "got": r.got} for r in results
        ]
        emit_json("cases", {"cases": shown})
    else:
        for result in results:
            click.echo(f"{_('holds') if result.holds else _('FAILS')}  {result.id}  {result.says}")
            for line in _differences(result):
                click.echo(f"       {line}")
        click.echo(
            _("{holding} of {all} cases hold").format(
                holding=len(results) - len(failing), all=len(results)
            )
        )
    if failing:
        raise CheckFailed(
            _("{count} cases do not hold").format(count=len(failing)),
            _("see what a rule says with: rostering rules show RULE"),
        )
    if not as_json:
        next_step("rules list")


def _refuse_unknown_leave(file: Path, cases: list[dict[str, Any]], session: Session) -> None:
    """Raise InputError naming every kind of leave that the rules do not have."""
    known = session.catalogue.of_kind("leave")
    hint = _("known are {names}").format(names=listed(known))
    problems = [
        InputProblem(
            f"{file}: {case['id']}",
            f"leaves[{number}].type: " + _("is not known"),
            str(leave["type"]),
            hint,
        )
        for case in cases
        for number, leave in enumerate(case.get("leaves") or [], 1)
        if leave["type"] not in known
    ]
    if problems:
        raise InputError(problems)


def _differences(result: CaseResult) -> list[str]:
    keys = sorted(set(result.expected) | set(result.got))
    return [
        _("{key}: expected {expected}, got {got}").format(
            key=key, expected=result.expected.get(key, "–"), got=result.got.get(key, "–")
        )
        for key in keys
        if result.expected.get(key) != result.got.get(key)
    ]
