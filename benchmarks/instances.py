"""Where the public instances lie, and how a rule is set for them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from rostering.policy.catalogue import Catalogue, load_catalogue
from rostering.policy.rule import DatedValue, Parameter, Rule, Value

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"


def parser(about: str) -> argparse.ArgumentParser:
    """The options that every benchmark has."""
    options = argparse.ArgumentParser(description=about)
    options.add_argument("--instances", type=Path, default=BESIDE, help="folder of the instances")
    options.add_argument("--seconds", type=float, default=60.0, help="time for each")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("only", nargs="*", help="some instances alone")
    return options


def catalogue_with(kept: Iterable[str], **values: dict[str, Value]) -> Catalogue:
    """The shipped constraints and preferences with only those in `kept` switched on, at the values
    given by rule name."""
    catalogue = load_catalogue()
    names = set(kept) | set(values)
    changed = []
    for kind in ("constraints", "preferences"):
        for name, rule in catalogue.of_kind(kind).items():
            changed.append(_with(rule, {**values.get(name, {}), "enabled": name in names}))
    return catalogue.with_(changed)


def _with(rule: Rule, values: dict[str, Value]) -> Rule:
    parameters = dict(rule.parameters)
    for name, value in values.items():
        dated = (DatedValue(date(2000, 1, 1), value, rule.file),)
        known = parameters.get(name) or Parameter(name, name, "yes or no", ())
        parameters[name] = replace(known, values=dated)
    return replace(rule, parameters=parameters)
