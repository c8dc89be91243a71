"""The tables of a centre folder as workbooks, for `rostering init --xlsx`."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rostering.errors import CentreError, InputProblem
from rostering.language import current_language

if TYPE_CHECKING:
    from rostering.centre.templates._lists import Lists

KEPT = ("punches",)  # what clocks write stays as they wrote it


def write_workbooks(folder: Path, convert: bool = False) -> tuple[str, ...]:
    """Make each table that the centre in `folder` does not have yet a workbook to fill in, in the
    language in use; with `convert` those that are there as CSV become workbooks, too.

    Gives the names of the workbooks made. Raises CentreError, and has changed nothing then, where
    centre.toml or a table does not hold.
    """
    from rostering.centre.templates._table import rows_of, templates
    from rostering.reports.templates import template_workbook

    language = current_language()
    with tempfile.TemporaryDirectory(dir=folder, prefix=".rostering-") as work:
        made = []
        for template in templates(_lists(folder)):
            table = folder / f"{template.name}.csv"
            there = table.is_file()
            if table.with_suffix(".xlsx").is_file() or (
                there and (not convert or template.name in KEPT)
            ):
                continue
            rows = rows_of(template, table, language) if there else []
            content = template_workbook(template, rows, language)
            (Path(work) / f"{template.name}.xlsx").write_bytes(content)
            made.append(template.name)
        for name in made:
            (Path(work) / f"{name}.xlsx").replace(folder / f"{name}.xlsx")
            (folder / f"{name}.csv").unlink(missing_ok=True)
    return tuple(f"{name}.xlsx" for name in made)


def _lists(folder: Path) -> Lists:
    from rostering.centre.settings import FILE, read_settings
    from rostering.centre.templates._lists import lists_of
    from rostering.policy.catalogue import load_catalogue

    problems: list[InputProblem] = []
    settings = read_settings(folder / FILE, problems)
    if settings is None or problems:
        raise CentreError(problems)
    return lists_of(settings, load_catalogue(folder / "rules"), _names(folder))


def _names(folder: Path) -> Mapping[str, str]:
    """The names of the agents, as far as their table can be read."""
    from rostering.centre.people import AGENTS, REQUIRED
    from rostering.centre.tables import read_rows

    for table in (folder / "agents.csv", folder / "agents.xlsx"):
        if table.is_file():
            return {
                row.raw("id"): row.raw("name") for row in read_rows(table, AGENTS, REQUIRED, [])
            }
    return {}
