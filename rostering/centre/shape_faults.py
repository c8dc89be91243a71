"""What pydantic finds wrong with a value of centre.toml or a rotation, in words of ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rostering.language import _


def fault_text(key: str, fault: Mapping[str, Any]) -> str:
    """What is wrong with the value of `key`."""
    terms = fault.get("ctx", {})
    texts = {
        "string_type": _("{key} is no text; put it in quotes"),
        "string_too_short": _("{key} is empty"),
        "string_pattern_mismatch": _("{key} may have letters, digits, - and _ alone"),
        "int_type": _("{key} is no whole number"),
        "int_from_float": _("{key} is no whole number"),
        "bool_type": _("{key} is true or false, without quotes"),
        "list_type": _("{key} is a list: [ … ]"),
        "dict_type": _("{key} is a table"),
        "model_type": _("{key} is a table"),
        "date_type": _("{key} is a date such as 2026-06-01, without quotes"),
        "greater_than_equal": _("{key} is {ge} at least"),
        "less_than_equal": _("{key} is {le} at most"),
        "too_short": _("{key} has too few values: {min_length} at least"),
        "too_long": _("{key} has too many values: {max_length} at most"),
    }
    text = texts.get(str(fault["type"]), _("{key} is wrong: {why}"))
    return text.format(key=key, why=fault["msg"], **terms)
