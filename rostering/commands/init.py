"""`rostering init`: a new centre folder, from a sample, or a record for a folder that has none."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rostering.commands.output import examples, next_step
from rostering.commands.session import Session, pass_session
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, current_language, listed
from rostering.resources import data_folder

if TYPE_CHECKING:
    from rostering.domain.centre import Centre
    from rostering.record.connection import Record

FILE = "centre.toml"
NOT_COPIED = ("published", "expected")


@click.command(
    help=_(
        "Start a centre folder from a sample: copy its files, make its record, and publish its "
        "roster, leave and overtime orders. In a folder that has a centre.toml, only the record is "
        "made. With --xlsx the tables are workbooks to fill in: headings, drop-down lists and a "
        "note on every column; a folder without a centre.toml gets one to begin with."
    )
    + examples(
        "init demo --sample three-role-centre",
        "init .",
        "init our-centre --xlsx",
        "--lang zh init demo --sample three-role-centre --xlsx",
    )
)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--sample", help=_("The sample to copy, such as three-role-centre."))
@click.option("--xlsx", is_flag=True, help=_("Tables as workbooks to fill in."))
@pass_session
def command(session: Session, directory: Path, sample: str | None, xlsx: bool) -> None:
    target = session.folder / directory
    if sample is not None:
        _copy_sample(session, target, _sample_folder(sample), xlsx)
        click.echo(_("Made {folder} from {sample}.").format(folder=directory, sample=sample))
    elif xlsx:
        _start_workbooks(session, target)
    else:
        _make_record_only(session, target)
    if directory != Path():
        click.echo(_("Go there: cd {folder}").format(folder=directory))
    next_step("check")


def _sample_folder(name: str) -> Path:
    samples = {
        folder.name: folder for folder in data_folder("samples").iterdir() if folder.is_dir()
    }
    if name in samples:
        return samples[name]
    there = _("there are: {names}").format(names=listed(sorted(samples)))
    hint = near_word(name, samples, there)
    raise InputError([InputProblem("--sample", _("no such sample"), name, hint)])


def _make_record_only(session: Session, folder: Path) -> None:
    from rostering.record.connection import open_record

    if not (folder / FILE).is_file():
        hint = _("copy a sample: rostering init DIR --sample three-role-centre")
        raise InputError([InputProblem(str(folder), _("has no centre.toml"), "", hint)])
    with (
        open_record(_new_place(session, folder), create=True) as record,
        record.transaction(session.who, "init"),
    ):
        pass
    click.echo(_("Made the record {file}.").format(file=record.name))


def _new_place(session: Session, folder: Path) -> Path | str:
    """Where the record is to be made; InputError where there is one."""
    from rostering.record.connection import is_record
    from rostering.record.engines import place_of

    where = session.database or folder
    if is_record(where):
        raise InputError([InputProblem(place_of(where).name, _("is there already"))])
    return where


def _start_workbooks(session: Session, folder: Path) -> None:
    """The tables that are missing, in a new folder with a centre.toml to begin with."""
    from rostering.centre.starter import starter
    from rostering.commands.workbooks import write_workbooks

    if not (folder / FILE).is_file():
        if folder.exists() and any(folder.iterdir()):
            hint = _("choose another folder")
            raise InputError([InputProblem(str(folder), _("is not empty"), "", hint)])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(starter(current_language()), encoding="utf-8")
        click.echo(_("Made {file}, to be made your own.").format(file=folder / FILE))
    made = write_workbooks(folder)
    if not (folder / "rostering.db").exists():
        _make_record_only(session, folder)
    if made:
        click.echo(_("Tables to fill in, agents.xlsx and demand.xlsx first:"))
        click.echo(click.wrap_text("  ".join(made), 78, "  ", "  "))
    else:
        click.echo(_("Every table is there already."))


def _copy_sample(session: Session, target: Path, source: Path, xlsx: bool) -> None:
    """Everything or nothing: the centre is made beside its place, or within an empty folder that is
    there already, and then moved; that folder stays, for the person may stand in it."""
    from rostering.commands.workbooks import write_workbooks

    if target.exists() and any(target.iterdir()):
        hint = _("choose another folder")
        raise InputError([InputProblem(str(target), _("is not empty"), "", hint)])
    there = target.exists()
    if not there:
        target.parent.mkdir(parents=True, exist_ok=True)
    beside = target if there else target.parent
    with tempfile.TemporaryDirectory(dir=beside, prefix=".rostering-") as work:
        made = Path(work) / "centre"
        shutil.copytree(source, made, ignore=shutil.ignore_patterns(*NOT_COPIED))
        if xlsx:
            write_workbooks(made, convert=True)
        _fill_record(session, made, source)
        if not there:
            made.replace(target)
            return
        for one in sorted(made.iterdir()):
            one.replace(target / one.name)


def _fill_record(session: Session, folder: Path, source: Path) -> None:
    """Publish what the sample brings, each by the name that its files give."""
    from rostering.centre.leave import read_leave
    from rostering.centre.overtime import read_orders
    from rostering.centre.reader import read_centre, table_of
    from rostering.commands.leave.certificates import keep_certificates
    from rostering.record.connection import open_record
    from rostering.record.leave import add_leave
    from rostering.record.overtime import add_orders

    centre = read_centre(folder)
    with open_record(_new_place(session, folder), create=True) as record:
        for roster in sorted((source / "published").glob("*.csv")):
            _publish(record, centre, roster)
        with record.transaction(session.who, "init", _("leave and orders of the sample")) as to:
            if (leave := table_of(folder, "leave")) is not None:
                table = read_leave(leave, centre)
                add_leave(to, table.requests)
                keep_certificates(to, table, session.who)
            if (orders := table_of(folder, "overtime")) is not None:
                add_orders(to, read_orders(orders, centre))


def _publish(record: Record, centre: Centre, roster: Path) -> None:
    from rostering.centre.rosters import read_roster
    from rostering.record.publishing import publish

    said = tomllib.loads((roster.parent / "published.toml").read_text(encoding="utf-8"))
    at, by = said["at"], said["by"]
    assert isinstance(at, datetime)
    moment = at if at.tzinfo else at.replace(tzinfo=centre.zone)
    with record.transaction(by, "roster publish", _("from the sample")) as connection:
        publish(connection, read_roster(roster, centre), centre.shifts, centre.zone, moment, by)
