"""`rostering leave import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.closed import leave_days, point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.leave.certificates import keep_certificates
from rostering.commands.leave.shifts import tell_shifts_to_repair
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "import",
    help=_("Import leave requests from a table; those known already are not added again.")
    + examples("leave import leave.csv", "leave import leave.xlsx"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.leave import read_leave
    from rostering.commands.leave.limits import refuse_impossible
    from rostering.record.leave import add_leave, leave_requests

    table = read_leave(file, session.centre)
    requests = table.requests
    with (
        session.record() as record,
        record.transaction(session.who, "leave import", file.name) as connection,
    ):
        there = {one.id for one in leave_requests(connection)}
        new, known = add_leave(connection, requests)
        fresh = [one for one in requests if one.id not in there]
        refuse_impossible(session, connection, fresh)
        keep_certificates(connection, table, session.who)
    text = _("{file}: {new} new requests, {known} known already")
    tell_import(text, file.name, new, known, as_json)
    point_out_closed(session, leave_days(requests) if new else ())
    with session.record() as record:
        repair = tell_shifts_to_repair(session, record, {request.id for request in requests})
    if not repair:
        next_step("leave list")
