"""Cells of an xlsx file whose text is not what it seems: errors of formulas, formulas that were never
worked out, and cells merged with the one above.

The reader of values gives all three as empty cells, and an empty cell often means something.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from rostering.language import _

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
XLSX = (".xlsx", ".xlsm")
DAMAGE = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, LookupError, EOFError, ValueError,
          NotImplementedError, RuntimeError)  # fmt: skip
LARGEST = 300_000_000  # bytes of a workbook unpacked: more would fill the memory
Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell; `shown` is what the user sees in it."""

    message: str
    shown: str
    hint: str


def faults_of(
    path: Path, sheet: str, merged: Iterable[tuple[Corner, Corner]]
) -> dict[Corner, Fault]:
    """The faults of a sheet by row, counted from 1, and column, counted from 0.

    `merged` are ranges by their first and last row and column, counted from 0. Raises ValueError where
    the file is damaged.
    """
    found: dict[Corner, Fault] = {}
    if path.suffix.lower() in XLSX:
        try:
            found.update(_formula_faults(path, sheet))
        except DAMAGE as error:
            raise ValueError(_("it is damaged: {error}").format(error=error)) from None
    for (top, left), (bottom, right) in merged:
        for row in range(top + 1, bottom + 1):
            for column in range(left, right + 1):
                found[row + 1, column] = Fault(
                    _("is merged with the cell above"), "", _("give each row its own cell")
                )
    return found


def refuse_too_large(path: Path) -> None:
    """Raise ValueError where a workbook unpacks to more than memory should hold."""
    if path.suffix.lower() not in XLSX:
        return
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except DAMAGE:
        return  # no archive, such as one with a password: who reads it says what it is
    if size > LARGEST:
        raise ValueError(_("it is too large when unpacked; split it into several files"))


def _formula_faults(path: Path, sheet: str) -> Iterator[tuple[Corner, Fault]]:
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, sheet)
        raw = archive.read(part) if part else b""
    if b't="e"' not in raw and b"<f" not in raw:
        return
    for cell in ElementTree.fromstring(raw).iter(f"{MAIN}c"):
        value = cell.findtext(f"{MAIN}v")
        if cell.get("t") == "e":
            hint = _("mend the formula, or type the value")
            yield _place(cell), Fault(_("is an error of a formula"), value or "#N/A", hint)
        elif cell.find(f"{MAIN}f") is not None and not value and cell.get("t") != "str":
            formula = f"={cell.findtext(f'{MAIN}f') or ''}"
            hint = _("open the file in Excel and save it, or type the value")
            yield _place(cell), Fault(_("is a formula that was not worked out"), formula, hint)


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The file in the archive that holds the sheet of this name."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for entry in book.iter(f"{MAIN}sheet"):
        if entry.get("name") == sheet:
            target = targets.get(entry.get(RELATION), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            return part if part in archive.namelist() else None
    return None


def _place(cell: ElementTree.Element) -> Corner:
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", cell.get("r", "A1"))
    if found is None:
        raise ValueError(cell.get("r"))
    letters, row = found.groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column - 1
