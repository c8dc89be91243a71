"""The program itself: what is given before a command, and who uses which command."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click

from rostering import __version__
from rostering.commands import COMMANDS, show_error
from rostering.commands.lazy import LazyGroup
from rostering.commands.manual import use_manual
from rostering.commands.output import examples
from rostering.commands.session import Session
from rostering.errors import RosteringError
from rostering.language import LANGUAGES, _


def users() -> dict[str, tuple[str, ...]]:
    """Who uses which commands; a command that nobody has yet stands with everybody's."""
    return {
        _("For a supervisor"): (
            "demand", "roster", "rotation", "leave", "overtime", "incident", "signin", "score",
            "exam", "duty",
        ),
        _("For a payroll clerk"): ("punches", "attendance", "payroll", "appraisal"),
        _("For an agent"): ("schedule",),
        _("For who keeps the centre"): ("rules", "record", "serve", "doctor", "completion"),
    }  # fmt: skip


class Program(LazyGroup):
    """The whole program: commands by who uses them, errors in the colours that were asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The program's own options also where people type them last, behind the command."""
        return super().parse_args(ctx, own_first(args, self.params))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RosteringError as error:
            show_error(error)
            ctx.exit(error.exit_code)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        by_user = users()
        placed = {name for names in by_user.values() for name in names}
        sections = {_("For everybody"): tuple(name for name in self.texts if name not in placed)}
        width = max(len(name) for name in self.texts)
        for heading, names in (sections | by_user).items():
            rows = [
                (name.ljust(width), _(self.texts[name])) for name in names if name in self.texts
            ]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def own_first(arguments: Sequence[str], own: Sequence[click.Parameter]) -> list[str]:
    """The arguments with the program's options that take a value in front; what follows `--` stays."""
    names = {
        name
        for option in own
        if isinstance(option, click.Option) and not option.is_flag
        for name in option.opts
    }
    end = arguments.index("--") if "--" in arguments else len(arguments)
    first: list[str] = []
    others: list[str] = []
    words = iter(arguments[:end])
    for word in words:
        name, _equals, value = word.partition("=")
        taken = [word, *islice(words, 0 if value or name not in names else 1)]
        complete = name in names and (value or len(taken) == 2)
        (first if complete else others).extend(taken)
    return [*first, *others, *arguments[end:]]


def _wants_colour(color: str) -> bool | None:
    """Whether to colour; None where each stream decides, which leaves it out of pipes."""
    if color == "always":
        return True
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return False if color == "never" or plain else None


use_manual()


@click.group(
    cls=Program,
    package="rostering.commands",
    texts=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    help=_(
        "Rosters, attendance and pay for customer-service centres, every figure traced to its "
        "rule. A supervisor builds and publishes the weekly roster, a payroll clerk imports "
        "punches and answers for every fen, an agent reads the own schedule."
    )
    + examples(
        "demo                                      " + _("a first look"),
        "init demo --sample three-role-centre      " + _("start a centre"),
        "--centre demo roster build --week next    " + _("next week's roster"),
        "--centre demo payroll explain A06         " + _("where a sum comes from"),
        "roster build --help                       " + _("help on a command"),
    ),
)
@click.option(
    "--centre",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=_("The centre folder; the current folder if not given."),
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help=_("Language of everything printed; of centre.toml or the terminal if not given."),
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help=_("Colour; auto leaves it out of pipes and where NO_COLOR is set."),
)
@click.option(
    "--who",
    envvar="ROSTERING_WHO",
    default=getpass.getuser,
    help=_("Who acts, as the record keeps it; your login name if not given."),
)
@click.option(
    "--record",
    "database",
    envvar="ROSTERING_RECORD",
    default="",
    metavar="URL",
    help=_("The record's database, if not in the folder: postgresql://USER@HOST/DATABASE."),
)
@click.version_option(__version__, prog_name="rostering")
@click.pass_context
def group(
    ctx: click.Context, centre: Path, lang: str | None, color: str, who: str, database: str
) -> None:
    ctx.obj = Session(centre, who, database)
    ctx.color = _wants_colour(color)
