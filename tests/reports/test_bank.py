"""The bank list as the bank wants it: columns, order, headings, encoding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rostering.centre.accounts import Account
from rostering.errors import InputError, PolicyError
from rostering.policy.catalogue import load_catalogue
from rostering.reports.bank import bank_list
from tests.reports.fixed import CENTRE
from tests.reports.fixed_pay import statement

MAY = date(2026, 5, 1)
AGENTS = {agent.id: agent for agent in CENTRE.agents}


def listed(folder: Path, holder: str = "周敏", **values: str) -> bytes:
    """The list under a centre's own values, written as TOML."""
    (folder / "payroll").mkdir()
    text = "".join(
        f"[parameters.{name}]\nvalues = [{{ from = 2010-07-28, value = {value} }}]\n"
        for name, value in values.items()
    )
    (folder / "payroll" / "bank_list.toml").write_text(text, encoding="utf-8")
    rule = load_catalogue(folder).rule("payroll", "bank_list")
    account = Account("A01", "6222000000000000001", holder, "工商银行")
    return bank_list([statement()], AGENTS, {"A01": account}, rule, MAY)


def test_columns_order_and_constant_texts_are_the_banks(tmp_path: Path) -> None:
    columns = '["卡号=account", "币种==CNY", "金额=amount", "分=amount_fen", "姓名=holder"]'
    content = listed(tmp_path, columns=columns, encoding='"utf-8"', separator='"|"')
    assert content.decode().splitlines() == [
        "卡号|币种|金额|分|姓名",
        "6222000000000000001|CNY|1635.98|163598|周敏",
    ]


def test_the_headings_may_be_left_out(tmp_path: Path) -> None:
    content = listed(tmp_path, headings="false", encoding='"utf-8"')
    assert content.decode().splitlines() == [
        "1,周敏,6222000000000000001,工商银行,1635.98,工资 2026-05"
    ]


def test_it_is_written_in_the_encoding_of_the_bank(tmp_path: Path) -> None:
    content = listed(tmp_path, holder="㛃敏", encoding='"gb18030"')
    assert "㛃敏" in content.decode("gb18030")


def test_a_name_that_the_encoding_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="gb2312 has no character 㛃") as raised:
        listed(tmp_path, holder="㛃敏", encoding='"gb2312"')
    assert "gb18030" in raised.value.hint


def test_a_holder_that_a_spreadsheet_takes_for_a_formula_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"A01 \(holder\): a spreadsheet would take it for a formula"
    ):
        listed(tmp_path, holder="=1+1")


def test_whose_net_pay_is_nothing_is_left_out() -> None:
    rule = load_catalogue().rule("payroll", "bank_list")
    unpaid = replace(statement(), entries=())
    assert bank_list([unpaid], AGENTS, {}, rule, MAY).decode("utf-8-sig").count("\n") == 1
