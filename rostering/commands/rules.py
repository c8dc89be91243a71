"""`rostering rules`: what the rules are, since when, and from where."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.language import _
from rostering.policy.catalogue import Catalogue, load_catalogue
from rostering.policy.rule import Parameter, Rule


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
