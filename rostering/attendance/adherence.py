"""Time kept to the roster: adherence, conformance, attendance, lateness and overtime (WFM practice).

- **scheduled**: the rostered time that was due, without breaks and approved leave.
- **adherence** (遵时率): the part of the scheduled time in which the agent was there.
- **conformance** (工时符合率): the time the agent was there, whenever that was, against the scheduled
  time. Where overtime was ordered before or after the shift, presence counts up to the shift's end
  on that side: ordered overtime has figures of its own.
- **attendance rate** (出勤率): of the days due, those with a punch or a visit.
- **late rate** (迟到率): of the shifts attended, those that began late (A1–A3).
- **overtime**: minutes by class of day, as payroll counts them: ordered for the business (D9) and
  worked on rostered statutory holidays (D8).

Sixty minutes scheduled, ten late, ten longer: adherence 83.33 %, conformance 100 %. Nothing is said of
shifts without punches yet (D16) and of those whose punches are an open exception (D14): they are
counted as `pending` and `open`, and left out of the times. Roles that prove themselves by visits
(D17) have days and no times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

CLASSES = ("workday", "rest", "statutory")
COUNTS = (
    "scheduled_seconds",
    "adhering_seconds",
    "worked_seconds",
    "days_due",
    "days_attended",
    "shifts_attended",
    "shifts_late",
    "pending",
    "open",
    *(f"overtime_{name}" for name in CLASSES),
)
GROUPS = ("agent", "team", "day", "week", "month")


@dataclass(frozen=True, slots=True)
class Adherence:
    """The figures of one group: exact counts of seconds, days, shifts and overtime minutes."""

    group: str
    scheduled_seconds: int
    adhering_seconds: int
    worked_seconds: int
    days_due: int
    days_attended: int
    shifts_attended: int
    shifts_late: int
    pending: int
    open: int
    overtime: Mapping[str, int]

    @property
    def adherence(self) -> Decimal | None:
        """Per cent of the scheduled time kept; None where nothing was scheduled."""
        return percent(self.adhering_seconds, self.scheduled_seconds)

    @property
    def conformance(self) -> Decimal | None:
        """Time worked in per cent of the time scheduled."""
        return percent(self.worked_seconds, self.scheduled_seconds)

    @property
    def attendance_rate(self) -> Decimal | None:
        """Per cent of the days due that were attended."""
        return percent(self.days_attended, self.days_due)

    @property
    def late_rate(self) -> Decimal | None:
        """Per cent of the shifts attended that began late."""
        return percent(self.shifts_late, self.shifts_attended)


def percent(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in per cent with two decimals, rounded half up once; None of nothing."""
    if not whole:
        return None
    return Decimal((20000 * part + whole) // (2 * whole)).scaleb(-2)


def adherence(
    worked: pl.DataFrame, findings: pl.DataFrame, groups: pl.DataFrame, by: str
) -> tuple[Adherence, ...]:
    """The figures of each group in order, then of all together, whose `group` is empty.

    `worked` (schema WORKED) and `findings` (schema FINDINGS) are of the days in question. `groups`
    has `agent` with the `name` and `team` it is shown by. `by` is one of GROUPS.
    """
    counted = pl.concat([_of_shifts(worked, findings), _of_overtime(findings)])
    named = counted.join(groups, on="agent").with_columns(_group(by).alias("group"))
    summed = named.group_by("group").agg(pl.col(COUNTS).sum()).sort("group")
    total = named.select(pl.lit("").alias("group"), pl.col(COUNTS).sum()).head(1)
    rows = [*summed.iter_rows(named=True), *total.iter_rows(named=True)]
    return tuple(
        Adherence(
            **{name: value for name, value in row.items() if not name.startswith("overtime_")},
            overtime={name: row[f"overtime_{name}"] for name in CLASSES},
        )
        for row in rows
    )


def _group(by: str) -> pl.Expr:
    day = pl.col("date").dt
    names: dict[str, pl.Expr] = {
        "agent": pl.col("name"),
        "team": pl.col("team"),
        "day": day.strftime("%Y-%m-%d"),
        "week": day.strftime("%G-W%V"),
        "month": day.strftime("%Y-%m"),
    }
    return names[by]


def _of_shifts(worked: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """A row a rostered shift that was due, with what it counts; a day counts with its first shift."""
    due = worked.filter(pl.col("order").is_null() & pl.col("due_start").is_not_null())
    known = ~pl.col("pending") & pl.col("exception").ne_missing("missing_visit")
    timed = ~pl.col("pending") & ~pl.col("held") & (pl.col("presence") != "none")
    came = pl.col("punches") > 0
    late = findings.filter(pl.col("kind") == "late").select("block", "date").with_columns(late=True)
    first = pl.int_range(pl.len()).over("agent", "date") == 0
    seen = _presence(due).join(late.unique(), on=["block", "date"], how="left").sort("block")
    counts = {
        "scheduled_seconds": pl.when(timed).then("due_seconds"),
        "adhering_seconds": pl.when(timed).then("kept_seconds"),
        "worked_seconds": pl.when(timed).then("there_seconds"),
        "days_due": first & known.any().over("agent", "date"),
        "days_attended": first & (known & came).any().over("agent", "date"),
        "shifts_attended": timed & came,
        "shifts_late": timed & came & pl.col("late").fill_null(False),
        "pending": pl.col("pending"),
        "open": pl.col("held") & ~pl.col("pending"),
    }
    return _counted(seen, counts)


def _of_overtime(findings: pl.DataFrame) -> pl.DataFrame:
    """A row a finding of overtime that payroll counts, its minutes under its class of day."""
    ordered = (pl.col("kind") == "ordered_overtime") & pl.col("detail").str.starts_with("business")
    rows = findings.filter(ordered | (pl.col("kind") == "holiday_work"))
    classes = {
        f"overtime_{name}": pl.when(pl.col("day_type") == name).then("minutes") for name in CLASSES
    }
    return _counted(rows, classes)


def _counted(rows: pl.DataFrame, counts: Mapping[str, pl.Expr]) -> pl.DataFrame:
    return rows.select(
        "agent",
        "date",
        *(counts.get(name, pl.lit(0)).cast(pl.Int64).fill_null(0).alias(name) for name in COUNTS),
    )


def _presence(due: pl.DataFrame) -> pl.DataFrame:
    """`due` with the seconds due, those of them kept, and those worked, all without breaks."""
    start, end = pl.col("due_start"), pl.col("due_end")
    ordered_before = pl.col("long_start") < pl.col("start")
    ordered_after = pl.col("long_end") > pl.col("end")
    came = pl.when(ordered_before).then(pl.max_horizontal("first", "start")).otherwise("first")
    left = pl.when(ordered_after).then(pl.min_horizontal("last", "end")).otherwise("last")
    there = pl.col("punches") > 1
    spans = {
        "due_seconds": (start, end),
        "kept_seconds": (
            pl.when(there).then(pl.max_horizontal(start, "first")),
            pl.when(there).then(pl.min_horizontal(end, "last")),
        ),
        "there_seconds": (pl.when(there).then(came), pl.when(there).then(left)),
    }
    numbered = due.with_row_index("row")
    for name, (since, until) in spans.items():
        numbered = _without_breaks(numbered, since, until, name)
    return numbered.drop("row")


def _without_breaks(rows: pl.DataFrame, since: pl.Expr, until: pl.Expr, name: str) -> pl.DataFrame:
    timed = rows.with_columns(since.alias("since"), until.alias("until"))
    pauses = (
        timed.select("row", "since", "until", pl.col("breaks").alias("pause"))
        .explode("pause", empty_as_null=False)
        .unnest("pause")
        .select(
            "row",
            (pl.min_horizontal("until", "end") - pl.max_horizontal("since", "start"))
            .clip(lower_bound=0)
            .alias("pause"),
        )
        .group_by("row")
        .agg(pl.col("pause").sum())
    )
    joined = timed.join(pauses, on="row", how="left", maintain_order="left")
    length = (pl.col("until") - pl.col("since")).clip(lower_bound=0)
    seconds = (length - pl.col("pause").fill_null(0)).clip(lower_bound=0)
    return joined.with_columns(seconds.alias(name)).drop("since", "until", "pause")


def groups_table(agents: Sequence[tuple[str, str]]) -> pl.DataFrame:
    """The `name` and `team` of each agent's place in a month's tables, from (name, team) pairs."""
    return pl.DataFrame(
        [{"agent": place, "name": name, "team": team} for place, (name, team) in enumerate(agents)],
        {"agent": pl.Int64, "name": pl.String, "team": pl.String},
    )
