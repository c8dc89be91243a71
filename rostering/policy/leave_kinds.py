"""Kinds of leave, from `rules/leave/`: a centre adds one as a file."""

from __future__ import annotations

from rostering.policy.catalogue import Catalogue


def leave_words(catalogue: Catalogue) -> dict[str, str]:
    """What people may type for each kind: its name, and the Chinese at the end of its title."""
    words = {}
    for name, rule in catalogue.of_kind("leave").items():
        words[name] = name
        words[rule.title.rsplit(" ", 1)[-1]] = name
    return words
