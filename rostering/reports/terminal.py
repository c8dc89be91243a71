"""Tables for a terminal of 80 columns in which Chinese and English names align."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import tabulate
from wcwidth import wcswidth

WIDTH = 80
tabulate.MIN_PADDING = 0  # its two blanks beside each heading do not fit 80 columns


def table(
    headings: Sequence[str], rows: Sequence[Sequence[object]], *, right: Sequence[str] = ()
) -> str:
    """Rows under headings; the columns whose heading is in `right` are set to the right."""
    sides = ["right" if heading in right else "left" for heading in headings]
    shown = [[str(cell) for cell in row] for row in rows]
    text: str = tabulate.tabulate(
        shown, headers=list(headings), colalign=sides, disable_numparse=True
    )
    return text


def pad(text: str, cells: int) -> str:
    """`text` filled with blanks to so many terminal cells; a Chinese character takes two."""
    return text + " " * max(cells - wide(text), 0)


def wide(text: str) -> int:
    """How many terminal cells `text` takes."""
    return max(wcswidth(text), 0)


def clip(text: str, cells: int) -> str:
    """`text` in at most so many cells; what is cut off shows as `~`."""
    if wide(text) <= cells:
        return text
    kept = ""
    for character in text:
        if wide(kept + character) > cells - 1:
            break
        kept += character
    return kept + "~"


def wrapped(text: str, cells: int, indent: int) -> list[str]:
    """`text` in lines of at most so many cells, broken between words; the later ones are indented.

    A word that is wider than a line, such as a sentence in Chinese, is broken inside.
    """
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1].strip() else lines[-1] + word
        if wide(joined) <= cells:
            lines[-1] = joined
            continue
        if lines[-1].strip():
            lines.append(" " * indent)
        for character in word:
            if wide(lines[-1] + character) > cells:
                lines.append(" " * indent)
            lines[-1] += character
    return lines


def grid(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[str] = (),
    paint: Callable[[str], str] = str,
) -> str:
    """A dense table, one blank between columns: for weeks and months, where every cell counts.

    The columns whose heading is in `right` are set to the right. `paint` colours a cell below the
    headings, once its place is known.
    """
    lines = [list(headings), *[list(row) for row in rows]]
    widths = [max(wide(line[column]) for line in lines) for column in range(len(headings))]

    def shown(cell: str, column: int, painted: bool) -> str:
        blanks = " " * (widths[column] - wide(cell))
        text = paint(cell) if painted else cell
        return blanks + text if headings[column] in right else text + blanks

    ruler = " ".join("-" * width for width in widths)
    texts = [
        " ".join(shown(cell, column, number > 0) for column, cell in enumerate(line)).rstrip()
        for number, line in enumerate(lines)
    ]
    return "\n".join([texts[0], ruler, *texts[1:]])


def wrap(text: str, cells: int) -> str:
    """`text` broken into lines of at most so many cells, at blanks where it has them."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while wide(word) > cells:  # Chinese sentences have no blanks
            room = cells - wide(line) - 1 if line else cells
            kept = _fitting(word, room)
            lines.append(f"{line} {kept}".strip())
            line, word = "", word[len(kept) :]
        if line and wide(line) + 1 + wide(word) > cells:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line] if line else lines)


def _fitting(text: str, cells: int) -> str:
    """As much of the start of `text` as fits."""
    kept = ""
    for character in text:
        if wide(kept + character) > cells:
            break
        kept += character
    return kept
