"""What every pay rule starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

import polars as pl

from rostering.attendance.dated import in_force
from rostering.attendance.schema import no_rows
from rostering.domain.balances import RestLot
from rostering.payroll.schema import (
    APPRAISED,
    AT_WORK,
    ATTENDED,
    BOOKED,
    EMPLOYMENT,
    INCIDENTS,
    SETTLED,
)
from rostering.policy.catalogue import Catalogue
from rostering.policy.rule import Parameter, Rule


@dataclass(frozen=True, slots=True)
class DayRate:
    """How a month's wage becomes a day's and an hour's (G15): month ÷ days, day ÷ hours."""

    days_a_month: Fraction
    hours_a_day: Fraction

    def of_halves(self, wage: pl.Expr, halves: pl.Expr, percent: pl.Expr | int = 100) -> pl.Expr:
        """Pay in fen of so many half days at `percent`, rounded half up once."""
        days = self.days_a_month
        return _rounded(wage * halves * percent * days.denominator, 200 * days.numerator)

    def of_days(self, wage: pl.Expr, days: pl.Expr) -> pl.Expr:
        """Pay in fen of so many days of a month, at most the month's, rounded half up once (G17).

        All of it for null days.
        """
        share = _rounded(wage * days * self.days_a_month.denominator, self.days_a_month.numerator)
        return pl.when(days.is_null()).then(wage).otherwise(pl.min_horizontal(wage, share))

    def of_stretches(self, wage: pl.Expr) -> pl.Expr:
        """Pay in fen of each row's `paid_days` of its `agent` in one month, in the order of `date`:
        together at most the month on the highest of the wages (G17)."""
        each = self.of_days(wage, pl.col("paid_days"))
        so_far = each.cum_sum().over("agent", order_by="date")
        paid = pl.min_horizontal(so_far, wage.max().over("agent"))
        before = paid.shift(1).over("agent", order_by="date").fill_null(0)
        return paid - before

    def of_leave(self, wage: pl.Expr, percent: pl.Expr | int = 100) -> pl.Expr:
        """Pay in fen of a leave's `halves`; by the hour (null halves) of its `minutes`, at most a day's."""
        by_halves = self.of_halves(wage, pl.col("halves"), percent)
        by_hour = pl.min_horizontal(
            self.of_minutes(wage, pl.col("minutes"), percent),
            self.of_halves(wage, pl.lit(2), percent),
        )
        return pl.when(pl.col("halves").is_null()).then(by_hour).otherwise(by_halves)

    def of_due(self, wage: pl.Expr) -> pl.Expr:
        """A day's pay in fen, or that of the `halves` due; on a day with leave by the hour of the
        `due_minutes`, at most as much."""
        by_halves = self.of_halves(wage, pl.col("halves"))
        by_minutes = self.of_minutes(wage, pl.col("due_minutes"))
        return pl.min_horizontal(by_halves, by_minutes)

    def of_minutes(self, wage: pl.Expr, minutes: pl.Expr, percent: pl.Expr | int = 100) -> pl.Expr:
        """Pay in fen of so many minutes at `percent`, rounded half up once."""
        month = self.days_a_month * self.hours_a_day * 60
        return _rounded(wage * minutes * percent * month.denominator, 100 * month.numerator)


