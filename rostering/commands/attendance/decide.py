"""`rostering attendance decide`: settle one exception, or many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rostering.commands.dry_run import dry_run_option
from rostering.commands.months import month_option
from rostering.commands.output import examples, json_option
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _

if TYPE_CHECKING:
    from rostering.attendance.settling import Choice

HELP = _(
    "Settle an exception, or decide about any agent's day, with a reason. What was recorded stays; "
    "the decision stands beside it with who, when and why, and a later one can take it back."
)


@click.command(
    help=HELP
    + examples(
        'attendance decide 2026-05-09 A09 --punch-out 07:00 --why "seen by 周敏"',
        'attendance decide 2026-05-09 A09 补下班卡 07:00 --why "周敏在场"',
        "attendance decide A05@2026-05-21:comp_balance_short --leave personal --why agreed",
        "attendance decide 2026-05-04 A07 --accept early --why dentist",
        "attendance decide 2026-05-08 A14 --order pay --why typhoon",
        "attendance decide --kind unordered_overtime --leave-unpaid --why 'own wish'",
        "attendance decide --from decisions.csv",
        "attendance decide --withdraw 12 --why mistaken",
    )
)
@click.argument("what", nargs=-1, metavar="[DATE AGENT | ID]...")
@click.option("--punch-in", default="", help=_("When the shift was begun: 09:00."))
@click.option("--punch-out", default="", help=_("When it was left: 18:00, 07:00+1."))
@click.option(
    "--accept",
    multiple=True,
    type=Word(["late", "early"]),
    help=_("Accept the reason for being late, or for leaving early (A4)."),
)
@click.option(
    "--order",
    type=Word(["pay", "comp"]),
    default=None,
    help=_("Order the overtime that was stayed for, settled by pay or by rest."),
)
@click.option("--leave", default="", help=_("The day is leave: personal, sick, annual …"))
@click.option(
    "--part",
    type=Word(["full", "first", "second"]),
    default="full",
    show_default=True,
    help=_("The part of the day that is leave."),
)
@click.option("--hours", default="", help=_("With --leave: the hours that are leave, 14:00-16:00."))
@click.option("--approve", is_flag=True, help=_("Approve the pending leave or order of the day."))
@click.option("--refuse", is_flag=True, help=_("Refuse it."))
@click.option(
    "--as-is", "--leave-unpaid", "as_is", is_flag=True, help=_("Leave it as it is, unpriced.")
)
@click.option("--kind", help=_("Every exception of this kind in the month."))
@click.option("--agent", help=_("With --kind: only this agent's."))
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help=_("A table of decisions; see `attendance exceptions --csv`."),
)
@click.option(
    "--withdraw", type=click.IntRange(1), help=_("Take back the decision of this number.")
)
@click.option("--why", default="", help=_("Why; the record keeps it."))
@month_option
@json_option
@dry_run_option
@pass_session
def command(session: Session, /, why: str, withdraw: int | None, **options: Any) -> None:
    from rostering.commands.attendance.deciding import decide, withdraw_one
    from rostering.commands.attendance.spoken import spoken_choices

    if withdraw is not None:
        _require(why)
        withdraw_one(session, withdraw, why, options["as_json"])
        return
    month: Period | None = options["month"]
    options["what"], said = spoken_choices(options["what"])
    options.update(said)
    if options["file"] is None:
        _require(why)
    decide(
        session,
        what=options["what"],
        kind=options["kind"],
        agent=options["agent"],
        file=options["file"],
        choice=_choice(session, options),
        month=month,
        why=why,
        as_json=options["as_json"],
    )


def _require(why: str) -> None:
    if not why.strip():
        hint = _("say why it is decided so; the record keeps it")
        raise InputError([InputProblem("--why", _("is missing"), "", hint)])


def _choice(session: Session, options: dict[str, Any]) -> Choice:
    from rostering.attendance.settling import Choice
    from rostering.commands.leave.typed import known_kind
    from rostering.domain.leave import Part

    return Choice(
        options["punch_in"],
        options["punch_out"],
        tuple(options["accept"]),
        options["order"] or "",
        known_kind(session, options["leave"]) if options["leave"] else "",
        Part(options["part"]),
        options["hours"],
        options["approve"],
        options["refuse"],
        options["as_is"],
    )
