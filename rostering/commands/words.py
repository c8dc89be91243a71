"""Words of a fixed set, typed in English or in Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from rostering.errors import near_word
from rostering.language import _, listed, spellings


class Word(click.Choice[str]):
    """One of a set of words; its Chinese, as tables show it, is taken as well."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(list(words))

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        known = spellings(self.choices)
        if value in known:
            return known[value]
        there = _("one of {words}").format(words=listed(self.choices))
        hint = near_word(str(value), known, there)
        text = _("{value!r} is no such word: {hint}").format(value=value, hint=hint)
        self.fail(text, param, ctx)
