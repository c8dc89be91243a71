"""Tables for a terminal of 80 columns in which Chinese and English names align."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import tabulate

from rostering.reports.wrapping import wide as wide
from rostering.reports.wrapping import wrap as wrap
from rostering.reports.wrapping import wrapped as wrapped

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


def spread(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    fixed: int,
    *,
    paint: Callable[[str], str] = str,
) -> str:
    """A grid in as many tables below each other as 80 columns ask for, each with the first `fixed`
    columns again."""
    lines = [headings, *rows]
    widths = [max(wide(line[column]) for line in lines) + 1 for column in range(len(headings))]
    parts: list[list[int]] = []
    room = 0
    for column in range(fixed, len(headings)):
        if not parts or widths[column] > room:
            parts.append([])
            room = WIDTH + 1 - sum(widths[:fixed])
        parts[-1].append(column)
        room -= widths[column]
    shown = [[*range(fixed), *part] for part in parts]
    return "\n\n".join(
        grid([headings[at] for at in part], [[row[at] for at in part] for row in rows], paint=paint)
        for part in shown
    )
