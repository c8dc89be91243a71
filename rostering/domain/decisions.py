"""What a person decided about an agent's day, beside the facts that stay as they were (D5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Action(StrEnum):
    """What a decision does."""

    PUNCH_IN = "punch_in"  # when the shift was begun
    PUNCH_OUT = "punch_out"  # when it was left
    ACCEPT_LATE = "accept_late"  # the reason for being late is accepted (A4)
    ACCEPT_EARLY = "accept_early"  # the reason for leaving early is accepted (A4)
    ORDER = "order"  # overtime is ordered after the fact
    LEAVE = "leave"  # the day is leave instead
    APPROVE = "approve"  # pending leave, or an order, is approved
    REFUSE = "refuse"  # or refused
    AS_IS = "as_is"  # it stays as it is


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about `agent` on `date`, by `who` at an aware time, with the reason `why`.

    `value` is the moment of a punch in seconds since the epoch, the number of an order or a request,
    or the facts that were seen. `about` is the id of the exception that it settles, where it settles
    one. A later decision may take it back; the row itself is never changed.
    """

    id: int
    agent: str
    date: date
    action: Action
    value: str
    about: str
    at: datetime
    who: str
    why: str
    withdrawn_by: str = ""
