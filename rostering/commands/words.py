"""Words of a fixed set, typed in English or in Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import click

from rostering.language import _, listed, spellings


def near_word(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint that names what was likely meant, or `otherwise` where nothing is near."""
    words = list(known)
    near = get_close_matches(word, words, 1) or get_close_matches(word.lower(), words, 1)
    return _("did you mean {name}?").format(name=near[0]) if near else otherwise


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
