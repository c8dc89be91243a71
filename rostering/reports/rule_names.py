"""Rules of scheduling as people call them."""

from __future__ import annotations

from rostering.language import _, current_language
from rostering.policy.catalogue import load_catalogue

KINDS = ("constraints", "hour_constraints", "preferences", "hour_preferences")


def rule_title(name: str) -> str:
    """What the rule is called; its name where there is none of that name."""
    rules = load_catalogue().rules
    found = next((rules[kind, name] for kind in KINDS if (kind, name) in rules), None)
    return _(found.title) if found else name


def rule_word(name: str) -> str:
    """The rule's name in English, which can be typed as it stands; in other languages its title."""
    return name if current_language() == "en" else rule_title(name)
