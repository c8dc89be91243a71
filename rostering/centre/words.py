"""What people may type for a role, a shift or a grade: its code, or its label where no other has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rostering.domain.shifts import Role, Shift
from rostering.policy.catalogue import Catalogue


def labelled(things: Mapping[str, Role] | Mapping[str, Shift]) -> dict[str, str]:
    """Roles or shifts: code and label, each with its code."""
    counts = Counter(thing.label for thing in things.values())
    words = {code: code for code in things}
    for code, thing in things.items():
        if thing.label and counts[thing.label] == 1:
            words.setdefault(thing.label, code)
    return words


def grade_words(catalogue: Catalogue) -> dict[str, str]:
    """Grades: the name of the file, and the English and the Chinese of its title."""
    grades = catalogue.of_kind("grades")
    words = {name: name for name in grades}
    for name, rule in grades.items():
        english, _blank, chinese = rule.title.rpartition(" ")
        for word in (english, chinese):
            words.setdefault(word, name)
    return words
