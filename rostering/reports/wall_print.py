"""A roster on paper: the wall sheet, a week on a sheet of A4, or strips to cut out."""

from __future__ import annotations

from typing import Any

from rostering.reports.palette import SHIFT_COLOURS
from rostering.reports.print import pdf
from rostering.reports.strip_view import strips_view
from rostering.reports.wall import Wall, title_of
from rostering.reports.wall_view import wall_view


def wall_pdf(wall: Wall) -> bytes:
    """The wall sheet; raises PdfError where this machine cannot print it."""
    return pdf("wall.typ", {**_common(wall), **wall_view(wall)})


def strips_pdf(wall: Wall) -> bytes:
    """The strips of the sheet's agents; raises PdfError where this machine cannot print them."""
    return pdf("strips.typ", {**_common(wall), **strips_view(wall)})


def _common(wall: Wall) -> dict[str, Any]:
    colours = [{"fill": one.fill, "text": one.text} for one in SHIFT_COLOURS]
    return {"title": title_of(wall), "colours": colours}
