"""What the Tab key offers for names: agents, roles, weeks, months and rules. Quick, and never an error."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import click
from click.shell_completion import CompletionItem

WORDS = ("this", "next", "last")
WEEKS, MONTHS = 3, 4  # how many on either side of today

Offer = Callable[[Path], Iterable[tuple[str, str]]]


class Named(click.types.StringParamType):
    """A name of the centre: any text is taken, and the command says where it is none."""

    def __init__(self, offer: Offer) -> None:
        self.offer = offer

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return offered(self.offer, ctx, incomplete)


def offered(offer: Offer, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """What begins as it was typed, also by its Chinese name; nothing where the centre cannot be read."""
    folder = ctx.find_root().params.get("centre") or Path()
    with suppress(Exception):
        return [
            CompletionItem(name, help=told)
            for name, told in offer(folder)
            if name.lower().startswith(incomplete.lower()) or told.startswith(incomplete)
        ]
    return []


def agents(folder: Path) -> Iterable[tuple[str, str]]:
    """The agents' numbers, each with the name."""
    from rostering.centre.reader import read_centre

    return [(agent.id, agent.name) for agent in read_centre(folder).agents]


def roles(folder: Path) -> Iterable[tuple[str, str]]:
    """The codes of the roles, each with its label."""
    said = tomllib.loads((folder / "centre.toml").read_text(encoding="utf-8-sig"))
    return [(role["code"], role.get("label", "")) for role in said.get("roles", ())]


def rules(folder: Path) -> Iterable[tuple[str, str]]:
    """The rules, shipped and of the centre, as kind/name."""
    from rostering.resources import data_folder

    files = {
        (file.parent.name, file.stem)
        for root in (data_folder("rules"), folder / "rules")
        for file in root.glob("*/*.toml")
    }
    return [(f"{kind}/{name}", "") for kind, name in sorted(files)]


def weeks(folder: Path) -> Iterable[tuple[str, str]]:
    """Weeks around today and those with a draft or a published roster."""
    today = date.today()
    around = {_week(today + timedelta(weeks=step)) for step in range(-WEEKS, WEEKS + 1)}
    drafts = {file.stem for file in (folder / "rosters").glob("????-W??.csv")}
    known = {_week(day) for day in _published(folder)}
    return [
        *((word, "") for word in WORDS),
        *((week, "") for week in sorted(around | drafts | known)),
    ]


def months(folder: Path) -> Iterable[tuple[str, str]]:
    """Months around today and those with published shifts."""
    first = date.today().replace(day=15)
    around = {f"{first + timedelta(days=30 * step):%Y-%m}" for step in range(-MONTHS, 2)}
    known = {f"{day:%Y-%m}" for day in _published(folder)}
    return [*((word, "") for word in WORDS), *((month, "") for month in sorted(around | known))]


NAMES: dict[str, Offer] = {"agent": agents, "agents": agents, "role": roles, "rule": rules}
"""What each argument or option of this name completes."""


def with_names(command: click.Command) -> click.Command:
    """The command, its agents, roles and rules completed."""
    for parameter in command.params:
        offer = NAMES.get((parameter.metavar or parameter.name or "").lower())
        if offer is not None and isinstance(parameter.type, click.types.StringParamType):
            parameter.type = Named(offer)
    return command


def _week(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02d}"


def _published(folder: Path) -> set[date]:
    """The days that published rosters begin and end on."""
    from rostering.record.glance import published_days

    return published_days(folder)