@dataclass(frozen=True)
class PayInputs:
    """`findings` carry, beside the schema FINDINGS, `absence_day` (the day counts as absent, so its
    other events are absorbed, D2) and the wage in force (`base_fen`, `floating_fen`).

    `comp_balance` is the compensatory rest on hand in minutes, by agent; agents left out have none.
    `ending_rest` are the lots of it, by agent, where one of them ends within the month.
    `employment` (schema EMPLOYMENT) has the wages of the month; it is empty for a case.
    `booked` (schema BOOKED) is what people entered, imported or adjusted. Who is settled as dismissed
    is in `settled` and `settled_employment`, and not in `employment` (G14). `minimum_wage` is that of the
    centre's region, or None. `at_work` (schema AT_WORK) says how long agents worked.
    `holiday_settle` is pay or comp, for statutory holidays worked on a rostered shift. `incidents`
    (schema INCIDENTS) are the rewards and punishments that people recorded. `leave_kinds` are the rules
    of the kinds of leave, by name. `attended` (schema ATTENDED) and `appraised` (schema APPRAISED) are
    empty where no rule of the centre asks for them.
    """

    findings: pl.DataFrame
    day_rate: DayRate
    comp_balance: pl.DataFrame
    employment: pl.DataFrame
    holiday_settle: str = "pay"
    incidents: pl.DataFrame = field(default_factory=no_rows(INCIDENTS))
    leave_kinds: Mapping[str, Rule] = field(default_factory=dict)
    booked: pl.DataFrame = field(default_factory=no_rows(BOOKED))
    settled: pl.DataFrame = field(default_factory=no_rows(SETTLED))
    minimum_wage: Parameter | None = None
    ending_rest: Mapping[int, tuple[RestLot, ...]] = field(default_factory=dict)
    attended: pl.DataFrame = field(default_factory=no_rows(ATTENDED))
    appraised: pl.DataFrame = field(default_factory=no_rows(APPRAISED))
    settled_employment: pl.DataFrame = field(default_factory=no_rows(EMPLOYMENT))
    at_work: pl.DataFrame = field(default_factory=no_rows(AT_WORK))

    def found(self, *kinds: str) -> pl.DataFrame:
        """The findings of these kinds, one kind after the other."""
        frames = [self._by_kind[kind] for kind in kinds if kind in self._by_kind]
        return pl.concat(frames) if frames else self.findings.clear()

    @cached_property
    def _by_kind(self) -> dict[str, pl.DataFrame]:
        """The findings divided once: a rule that filtered would look through those of all others."""
        by_kind = self.findings.partition_by("kind", as_dict=True)
        return {str(kind): rows for (kind,), rows in by_kind.items()}


def pay_inputs(
    findings: pl.DataFrame,
    wages: pl.DataFrame,
    comp_balance: pl.DataFrame,
    catalogue: Catalogue,
    day: date,
    holiday_settle: str = "pay",
    employment: pl.DataFrame | None = None,
    incidents: pl.DataFrame | None = None,
) -> PayInputs:
    """Add the wage and the absence of its day to each finding."""
    threshold = in_force(catalogue.rule("pay_rules", "absence").parameters["from_minutes"])
    disciplined = pl.col("kind").is_in(["late", "early_leaving"])
    absent = (pl.col("kind") == "absent") | (disciplined & (pl.col("minutes") >= threshold))
    days = findings.filter(absent).select("agent", "date", absence_day=True).unique()
    rated = findings.join(days, on=["agent", "date"], how="left")
    rated = with_wages(rated.with_columns(pl.col("absence_day").fill_null(False)), wages)
    rate = catalogue.rule("pay_rules", "day_rate")
    day_rate = DayRate(
        Fraction(Decimal(str(rate.parameters["days_a_month"].on(day).value))),
        Fraction(Decimal(str(rate.parameters["hours_a_day"].on(day).value))),
    )
    if employment is None:
        employment = pl.DataFrame(schema=EMPLOYMENT)
    if incidents is None:
        incidents = pl.DataFrame(schema=INCIDENTS)
    return PayInputs(
        rated,
        day_rate,
        comp_balance,
        employment,
        holiday_settle,
        incidents,
        leave_kinds=catalogue.of_kind("leave"),
    )


def with_wages(rows: pl.DataFrame, wages: pl.DataFrame) -> pl.DataFrame:
    """`rows` with the wage (schema WAGES) in force on their date, null before the first."""
    alone = wages.filter(pl.col("agent").is_unique())
    constant = rows.join(alone, on="agent")
    early = pl.col("date") < pl.col("since")
    constant = constant.with_columns(
        pl.when(~early).then(name).alias(name) for name in ("since", "base_fen", "floating_fen")
    )
    changing = rows.join(alone, on="agent", how="anti")
    if changing.is_empty():
        return constant
    dated = changing.sort("date").join_asof(
        wages.sort("since"),
        left_on="date",
        right_on="since",
        by="agent",
        check_sortedness=False,
    )
    return pl.concat([constant.select(dated.columns), dated])


def _rounded(numerator: pl.Expr, denominator: int) -> pl.Expr:
    return (2 * numerator + denominator).floordiv(2 * denominator)
