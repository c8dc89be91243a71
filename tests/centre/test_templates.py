"""Every table has a template, and every column of its reader stands in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rostering.attendance.importers import _generic
from rostering.centre import (
    accounts,
    amounts,
    decisions,
    demand,
    fixed_duties,
    incidents,
    leave,
    limits,
    opening_balances,
    overtime,
    people,
    requests,
    score,
    sign_ins,
    volumes,
)  # fmt: skip
from rostering.centre.reader import TABLES
from rostering.centre.settings import read_settings
from rostering.centre.templates._column import Kind
from rostering.centre.templates._lists import lists_of
from rostering.centre.templates._table import Template, templates
from rostering.discovery import modules_in
from rostering.policy.catalogue import load_catalogue
from rostering.policy.score import item_limits
from rostering.resources import data_folder

READERS = {
    "accounts": accounts.HEADINGS, "agents": people.AGENTS, "amounts": amounts.AMOUNTS,
    "balances": opening_balances.HEADINGS, "decisions": decisions.HEADINGS, "deductions": amounts.DEDUCTIONS, "demand": demand.HEADINGS,
    "duties": fixed_duties.HEADINGS,
    "exams": score.EXAM, "grades": people.GRADES, "incidents": incidents.HEADINGS,
    "leave": leave.HEADINGS, "limits": limits.LIMITS, "overtime": overtime.HEADINGS,
    "pairs": limits.PAIRS, "requests": requests.HEADINGS, "signins": sign_ins.HEADINGS,
    "volumes": volumes.HEADINGS,
}  # fmt: skip
EXAMPLES_OF_TEXT = (Kind.TEXT, Kind.CHOICE, Kind.SEVERAL)


def made() -> tuple[Template, ...]:
    centre = data_folder("samples") / "three-role-centre" / "centre.toml"
    settings = read_settings(centre, [])
    assert settings is not None
    return templates(lists_of(settings, load_catalogue(), {"A01": "周敏"}))


ALL = {template.name: template for template in made()}


@pytest.mark.parametrize("name", READERS)
def test_the_columns_are_those_of_the_reader(name: str) -> None:
    assert ALL[name].headings == READERS[name]
    assert [column.heading for column in ALL[name].columns] == list(READERS[name])


@pytest.mark.parametrize("name", ALL)
def test_every_heading_has_a_chinese_word(name: str) -> None:
    assert not [word for word in ALL[name].words("zh") if word.isascii()]
    assert set(ALL[name].required) <= set(ALL[name].headings)


def test_every_table_of_a_centre_has_a_template() -> None:
    assert set(TABLES) <= set(ALL)


def test_the_punches_are_those_of_the_generic_importer() -> None:
    template = ALL["punches"]
    for language in ("en", "zh"):
        for column, word in zip(template.columns, template.words(language), strict=True):
            assert _generic.HEADINGS[word] == column.heading


def test_the_items_of_the_score_have_their_columns() -> None:
    limits_now = item_limits(load_catalogue(), date(2026, 5, 1))
    assert list(score.ITEMS) == list(limits_now)


@pytest.mark.parametrize("name", ALL)
def test_an_example_is_read_as_what_the_column_holds(name: str) -> None:
    from rostering.centre.templates._table import READ

    for column in ALL[name].columns:
        if column.example and column.kind not in EXAMPLES_OF_TEXT:
            assert READ[column.kind](column.example) is not None


def test_a_template_is_a_file() -> None:
    folder = Path(modules_in("rostering.centre.templates")["agents"].__file__ or "").parent
    by_rules = {"figures"}  # its columns are those of the centre's measures
    assert {file.stem for file in folder.glob("[a-z]*.py")} == set(ALL) | by_rules


def test_the_figures_have_a_column_for_each_measure_of_the_centre() -> None:
    folder = data_folder("samples") / "hotline-centre"
    settings = read_settings(folder / "centre.toml", [])
    assert settings is not None
    found = templates(lists_of(settings, load_catalogue(folder / "rules"), {}))
    (template,) = [one for one in found if one.name == "figures"]
    assert template.words("zh") == (
        "工号", "姓名", "月份", "工作态度", "首次响应", "一次解决率", "满意度", "外访量", "备注",
    )  # fmt: skip
    assert [one.heading for one in template.columns] == list(template.headings)
    assert "figures" not in ALL  # a centre without measures has no such table
