"""A rule as plain data for JSON: amounts as quoted yuan, dates as ISO text."""

from __future__ import annotations

from typing import Any

from rostering.domain.money import yuan
from rostering.language import _
from rostering.policy.rule import Parameter, Rule, Value


def rule_data(rule: Rule) -> dict[str, Any]:
    """The rule with its source, readings, and every value with its date and file."""
    return {
        "rule": f"{rule.kind}/{rule.name}",
        "title": _(rule.title),
        "description": _(rule.description) if rule.description else "",
        "clause": rule.clause,
        "source": _(rule.source),
        "readings": [_(decision) for decision in rule.decisions],
        "parameters": [_parameter_data(one) for one in rule.parameters.values()],
    }


def _parameter_data(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "description": _(parameter.description),
        "unit": parameter.unit,
        "least": parameter.least,
        "most": parameter.most,
        "values": [
            {
                "from": str(value.since),
                "value": _plain(value.value, parameter.unit),
                "file": value.file.name,
            }
            for value in parameter.values
        ],
    }


def _plain(value: Value, unit: str) -> object:
    if isinstance(value, tuple):
        return [_plain(part, unit) for part in value]
    return yuan(int(value)) if unit == "yuan" else value
