"""What the pages read: the centre folder and the record as they are now, kept until either changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rostering.commands.session import Session
from rostering.domain.calendar import Period, week_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rostering.attendance.month import MonthInputs
    from rostering.commands.payroll.statements import OpenedMonth
    from rostering.domain.findings import AttendanceException
    from rostering.domain.request import RosterRequest
    from rostering.domain.roster import Roster
    from rostering.payroll.month import MonthPay

Made = TypeVar("Made")
MOST_KEPT = 12


class Reading:
    """Reads for several requests at a time; every answer is frozen and may be shared."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.database = database
        self._lock = threading.RLock()
        self._kept: dict[tuple[object, ...], object] = {}
        self._session: tuple[object, Session] | None = None

    def session(self) -> Session:
        """The centre as its files say now."""
        with self._lock:
            state = self._state_of_files()
            if self._session is None or self._session[0] != state:
                self._session = (state, Session(self.folder, database=self.database))
                _whole = self._session[1].centre, self._session[1].catalogue
            return self._session[1]

    @contextmanager
    def record(self) -> Iterator[Connection]:
        """The record, for reading."""
        with self.session().record() as record, record.reading() as connection:
            yield connection

    def weeks(self) -> tuple[str, ...]:
        """The weeks with a published roster, the newest first."""
        from rostering.record.rosters import versions

        with self.record() as connection:
            known = versions(connection)
        days = {day for version in known for day in version.period}
        return tuple(sorted({week_of(day) for day in days}, reverse=True))

    def months(self) -> tuple[str, ...]:
        """The months whose pay was run, the newest first."""
        from rostering.record.runs import runs

        with self.record() as connection:
            return tuple(sorted({run.scope for run in runs(connection, "payroll")}, reverse=True))

    def reconciled_months(self) -> tuple[str, ...]:
        """The months that were reconciled, the newest first."""
        from rostering.record.runs import runs

        with self.record() as connection:
            known = [
                run.scope for kind in ("reconcile", "payroll") for run in runs(connection, kind)
            ]
        return tuple(sorted(set(known), reverse=True))

    def roster(self, week: Period) -> tuple[Roster, RosterRequest]:
        """The roster in force, and all that it had to satisfy; raises RecordError where none is."""
        from rostering.commands.roster.drafts import published_roster
        from rostering.scheduling.gathering import roster_request

        def make(connection: Connection, session: Session) -> tuple[Roster, RosterRequest]:
            roster = published_roster(connection, week)
            demand = session.demand(week)
            return roster, roster_request(connection, session.centre, week, demand)

        return self._keep(("roster", week), make)

    def statements(self, month: Period) -> OpenedMonth:
        """Every statement of the month; raises RecordError where it was never run."""
        from rostering.commands.payroll.statements import open_month

        return self._keep(
            ("statements", month),
            lambda connection, session: open_month(connection, session, month),
        )

    def exceptions(self, month: Period) -> tuple[AttendanceException, ...]:
        """What a person must settle, and what is only worth a look."""
        from rostering.payroll.statement import all_exceptions

        inputs, pay = self.month(month)
        return all_exceptions(pay, inputs)

    def month(self, month: Period) -> tuple[MonthInputs, MonthPay]:
        """The month as it stands now."""
        from rostering.payroll.gathering import month_pay

        return self._keep(
            ("month", month),
            lambda connection, session: month_pay(
                connection, session.centre, month, session.catalogue
            ),
        )

    def _keep(self, name: tuple[object, ...], make: Callable[[Connection, Session], Made]) -> Made:
        """What `make` gives, or gave for the same files and the same record."""
        from rostering.record.log import last_entry

        with self._lock:
            session = self.session()
            with self.record() as connection:
                state = (*name, self._state_of_files(), last_entry(connection))
                if state not in self._kept:
                    made = make(connection, session)
                    while len(self._kept) >= MOST_KEPT:
                        del self._kept[next(iter(self._kept))]
                    self._kept[state] = made
                return self._kept[state]  # type: ignore[return-value]

    def _state_of_files(self) -> tuple[object, ...]:
        """Changes whenever a file of the centre does; the record and links have states of their own."""
        files = (
            path
            for pattern in ("*.toml", "*.csv", "*.xlsx", "rules/**/*.toml")
            for path in self.folder.glob(pattern)
        )
        return tuple(
            sorted(
                (str(path), at.st_mtime_ns, at.st_size) for path in files for at in [path.stat()]
            )
        )
