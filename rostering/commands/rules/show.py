"""`rostering rules show RULE`."""

from __future__ import annotations

import re

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.errors import PolicyError, near_word
from rostering.language import _, labelled
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Rule
from rostering.reports.rule_data import rule_data

WIDTH = 80


@click.command(
    help=_(
        "Show a rule: its source, and each value with its date. `calendar` shows the years whose "
        "holidays are known, `calendar/2026` the days of one; a clause such as D5 every reading of it."
    )
    + examples(
        "rules show grades/agent",
        "rules show lateness_fine",
        "rules show D5",
        "rules show calendar/2026",
        "rules show lateness_fine --json",
    )
)
@click.argument("rule")
@json_option
@pass_session
def command(session: Session, rule: str, as_json: bool) -> None:
    kind, slash, name = rule.rpartition("/")
    if "calendar" in (kind, rule):
        _show_calendar(session, name if slash else "", as_json)
        return
    if re.fullmatch(r"[A-Z]\d{1,2}", rule):
        _show_clause(session.catalogue, rule, as_json)
        return
    found = session.catalogue.rule(kind, name) if slash else _by_name(session.catalogue, name)
    if as_json:
        emit_json("rule", rule_data(found))
        return
    from rostering.reports.rule_text import rule_lines

    for line in rule_lines(found, session.catalogue):
        _say(line)


def _show_clause(catalogue: Catalogue, clause: str, as_json: bool) -> None:
    """Where a clause is kept: each rule that cites it, with the decisions that read it."""
    cited = re.compile(rf"\b{clause}\b")
    found = [
        rule
        for _key, rule in sorted(catalogue.rules.items())
        if cited.search(f"{rule.clause} {rule.source} {' '.join(rule.decisions)}")
    ]
    if not found:
        raise PolicyError(
            _("no rule cites {clause}").format(clause=clause), _("see rostering rules list")
        )
    if as_json:
        emit_json("clause", {"clause": clause, "rules": [rule_data(rule) for rule in found]})
        return
    for rule in found:
        _say(f"{_(rule.title)}  [{rule.kind}/{rule.name}]")
        _say(labelled(f"  {_('source')}", _(rule.source)))
        for decision in rule.decisions:
            if cited.search(decision):
                _say(labelled(f"  {_('reading')}", _(decision)))
    next_step(f"rules show {found[0].kind}/{found[0].name}")


def _show_calendar(session: Session, year: str, as_json: bool) -> None:
    from rostering.policy.calendar import load_calendar, require_year
    from rostering.reports.calendar import calendar_data, year_table, years_table

    calendar = load_calendar(session.folder / "rules")
    if as_json:
        years = [require_year(calendar, year)] if year else sorted(calendar.years)
        emit_json("calendar", {"years": [calendar_data(calendar, one) for one in years]})
        return
    if not year:
        click.echo(years_table(calendar))
        next_step(f"rules show calendar/{max(calendar.years)}")
        return
    number = require_year(calendar, year)
    _say(labelled(_("source"), f"{_(calendar.sources[number])}\n"))
    click.echo(year_table(calendar, number))


def _say(text: str) -> None:
    """Lines in at most 80 cells; what is longer goes on under itself, set in."""
    from rostering.reports.wrapping import wide, wrapped

    for line in text.split("\n"):
        margin = line[: len(line) - len(line.lstrip())] if wide(line) > WIDTH else ""
        parts = wrapped(line.strip(), WIDTH - len(margin), 2) if wide(line) > WIDTH else [line]
        click.echo("\n".join(margin + part for part in parts).rstrip())


def _by_name(catalogue: Catalogue, name: str) -> Rule:
    """The rule of that name or title in any folder, or the error that names a near one."""
    for (_kind, key), rule in catalogue.rules.items():
        if name == key or name.lower() in (rule.title.lower(), _(rule.title).lower()):
            return rule
    near = near_word(name, (rule for _kind, rule in catalogue.rules), _("see rostering rules list"))
    raise PolicyError(_("there is no rule {name}").format(name=name), near)
