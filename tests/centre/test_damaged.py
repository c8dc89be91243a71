"""Tables that are damaged or make no sense: named or read, never a traceback."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostering.centre import values
from rostering.centre.grids import read_grids
from rostering.centre.settings import read_settings
from rostering.centre.templates._lists import lists_of
from rostering.centre.templates._table import rows_of, templates
from rostering.errors import InputProblem
from rostering.policy.catalogue import load_catalogue
from rostering.reports.templates import template_workbook
from rostering.resources import data_folder

TYPED = "0123456789.,:-/年月日T +eE¥元%周一至 \u3000１２５：nan∞"
PARSERS = (
    values.date_of, values.minute_of, values.moment_of, values.span_of, values.whole_of,
    values.number_of, values.yes_of, values.fen_of, values.hours_of, values.weekday_of,
    values.weekdays_of,
)  # fmt: skip


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@given(text=st.text(TYPED, max_size=24) | st.text(max_size=24))
def test_what_is_typed_is_a_value_or_no_value(parser: Callable[[str], object], text: str) -> None:
    with contextlib.suppress(ValueError):
        parser(text)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """The demand of the sample as a workbook."""
    sample = data_folder("samples") / "three-role-centre"
    settings = read_settings(sample / "centre.toml", [])
    assert settings is not None
    known = {one.name: one for one in templates(lists_of(settings, load_catalogue(), {}))}
    rows = rows_of(known["demand"], sample / "demand.csv", "en")
    return template_workbook(known["demand"], rows, "en")


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The workbook with a part of it cut short, left out, or with other letters in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(out, "w") as made:
        victim = chance.choice(whole.namelist())
        for name in whole.namelist():
            part = bytearray(whole.read(name))
            if name == victim:
                way = chance.random()
                if way < 0.15:
                    continue
                if way < 0.3:
                    part = part[: chance.randrange(len(part) + 1)]
                for _ in range(chance.randint(1, 12) if part and way >= 0.3 else 0):
                    part[chance.randrange(len(part))] = chance.choice(b'<>/="019AZ \x00\xff')
            made.writestr(name, bytes(part))
    return out.getvalue()


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_workbook_is_read_or_named(tmp_path: Path, workbook: bytes, seed: int) -> None:
    chance = random.Random(seed)
    content = spoilt(workbook, chance)
    if seed % 5 == 0:
        content = content[: chance.randrange(len(content))]
    path = tmp_path / "demand.xlsx"
    path.write_bytes(content)
    problems: list[InputProblem] = []
    read_grids(path, problems)
    assert all(problem.where == "demand.xlsx" for problem in problems)


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "demand.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(31):
            part.write(bytes(10_000_000))
    problems: list[InputProblem] = []
    assert read_grids(path, problems) == ()
    assert "too large" in problems[0].value
