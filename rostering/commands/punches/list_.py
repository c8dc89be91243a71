"""`rostering punches list`."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "list",
    help=_("List the imports, and with --rejected the rows that were set aside.")
    + examples("punches list", "punches list --rejected"),
)
@click.option("--rejected", is_flag=True, help=_("The rows that were set aside."))
@json_option
@pass_session
def command(session: Session, rejected: bool, as_json: bool) -> None:
    from rostering.record.imports import imports_list, rejected_of
    from rostering.reports.terminal import WIDTH, clip, table, wide

    with session.record() as record, record.reading() as connection:
        imports = imports_list(connection)
        rows = [
            (item.file, row)
            for item in imports
            for row in (rejected_of(connection, item.import_id) if rejected else ())
        ]
    zone = session.centre.zone
    if as_json:
        data = [
            {
                "import": item.import_id,
                "file": item.file,
                "new": item.new,
                "rejected": item.rejected,
                "complete_from": _local(item.complete_from, zone, "%Y-%m-%dT%H:%M:%S%z"),
                "complete_until": _local(item.complete_until, zone, "%Y-%m-%dT%H:%M:%S%z"),
            }
            for item in imports
        ]
        aside = [
            {"file": file, "line": r.line, "reason": r.reason, "text": r.text} for file, r in rows
        ]
        emit_json("imports", {"imports": data, "rejected": aside})
        return
    if rejected:
        told = [(f"{file}:{row.line}", row.reason) for file, row in rows]
        used = sum(max(wide(one[column]) for one in told) + 2 for column in (0, 1)) if told else 0
        room = max(WIDTH - used, 10)
        set_aside = [
            (*one, clip(repr(row.text), room)) for one, (_file, row) in zip(told, rows, strict=True)
        ]
        click.echo(
            table([_("where"), _("why"), _("row")], set_aside)
            if set_aside
            else _("No rows set aside.")
        )
        return
    cells = [
        (
            str(item.import_id),
            clip(item.file, 20),
            str(item.new),
            str(item.rejected),
            _local(item.complete_from, zone, "%m-%d %H:%M"),
            _local(item.complete_until, zone, "%Y-%m-%d %H:%M"),
        )
        for item in imports
    ]
    headings = [_("import"), _("file"), _("new"), _("aside"), _("complete from"), _("until")]
    click.echo(table(headings, cells, right=headings[2:4]) if cells else _("Nothing imported yet."))
    next_step("attendance reconcile --month last")


def _local(moment: datetime | None, zone: ZoneInfo, form: str) -> str:
    return "" if moment is None else moment.astimezone(zone).strftime(form)
