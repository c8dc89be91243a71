"""`rostering punches import FILE …`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.closed import point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.punches import Claim, Punch, RejectedRow
from rostering.errors import InputProblem, PunchFileError
from rostering.language import _

if TYPE_CHECKING:
    from rostering.record.imports import ImportSummary

SHOWN_ROWS = 20


@dataclass(frozen=True, slots=True)
class Read:
    """A clock file as it was read."""

    file: Path
    sha256: str
    importer: str
    sheet: str
    punches: Sequence[Punch]
    claims: Sequence[Claim]
    rejected: Sequence[RejectedRow]

    @property
    def name(self) -> str:
        """The file as the record names it, with the sheet that its lines are counted in."""
        return f"{self.file.name}!{self.sheet}" if self.sheet else self.file.name


@click.command(
    "import",
    help=_(
        "Import clock files; each format is recognised by itself. Rows that cannot be read are set "
        "aside and listed, the good ones are imported. The same file again adds nothing."
    )
    + examples(
        "punches import punches.csv",
        "punches import attlog.dat --complete-until '2026-05-31 23:59'",
        "punches import punches.csv --strict",
        "punches import 考勤报表_202605.xlsx AGL_001.TXT",
    ),
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--strict", is_flag=True, help=_("Refuse a file with any row that is set aside."))
@click.option(
    "--complete-from",
    type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%d"]),
    help=_("From when on the punches are all there; the first punch's day if not given."),
)
@click.option(
    "--complete-until",
    type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%d"]),
    help=_("Up to when the punches are all there; the last punch if not given."),
)
@json_option
@dry_run_option
@pass_session
def command(
    session: Session,
    files: tuple[Path, ...],
    strict: bool,
    complete_from: datetime | None,
    complete_until: datetime | None,
    as_json: bool,
) -> None:
    from rostering.record.claims import add_claims
    from rostering.record.imports import add_import

    zone = session.centre.zone
    with Stages() as stages:
        read = [_read(session, file, stages) for file in files]
        if strict:
            _refuse_rejected(read)
        with (
            session.record() as record,
            record.transaction(session.who, "punches import") as connection,
        ):
            summaries = []
            for item in read:
                stages.now(
                    _("keeping the punches of {file}").format(file=item.name), len(item.punches)
                )
                summary = add_import(
                    connection,
                    file=item.name,
                    sha256=item.sha256,
                    importer=item.importer,
                    punches=item.punches,
                    rejected=item.rejected,
                    complete_from=complete_from.replace(tzinfo=zone) if complete_from else None,
                    complete_until=complete_until.replace(tzinfo=zone) if complete_until else None,
                    zone=zone,
                    tell=stages.done,
                )
                if not summary.already:
                    add_claims(connection, summary.import_id, item.claims)
                summaries.append(summary)
    if as_json:
        pairs = zip(read, summaries, strict=True)
        emit_json("import", {"files": [_data(item, summary) for item, summary in pairs]})
        return
    for item, summary in zip(read, summaries, strict=True):
        _show(item, summary)
    month = _month(read, session)
    point_out_closed(
        session,
        {
            punch.at.astimezone(zone).date()
            for item, summary in zip(read, summaries, strict=True)
            if summary.new
            for punch in item.punches
        },
    )
    next_step(f"attendance reconcile --month {month}")
    if any(item.claims for item in read):
        next_step(f"attendance claims --month {month}")


def _read(session: Session, file: Path, stages: Stages) -> Read:
    from rostering.attendance.clock_files import choose_importer, resolve_agents

    stages.now(_("reading {file}").format(file=file.name))
    name, importer = choose_importer(file)
    reading = importer.read(file)
    found = resolve_agents(reading, session.centre.agents, session.centre.zone)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return Read(file, sha256, name, reading.sheet, found.punches, found.claims, found.rejected)


def _refuse_rejected(read: Sequence[Read]) -> None:
    problems = [
        InputProblem(f"{item.name}:{row.line}", row.reason, row.text)
        for item in read
        for row in item.rejected
    ]
    if problems:
        raise PunchFileError(problems)


def _show(item: Read, summary: ImportSummary) -> None:
    if summary.already:
        text = _("{file} was imported before, as import {number}; nothing added.")
        click.echo(text.format(file=item.file.name, number=summary.import_id))
        return
    text = _(
        "{file} ({importer}), import {number}: {new} new punches, {known} known, {aside} set aside"
    )
    click.echo(
        text.format(
            file=item.file.name,
            importer=item.importer,
            number=summary.import_id,
            new=summary.new,
            known=summary.known,
            aside=summary.rejected,
        )
    )
    for row in item.rejected[:SHOWN_ROWS]:
        click.echo(_aside(item.name, row))
    if len(item.rejected) > SHOWN_ROWS:
        text = _("  ... and {count} more: rostering punches list --rejected")
        click.echo(text.format(count=len(item.rejected) - SHOWN_ROWS))


def _aside(name: str, row: RejectedRow) -> str:
    """A row that was set aside: where and why, and what stands there below it."""
    from rostering.reports.terminal import WIDTH, clip, wrapped

    where = wrapped(f"{name}:{row.line}  {row.reason}", WIDTH - 2, 2)
    return "\n".join(f"  {line}" for line in [*where, "  " + clip(repr(row.text), WIDTH - 4)])


def _month(read: Sequence[Read], session: Session) -> str:
    """The month that most punches of the files belong to."""
    from collections import Counter

    months = Counter(
        f"{punch.at.astimezone(session.centre.zone):%Y-%m}"
        for item in read
        for punch in item.punches
    )
    return months.most_common(1)[0][0] if months else "this"


def _data(item: Read, summary: ImportSummary) -> dict[str, object]:
    return {
        "file": item.file.name,
        "importer": item.importer,
        "import": summary.import_id,
        "new": summary.new,
        "known": summary.known,
        "claims": len(item.claims),
        "already": summary.already,
        "rejected": [
            {"line": row.line, "reason": row.reason, "text": row.text} for row in item.rejected
        ],
    }
