"""`rostering signin add AGENT…`."""

from __future__ import annotations

from datetime import date

import click

from rostering.commands.closed import point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.periods import DAY
from rostering.commands.session import Session, pass_session
from rostering.commands.words import Word
from rostering.domain.calendar import month_of
from rostering.domain.incidents import Gathering, SignIn, SignInStatus
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Enter who came to a duty, a meeting or a training, and how, for one agent or several. What "
        "was said before of the same day and event is replaced, and stays in the record."
    )
    + examples(
        "signin add A06 --event duty --date 2026-05-05 --status late",
        "signin add A04 A05 A16 --event training --name 产品 --date 2026-05-12 --minutes 120",
    )
)
@click.argument("agents", nargs=-1, required=True)
@click.option(
    "--event",
    type=Word([kind.value for kind in Gathering]),
    required=True,
    help=_("What it was."),
)
@click.option("--date", "day", type=DAY, required=True, help=_("The day of it."))
@click.option(
    "--status",
    type=Word([status.value for status in SignInStatus]),
    default="on_time",
    help=_("How they came; on time if not given."),
)
@click.option("--name", default="", help=_("Its name, where a day has several."))
@click.option("--minutes", type=click.IntRange(0), default=0, help=_("How long it took."))
@click.option("--note", default="", help=_("A note; the record keeps it."))
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    agents: tuple[str, ...],
    event: str,
    day: date,
    status: str,
    name: str,
    minutes: int,
    note: str,
    as_json: bool,
) -> None:
    from rostering.commands.agents import known_agent
    from rostering.commands.signin.duties import check_duties
    from rostering.record.sign_ins import add_sign_ins
    from rostering.reports.incidents import sign_in_data

    if event == Gathering.DUTY and status == SignInStatus.NO_NOTEBOOK:
        raise InputError([InputProblem("--status", _("a duty needs no notebook"), status)])
    lines = [
        SignIn(
            known_agent(session.centre, agent).id,
            day,
            Gathering(event),
            SignInStatus(status),
            name,
            minutes,
            note,
            session.who,
        )
        for agent in dict.fromkeys(agents)
    ]
    with (
        session.record() as record,
        record.transaction(session.who, "signin add", f"{event} {day}") as connection,
    ):
        check_duties(connection, [(line, "AGENT") for line in lines])
        new, known = add_sign_ins(connection, lines, session.who)
    if as_json:
        emit_json("sign_ins", {"lines": [sign_in_data(line) for line in lines]})
        return
    text = _("{event} {day}: {new} new lines, {known} known already")
    click.echo(text.format(event=_(event), day=day, new=new, known=known))
    point_out_closed(session, [day] if new else ())
    next_step(f"signin list --month {month_of(day)}")
