"""Lines measured in terminal cells: a Chinese character takes two, and may end a line anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wcwidth import wcswidth

_WIDE = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffe6"
_CLOSING = "，。、；：？！）》”’」』】…"
_OPENING = "（《“‘「『【"
_PIECE = re.compile(
    f"[{_OPENING}]*(?:[{_WIDE}]|[^{_WIDE}{_OPENING}{_CLOSING}]+|[{_CLOSING}])[{_CLOSING}]*"
    f"|[{_OPENING}]+"
)


def wide(text: str) -> int:
    """How many terminal cells `text` takes."""
    return max(wcswidth(text), 0)


def wrap(text: str, cells: int) -> str:
    """`text` broken into lines of at most so many cells, between words or Chinese characters."""
    return "\n".join(wrapped(text, cells, 0))


def wrapped(text: str, cells: int, indent: int) -> list[str]:
    """`text` in lines of at most so many cells; the later ones are indented.

    No line begins with closing punctuation. A word that is wider than a line is broken inside.
    """
    lines = [""]
    for blank, piece in _pieces(text):
        joined = lines[-1] + blank + piece if lines[-1].strip() else lines[-1] + piece
        if wide(joined) <= cells:
            lines[-1] = joined
            continue
        if lines[-1].strip():
            lines.append(" " * indent)
        for character in piece:
            if wide(lines[-1] + character) > cells:
                lines.append(" " * indent)
            lines[-1] += character
    return lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What may not be broken, each with the blank before it where there is one."""
    for word in text.split():
        blank = " "
        for piece in _PIECE.findall(word):
            yield blank, piece
            blank = ""
