"""Agents, roles, rules and days as messages name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rostering.domain.request import RosterRequest
from rostering.domain.shifts import Role
from rostering.language import _, current_language, listed
from rostering.policy.catalogue import Catalogue


def agent_name(agent: str, request: RosterRequest) -> str:
    """The agent's id and name; the id alone of a stranger."""
    people = (*request.agents, *request.colleagues)
    name = next((one.name for one in people if one.id == agent), "")
    return f"{agent} {name}" if name not in ("", agent) else agent


def role_name(role: str, roles: Mapping[str, Role]) -> str:
    """The role's label in Chinese; else its code, which can be typed as it stands."""
    known = roles.get(role)
    return known.label if known and known.label and current_language() == "zh" else role


def rule_name(rule: str, catalogue: Catalogue) -> str:
    """A constraint's title in Chinese; else its name, which can be typed as it stands."""
    return rule if current_language() == "en" else _(catalogue.rule("constraints", rule).title)


def days_name(days: Sequence[date]) -> str:
    """Days in order, three or more in a row as one period."""
    if len(days) > 2 and (days[-1] - days[0]).days == len(days) - 1:
        return f"{days[0]} – {days[-1]}"
    return listed(days)
