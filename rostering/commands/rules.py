"""`rostering rules`: what the rules are, since when, and from where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.errors import CheckFailed
from rostering.language import _
from rostering.policy.catalogue import Catalogue, load_catalogue
from rostering.policy.rule import Parameter, Rule

if TYPE_CHECKING:
    from rostering.payroll.cases import CaseResult

CASES_SCHEMA = "rostering/cases/1"


@click.group(help=_("What the rules are, since when, and whether cases hold."))
def command() -> None:
    pass


@command.command("list", help=_("List every rule with its clause."))
@click.pass_obj
def list_(centre: Path) -> None:
    from tabulate import tabulate

    catalogue = _catalogue(centre)
    rows = [
        (f"{kind}/{name}", rule.clause, rule.title)
        for (kind, name), rule in sorted(catalogue.rules.items())
    ]
    click.echo(tabulate(rows, headers=[_("rule"), _("clause"), _("what it says")]))
    click.echo(_("Next: rostering rules show RULE"), err=True)


@command.command(
    help=_("Show a rule: its source, and each value with its date.")
    + "\n\n\b\n  rostering rules show grades/agent"
)
@click.argument("rule")
@click.pass_obj
def show(centre: Path, rule: str) -> None:
    kind, slash, name = rule.rpartition("/")
    catalogue = _catalogue(centre)
    found = catalogue.rule(kind, name) if slash else _by_name(catalogue, name)
    click.echo(f"{found.title}  [{found.kind}/{found.name}]")
    click.echo(f"{_('source')}: {found.source}")
    for decision in found.decisions:
        click.echo(f"{_('decision')}: {decision}")
    for parameter in found.parameters.values():
        _show_parameter(parameter)


def _show_parameter(parameter: Parameter) -> None:
    click.echo(f"\n{parameter.name} ({parameter.unit}): {parameter.description}")
    for value in parameter.values:
        shown = value.value
        if parameter.unit == "yuan" and isinstance(shown, int):
            shown = f"{shown // 100}.{shown % 100:02d}"
        click.echo(f"  {_('from')} {value.since}  {shown}")


def _by_name(catalogue: Catalogue, name: str) -> Rule:
    kinds = [kind for kind, rule in catalogue.rules if rule == name]
    return catalogue.rule(kinds[0] if kinds else "pay_rules", name)


def _catalogue(centre: Path) -> Catalogue:
    return load_catalogue(centre / "rules")


@command.command(
    help=_("Run a file of cases through the real rules and say which hold.")
    + "\n\n\b\n  rostering rules check cases/attendance.json\n  rostering rules check cases.toml --json"
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=_("Give the result as data."))
@click.pass_obj
def check(centre: Path, file: Path, as_json: bool) -> None:
    from rostering.payroll.cases import check_case, read_cases

    catalogue = _catalogue(centre)
    results = [check_case(case, catalogue) for case in read_cases(file)]
    failing = [result for result in results if not result.holds]
    if as_json:
        cases = [
            {"id": r.id, "holds": r.holds, "expected": r.expected, "got": r.got} for r in results
        ]
        click.echo(
            json.dumps({"schema": CASES_SCHEMA, "cases": cases}, ensure_ascii=False, indent=2)
        )
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


def _differences(result: CaseResult) -> list[str]:
    keys = sorted(set(result.expected) | set(result.got))
    return [
        _("{key}: expected {expected}, got {got}").format(
            key=key, expected=result.expected.get(key, "–"), got=result.got.get(key, "–")
        )
        for key in keys
        if result.expected.get(key) != result.got.get(key)
    ]
