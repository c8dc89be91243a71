"""`rostering exam import FILE`."""

from __future__ import annotations

from pathlib import Path

import click

from rostering.commands.closed import point_out_frozen_score
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.score.kept import shown_by
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "import",
    help=_(
        "Import the marks of a monthly exam, all of them or none. A mark that differs from an "
        "earlier one replaces it; the earlier one stays in the record."
    )
    + examples("exam import exams.csv", "exam import exams.xlsx --json"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.score import read_exam_marks
    from rostering.record.score import add_exam_marks

    marks = read_exam_marks(file, session.centre)
    with (
        session.record() as record,
        record.transaction(session.who, "exam import", file.name) as connection,
    ):
        new, known = add_exam_marks(connection, marks, session.who)
    point_out_frozen_score(session, {one.month for one in marks} if new else ())
    text = _("{file}: {new} new marks, {known} known already")
    tell_import(text, file.name, new, known, as_json)
    next_step(shown_by(session, marks[-1].month) if marks else "exam list")
