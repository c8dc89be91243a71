"""`rostering score import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.closed import point_out_frozen_score
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "import",
    help=_(
        "Import judgements from a table, all of them or none: a row an agent and month, a column "
        "an item. A judgement that differs from an earlier one replaces it; the earlier one stays "
        "in the record."
    )
    + examples("score import judgements.csv", "score import judgements.xlsx"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from functools import partial

    from rostering.centre.score import read_judgements
    from rostering.policy.score import item_limits
    from rostering.record.score import add_judgements

    read = read_judgements(file, session.centre, partial(item_limits, session.catalogue))
    with (
        session.record() as record,
        record.transaction(session.who, "score import", file.name) as connection,
    ):
        new, known = add_judgements(connection, read, session.who)
    point_out_frozen_score(session, {one.month for one in read} if new else ())
    text = _("{file}: {new} new judgements, {known} known already")
    tell_import(text, file.name, new, known, as_json)
    next_step(f"score show --month {read[-1].month}" if read else "score show")
