"""What a command works with: the centre folder, its rules and its record."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rostering.domain.calendar import Period
    from rostering.domain.centre import Centre
    from rostering.domain.request import Demand
    from rostering.policy.catalogue import Catalogue
    from rostering.record.connection import Record


KEPT: list[str] = []
"""The commands whose transactions this run has kept for good."""


@dataclass
class Session:
    """The folder given with `--centre`, who acts, where the record is, and what was read so far.

    In a `dry_run` nothing is kept of what is written to the record.
    """

    folder: Path
    who: str = field(default="")
    database: str = field(default="")  # where the record is, if not in the folder
    dry_run: bool = False

    @cached_property
    def centre(self) -> Centre:
        """The centre; raises CentreError with every problem of its files."""
        from rostering.centre.reader import read_centre

        return read_centre(self.folder)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shipped rules under the centre's own values."""
        from rostering.policy.catalogue import load_catalogue

        return load_catalogue(self.folder / "rules")

    def demand(self, period: Period) -> tuple[Demand, ...]:
        """The people needed in `period`."""
        from rostering.staffing.curve import demand_of

        return demand_of(self.centre, self.catalogue, period)

    def record(self) -> Record:
        """The centre's record, to be closed by a `with`; raises RecordError where there is none, and
        CentreError where there is no centre either."""
        from rostering.record.connection import open_record

        if not self.database and not (self.folder / "rostering.db").exists():
            _whole = self.centre
        return open_record(self.database or self.folder, rehearsal=self.dry_run, kept=KEPT.append)

    def record_file(self) -> Path:
        """The record's file; RecordError where the record is on a server."""
        from rostering.errors import RecordError
        from rostering.language import _
        from rostering.record.engines import place_of

        place = place_of(self.database or self.folder)
        if place.path is None:
            raise RecordError(
                _("{name} is on a server, which has its own ways of backup").format(
                    name=place.name
                ),
                f"pg_dump --format=custom --file=FILE {place.url.render_as_string()}".replace(
                    "postgresql+psycopg", "postgresql"
                )
                + _("; back again: pg_restore"),
            )
        return place.path


pass_session = click.make_pass_decorator(Session)
