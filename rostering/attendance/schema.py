"""The tables that attendance works on: documented columns, checked where a table is made.

Agents are whole numbers here (their place in the centre's list), times whole seconds since the
epoch (UTC), so that elapsed time is plain subtraction (D7) and sorting is fast. `date` is the local
day a shift starts on, and `month` its month as year × 100 + month.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl
from polars.datatypes import DataType, DataTypeClass

INTERVALS: pl.DataType = pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64}))


def table(columns: Mapping[str, DataType | DataTypeClass]) -> pl.Schema:
    """The schema of a table with these columns."""
    return pl.Schema(columns)


def no_rows(schema: pl.Schema) -> Callable[[], pl.DataFrame]:
    """What gives the empty table of `schema`, made once."""
    empty = pl.DataFrame(schema=schema)
    return lambda: empty


SHIFTS = table(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "start": pl.Int64,
        "end": pl.Int64,
        "breaks": INTERVALS,
        "presence": pl.String,  # how the role proves it (D17): required, mobile, none
        "version": pl.Int64,  # the roster version it was published in
    }
)

ORDERS = table(
    {
        "order": pl.Int64,
        "agent": pl.Int64,
        "start": pl.Int64,
        "end": pl.Int64,
        "breaks": INTERVALS,
        "approved": pl.Boolean,
        "reason": pl.String,  # business, inefficiency (O1)
        "settle": pl.String,  # pay, comp
        "standalone": pl.Boolean,  # null: decided by whether it touches a shift
    }
)

PUNCHES = table({"agent": pl.Int64, "at": pl.Int64, "kind": pl.String, "punch": pl.Int64})

DECIDED = table(
    {
        "agent": pl.Int64,
        "at": pl.Int64,
        "side": pl.String,  # in, out: a punch that a person put in the place of what was recorded
    }
)

ACCEPTED = table(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "side": pl.String,  # late, early: whose reason was accepted (A4)
    }
)

LEAVE = table(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "kind": pl.String,
        "part": pl.String,  # full, first, second, hours
        "status": pl.String,  # pending, approved
        "request": pl.String,
        "start": pl.Int64,  # of leave by the hour, else null
        "end": pl.Int64,
        "minutes": pl.Int64,  # work minutes that leave by the hour takes, once it is matched
        "lacks_certificate": pl.Boolean,  # its kind needs one, and none was delivered
    }
)

SIGN_INS = table(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "kind": pl.String,  # duty, meeting, training
        "name": pl.String,
        "status": pl.String,  # on_time, late, absent, no_notebook, excused
    }
)

DAYS = table(
    {
        "date": pl.Date,
        "day_type": pl.String,  # workday, rest, statutory; a date not listed is none of its own
        "moved_to": pl.Date,  # where the company moved a statutory day (O6), else null
    }
)

WORKED = table(
    {
        "block": pl.Int64,  # a shift, shifts at most 15 min apart, or a shift of ordered overtime
        "agent": pl.Int64,
        "date": pl.Date,
        "month": pl.Int64,
        "start": pl.Int64,
        "end": pl.Int64,
        "breaks": INTERVALS,
        "presence": pl.String,
        "version": pl.Int64,
        "order": pl.Int64,  # of a shift of ordered overtime, else null
        "long_start": pl.Int64,  # with the overtime ordered around it
        "long_end": pl.Int64,
        "window_open": pl.Int64,  # punches in here belong to the block (D13)
        "window_close": pl.Int64,
        "day_type": pl.String,
        "due_start": pl.Int64,  # after half-day leave (D4); null where leave covers all
        "due_end": pl.Int64,
        "due_halves": pl.Int64,  # half days of presence due on the day: 0, 1, 2
        "due_minutes": pl.Int64,  # work minutes due on a day with leave by the hour, else null
        "first": pl.Int64,  # first and last punch; null without any
        "last": pl.Int64,
        "punches": pl.Int64,
        "pending": pl.Boolean,  # not covered by the imports yet (D16)
        "exception": pl.String,  # the kind of open punch exception (D5), else null
        "held": pl.Boolean,  # an exception on the day's shift is open: nothing is priced (D14)
        "absent": pl.Boolean,  # no punch at all on a day that was due (A9)
    }
)

FINDINGS = table(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "month": pl.Int64,
        "kind": pl.String,  # the name of the finding
        "block": pl.Int64,
        "minutes": pl.Int64,
        "halves": pl.Int64,  # half days
        "day_type": pl.String,
        "order": pl.Int64,
        "missed": pl.Int64,  # work minutes not worked: lateness without the breaks in it
        "due_minutes": pl.Int64,  # work minutes due on a day with leave by the hour, else null
        "detail": pl.String,  # leave kind and request, settlement …
    }
)
