"""Payslips in a real browser: nothing is loaded, nobody is barred, an agent is a sheet of paper."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rostering.commands import run
from rostering.language import use_language
from rostering.reports.payslip import payslip
from rostering.reports.payslip_page import payslips_page
from tests.browser.conftest import PHONE, Show, count_pages
from tests.reports.fixed_pay import ENTRIES, basis, statement

LINES = 14  # more than a month of the sample has


def page(*, provisional: bool = True) -> str:
    use_language("en")
    long = [replace(ENTRIES[3], line=number) for number in range(1, LINES + 1)]
    made = [
        replace(statement(provisional=provisional), agent="A01"),
        replace(statement(), agent="A02", entries=tuple(long)),
        replace(statement(missing=("income_tax",)), agent="A03"),
    ]
    return payslips_page([payslip(one, f"林小雨 {one.agent}", "甲班", basis()) for one in made])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_loaded_and_nothing_bars_anybody(show: Show, scheme: str) -> None:
    shown = show(page(), color_scheme=scheme)
    assert shown.elsewhere == []
    assert shown.violations() == []


def test_a_payslip_is_read_on_a_phone_without_script(show: Show) -> None:
    shown = show(page(), java_script_enabled=False, viewport=PHONE)
    box = shown.page.locator("article").first.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= PHONE["width"]
    assert shown.page.get_by_role("heading", level=2).count() == 3


def test_an_agent_is_a_sheet_of_a4_upright(show: Show) -> None:
    shown = show(page())
    assert shown.pages() == 3
    paper = shown.page.pdf(prefer_css_page_size=True)
    sizes = {
        tuple(round(float(number)) for number in found.split())
        for found in re.findall(r"/MediaBox\s*\[([^\]]+)\]", paper.decode("latin-1"))
    }
    assert sizes == {(0, 0, 595, 842)}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with every table imported and deductions withheld: its longest payslip has 15 lines."""
    folder = tmp_path_factory.mktemp("payslips") / "demo"
    use_language("en")
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    rows = "".join(f"A{number:02d},210.50,100,0\n" for number in range(1, 19))
    (folder / "d.csv").write_text(f"工号,社保,公积金,个税\n{rows}", encoding="utf-8")
    for words in (
        ["punches", "import", str(folder / "punches.csv")],
        ["incident", "import", str(folder / "incidents.csv")],
        ["exam", "import", str(folder / "exams.csv")],
        ["score", "import", str(folder / "judgements.csv")],
        ["payroll", "import-deductions", str(folder / "d.csv"), "--month", "2026-05"],
        ["payroll", "run", "--month", "2026-05"],
    ):
        assert run(["--lang", "en", "--centre", str(folder), *words]) == 0
    return folder


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_real_month_prints_a_sheet_an_agent_from_page_and_as_pdf(
    show: Show, sample: Path, tmp_path: Path, language: str
) -> None:
    ask = ["--lang", language, "--centre", str(sample), "payroll", "export", "--month", "2026-05"]
    use_language(language)
    try:
        for form in ("html", "pdf"):
            assert run([*ask, "-o", str(tmp_path / f"slips.{form}")]) == 0
    finally:
        use_language("en")
    assert show((tmp_path / "slips.html").read_text(encoding="utf-8")).pages() == 18
    assert count_pages((tmp_path / "slips.pdf").read_bytes()) == 18


def test_provisional_stands_across_the_sheet_alone_where_it_holds(show: Show) -> None:
    shown = show(page())
    marks = shown.page.evaluate(
        "[...document.querySelectorAll('article')].map(a => getComputedStyle(a, '::after').content)"
    )
    assert marks == ['"PROVISIONAL"', "none", "none"]
    assert "PROVISIONAL" not in show(page(provisional=False)).page.content()
