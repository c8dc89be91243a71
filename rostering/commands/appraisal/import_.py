"""`rostering appraisal import FILE`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from rostering.commands.closed import point_out_closed
from rostering.commands.dry_run import dry_run_option
from rostering.commands.output import examples, json_option, next_step, tell_import
from rostering.commands.session import Session, pass_session
from rostering.language import _


@click.command(
    "import",
    help=_(
        "Import a month's figures, all lines or none: a row an agent and month, a column a measure. "
        "A figure that differs from an earlier one replaces it; the earlier one stays in the record."
    )
    + examples("appraisal import figures.csv", "appraisal import figures.xlsx --json"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@dry_run_option
@pass_session
def command(session: Session, file: Path, as_json: bool) -> None:
    from rostering.centre.figures import read_figures
    from rostering.commands.appraisal.months import first_day
    from rostering.policy.appraisals import figure_measures, measure_words
    from rostering.record.figures import add_figures

    words = measure_words(session.catalogue)
    read = read_figures(file, session.centre, words, partial(figure_measures, session.catalogue))
    with (
        session.record() as record,
        record.transaction(session.who, "appraisal import", file.name) as connection,
    ):
        new, known = add_figures(connection, read, session.who)
    text = _("{file}: {new} new figures, {known} known already")
    tell_import(text, file.name, new, known, as_json)
    months = sorted({figure.month for figure in read})
    point_out_closed(session, [first_day(month) for month in months] if new else ())
    next_step(f"appraisal show --month {months[-1]}")
