"""Tables as CSV that Excel opens rightly: UTF-8 with its mark, and no text that is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Headings and rows as bytes; lines end with CRLF.

    Text that begins as a formula does is written behind an apostrophe, the way drafts of rosters write
    names. Numbers stay what they are, negative ones too.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in headings])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: object) -> object:
    """Text that a spreadsheet would take for a formula, made plain text; all else as it is."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
