"""From punches and the published roster to findings: matching, then every kind of finding."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl

from rostering.attendance.matching import Inputs, Matched, Parameters, match
from rostering.discovery import modules_in
from rostering.policy.catalogue import Catalogue

FINDINGS_PACKAGE = "rostering.attendance.findings"

# No two findings that differ are tied in it, so that the order of the punches never shows.
IN_ORDER = ("agent", "date", "kind", "block", "order", "day_type", "detail", "halves", "minutes")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What the punches say: the matched shifts, and all findings by the schema FINDINGS."""

    matched: Matched
    findings: pl.DataFrame


def reconcile(
    inputs: Inputs, catalogue: Catalogue, day: date, kinds: Collection[str] | None = None
) -> Reconciled:
    """Match punches and gather every finding, under the values of the rules in force on `day`.

    `kinds` are the findings that are wanted, such as late and ordered_overtime, where not all are.
    """
    matched = match(inputs, catalogue.rule("attendance", "matching").on(day, Parameters))
    frames = []
    for name, module in modules_in(FINDINGS_PACKAGE).items():
        rule = catalogue.rule("findings", name)
        if rule.enabled_on(day) and (kinds is None or name in kinds):
            frames.append(module.find(matched, rule.on(day, module.Parameters)))
    findings = pl.concat(frames).sort(IN_ORDER)
    return Reconciled(matched, findings)
