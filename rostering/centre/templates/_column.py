"""A column of a table as a person is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell holds, which is how a workbook keeps it."""

    TEXT = "text"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"  # one word of the list alone
    SEVERAL = "several"  # words of the list, or others


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading in the reader, what belongs there, an example and a unit.

    `words` has what may be typed with its meaning, as the reader takes them; `of_agent` what stands
    there by the agent of the row where the table says nothing.
    """

    heading: str
    kind: Kind
    note: str
    example: str = ""
    unit: str = ""
    words: Mapping[str, str] | None = None
    of_agent: Mapping[str, str] | None = None

    def listed(self, language: str) -> tuple[str, ...]:
        """One word a meaning for the drop-down list, in the order of the meanings."""
        return tuple(self.typed(language).values())

    def typed(self, language: str) -> dict[str, str]:
        """Each meaning with the word of the language for it."""
        words: dict[str, str] = {}
        for word, meaning in (self.words or {}).items():
            own = words.get(meaning)
            if own is None or (not chosen(own, language) and chosen(word, language)):
                words[meaning] = word
        return words


def heading_in(heading: str, others: Sequence[str], language: str) -> str:
    """The heading as the language has it."""
    return next((word for word in (heading, *others) if chosen(word, language)), heading)


def chosen(word: str, language: str) -> bool:
    """Whether the word is one of the language: Chinese has no other letters than its own."""
    return (language == "zh") == any("\u4e00" <= letter <= "\u9fff" for letter in word)
