"""Fair shares as the preferences count them: what each agent was due, and had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from rostering.discovery import modules_in
from rostering.domain.request import RosterRequest
from rostering.domain.roster import Roster
from rostering.policy.catalogue import Catalogue
from rostering.scheduling.auditor import PREFERENCES
from rostering.scheduling.shares import due


@dataclass(frozen=True, slots=True)
class Share:
    """Days of something that is shared: due to the agent, and had, over history and roster."""

    rule: str
    what: str
    agent: str
    due: Fraction
    had: int

    @property
    def difference(self) -> Fraction:
        """Days above the share; below it where negative."""
        return self.had - self.due


def fair_shares(
    roster: Roster, request: RosterRequest, catalogue: Catalogue, day: date
) -> Iterator[Share]:
    """The shares of every preference that counts them and is kept on `day`, agents in order."""
    for name, unit in modules_in(PREFERENCES).items():
        rule = catalogue.rule("preferences", name)
        if not hasattr(unit, "shares") or not rule.enabled_on(day):
            continue
        for what, had in unit.shares(roster, request, rule.on(day, unit.Parameters)).items():
            for agent, share in due(had, request).items():
                yield Share(name, what, agent, share, had[agent])
