"""What an agent has left: a balance that was there before, and movements of compensatory rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """What an agent had left at the start of `day`, the first of a month: from then on it counts,
    and nothing that the record has from before.

    `kind` is annual (480 minutes are a day) or comp. `expires` is the last day for rest that was
    earned before; None leaves it to the rule. `file` and `line` say where an imported one stood.
    """

    agent: str
    kind: str
    day: date
    minutes: int
    expires: date | None = None
    why: str = ""
    file: str = ""
    line: int = 0
    who: str = ""
    at: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Movement:
    """Minutes of compensatory rest earned (+) or taken (-) on a day.

    `document` names the overtime order, the leave request or the opening balance behind it. `expires`
    is the last day for rest that comes from an opening balance and says so.
    """

    day: date
    minutes: int
    document: str = ""
    expires: date | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class RestLot:
    """Compensatory rest of an agent that is left as a month opens, and the last day for it."""

    agent: str
    earned: date
    minutes: int
    expires: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class MonthBalances:
    """What balances say of a month: compensatory rest left as it opens, and the agents' days of annual
    leave for which nothing was left."""

    rest_lots: tuple[RestLot, ...] = ()
    overdrawn: tuple[tuple[str, date], ...] = ()


NO_BALANCES = MonthBalances()
