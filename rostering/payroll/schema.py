"""The tables that pay works on."""

from __future__ import annotations

import polars as pl

ENTRIES = pl.Schema(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "month": pl.Int64,
        "rule": pl.String,  # the pay rule's name
        "clause": pl.String,
        "kind": pl.String,  # late_early, absence, personal, sick, overtime …
        "block": pl.Int64,
        "order": pl.Int64,
        "minutes": pl.Int64,
        "halves": pl.Int64,  # half days
        "due_minutes": pl.Int64,  # work minutes due on a day with leave by the hour, else null
        "day_type": pl.String,
        "wage_fen": pl.Int64,  # the monthly wage that the formula starts from
        "percent": pl.Int64,
        "amount_fen": pl.Int64,  # what is earned (+) or taken (-)
        "points": pl.Int64,  # points lost
        "value_from": pl.Date,  # since when the value of the rule holds
        "incident": pl.String,  # the incident that the entry rests on (P4, P5), else null
        "booking": pl.String,  # what people booked it as: amount:7, adjustment:3, settlement:2, appraisal:NAME
    }
)

BOOKED = pl.Schema(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "month": pl.Int64,
        "kind": pl.String,  # of domain.booked, or adjustment
        "clause": pl.String,
        "amount_fen": pl.Int64,
        "points": pl.Int64,
        "booking": pl.String,
    }
)

SETTLED = pl.Schema(
    {
        "agent": pl.Int64,
        "date": pl.Date,  # the last day
        "month": pl.Int64,
        "days_worked": pl.Int64,  # rostered days of the month on which the agent was there
        "wage_fen": pl.Int64,  # a month's base on the last day
        "booking": pl.String,
    }
)

ATTENDED = pl.Schema(
    {
        "agent": pl.Int64,
        "date": pl.Date,  # the month's last day
        "month": pl.Int64,
        "grade": pl.String,  # held at the month's end
        "whole": pl.Boolean,  # whether the agent works here on every day of the month
        "days_due": pl.Int64,  # with a rostered shift that no leave covers whole
        "days_attended": pl.Int64,  # those of them with a punch or visit
        "events": pl.Int64,  # late, early or absent
        "open": pl.Int64,  # shifts without punches yet, or with an open exception (D14, D16)
    }
)

APPRAISED = pl.Schema(
    {
        "agent": pl.Int64,
        "date": pl.Date,  # the month's last day
        "month": pl.Int64,
        "clause": pl.String,
        "amount_fen": pl.Int64,
        "value_from": pl.Date,
        "booking": pl.String,  # appraisal:NAME
    }
)

INCIDENTS = pl.Schema(
    {
        "agent": pl.Int64,
        "date": pl.Date,
        "month": pl.Int64,
        "incident": pl.String,
        "side": pl.String,  # reward, punishment
        "clause": pl.String,
        "warning": pl.Boolean,  # the first of its kind, without a fine
        "amount_fen": pl.Int64,  # from 0 on, for rewards and punishments alike
        "points": pl.Int64,
        "value_from": pl.Date,
    }
)

# No two entries that differ are tied in it: the lines of a statement have one order.
ENTRY_ORDER = (
    "agent",
    "date",
    "rule",
    "block",
    "kind",
    "order",
    "day_type",
    "clause",
    "minutes",
    "amount_fen",
    "booking",
)

WARNINGS = pl.Schema(
    {
        "agent": pl.Int64,
        "month": pl.Int64,
        "code": pl.String,  # L01 … L16
        "stake_fen": pl.Int64,  # null where no sum applies
    }
)

WAGES = pl.Schema(
    {"agent": pl.Int64, "since": pl.Date, "base_fen": pl.Int64, "floating_fen": pl.Int64}
)

AT_WORK = pl.Schema(
    {
        "agent": pl.Int64,
        "month": pl.Int64,
        "date": pl.Date,  # the last day of the month
        "minutes": pl.Int64,  # of rostered shifts on work days that were attended, without leave
        "office_days": pl.Int64,  # work days of the calendar while the agent works here
        "whole": pl.Boolean,  # whether the agent works here all month
        "base_fen": pl.Int64,
        "weeks_without_rest": pl.Int64,  # weeks that end in the month, at work on all seven days
    }
)

EMPLOYMENT = pl.Schema(
    {
        "agent": pl.Int64,
        "date": pl.Date,  # the first day of the stretch
        "until": pl.Date,  # and its last
        "grade": pl.String,
        "clause": pl.String,
        "base_fen": pl.Int64,
        "floating_fen": pl.Int64,
        "allowances": pl.Boolean,  # whether allowances are paid beside it (G10)
        "paid_days": pl.Int64,  # null for a whole month
        "value_from": pl.Date,
        "before_fen": pl.Int64,  # base and floating pay of another grade the day before, else null
        "agreed": pl.Boolean,  # whether the agent agreed in writing to that change (L16)
    }
)
