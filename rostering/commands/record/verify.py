"""`rostering record verify`."""

from __future__ import annotations

from dataclasses import asdict

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.errors import CheckFailed, InputError
from rostering.language import _


@click.command(
    help=_(
        "Check that the record holds: the file itself, its tables and the guards against changes, "
        "references, the seals of the log and of published rosters, the punches of each import, the "
        "hashes of closed months. Every problem is shown; nothing is written. Note the seal that it "
        "ends with: it stands for all that the log ever held. `rostering payroll verify` works a closed "
        "month out again as well."
    )
    + examples("record verify", "record verify --json")
)
@json_option
@pass_session
def command(session: Session, as_json: bool) -> None:
    from rostering.commands.record.checking import held_table, problems_of
    from rostering.record.verifying import holding

    with Stages() as stages, session.record() as record:
        problems = problems_of(record, record.name, stages)
        if not problems:
            with record.reading() as connection:
                held = holding(connection)
    if as_json:
        counts = {} if problems else asdict(held)
        listed = [asdict(problem) for problem in problems]
        emit_json("record", {"holds": not problems, **counts, "problems": listed})
    if problems:
        head = _("{name} does not hold:").format(name=record.name)
        raise CheckFailed(f"{head}\n{InputError(problems)}")
    if as_json:
        return
    click.echo(_("{name} holds.\n").format(name=record.name))
    click.echo(held_table(held))
    next_step("record backup")
