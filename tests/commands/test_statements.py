"""From gross to net pay on the sample centre: entered sums, statutory deductions, settlement."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run
from rostering.commands.payroll.statements import open_month
from rostering.commands.session import Session
from rostering.domain.calendar import Period
from rostering.reports.data import statement_data

Do = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("statements") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    return folder


@pytest.fixture
def centre(ready: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(ready, tmp_path / "centre"))


@pytest.fixture
def do(centre: Path, capsys: pytest.CaptureFixture[str]) -> Do:
    def typed(*words: str) -> tuple[int, str, str]:
        code = run(["--centre", str(centre), *words])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return typed


def statement(do: Do, agent: str) -> dict[str, Any]:
    _code, out, _err = do("payroll", "run", "--month", "2026-05", "--json")
    found = {item["agent"]: item for item in json.loads(out)["statements"]}
    return dict(found[agent])


def test_a_bonus_and_statutory_deductions_lead_to_net_pay(do: Do, centre: Path) -> None:
    # A03: gross 2404.01, bonus 300.00; 245.70 + 120.00 + 0.00 are withheld
    file = centre / "deductions.csv"
    file.write_text("工号,姓名,社保,公积金,个税\nA03,欧阳晓明,245.70,120,0\n", encoding="utf-8")
    enter = ("--kind", "bonus", "--amount", "300", "--why", "sales week")
    assert do("payroll", "enter", "A03", "--month", "2026-05", *enter)[0] == 0
    before = statement(do, "A03")
    assert (before["gross"], before["net"]) == ("2704.01", None)
    assert before["missing"] == ["social_insurance", "housing_fund", "income_tax"]
    assert do("payroll", "import-deductions", str(file), "--month", "2026-05")[0] == 0
    after = statement(do, "A03")
    assert (after["gross"], after["withheld"], after["net"]) == ("2704.01", "365.70", "2338.31")
    assert after["pay_day"] == "2026-06-05"
    kinds = [line["kind"] for line in after["lines"]]
    assert kinds[-3:] == ["social_insurance", "housing_fund", "income_tax"]


def test_another_sum_of_the_same_deduction_is_refused_unless_it_replaces(
    do: Do, centre: Path
) -> None:
    file = centre / "deductions.csv"
    words = ("payroll", "import-deductions", str(file), "--month", "2026-05")
    file.write_text("agent,social_insurance\nA03,245.70\n", encoding="utf-8")
    assert do(*words)[0] == 0
    assert "0 new sums, 1 known" in do(*words)[1]
    file.write_text("agent,social_insurance\nA03,250.00\n", encoding="utf-8")
    code, _out, err = do(*words)
    assert code == 1
    assert "A03 social_insurance" in err
    assert do(*words, "--replace")[0] == 0
    assert statement(do, "A03")["withheld"] == "250.00"


def test_every_problem_of_a_table_is_told_with_its_line(do: Do, centre: Path) -> None:
    file = centre / "deductions.csv"
    file.write_text("agent,income_tax\nA99,10\nA03,ten\nA04,5\nA04,5\n", encoding="utf-8")
    code, _out, err = do("payroll", "import-deductions", str(file), "--month", "2026-05")
    assert code == 1
    assert all(f"deductions.csv:{line}" in err for line in (2, 3, 5))
    assert json.loads(do("payroll", "amounts", "--month", "2026-05", "--json")[1])["amounts"] == []


def test_a_sum_that_is_taken_back_is_no_line(do: Do) -> None:
    enter = ("--kind", "bonus", "--amount", "300", "--why", "sales week")
    do("payroll", "enter", "A03", "--month", "2026-05", *enter)
    assert statement(do, "A03")["gross"] == "2704.01"
    back = ("--withdraw", "1", "--why", "entered twice")
    assert do("payroll", "amounts", "--month", "2026-05", *back)[0] == 0
    assert statement(do, "A03")["gross"] == "2404.01"


def test_an_amount_that_is_none_is_refused(do: Do) -> None:
    code, _out, err = do(
        "payroll", "enter", "A03", "--month", "2026-05", "--kind", "bonus", "--amount", "-5",
        "--why", "x",
    )  # fmt: skip
    assert code == 1
    assert "125.50" in err


def test_who_was_dismissed_has_half_a_months_base_and_the_overtime_earned(
    do: Do, centre: Path
) -> None:
    # A07 leaves on 20 May, with fewer than 20 working days: 500.00, and 137.93 for 1 May (O2);
    # neither the fine of 4 May nor the absence of the 18th takes anything from that.
    file = centre / "agents.csv"
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("2022-08-22,,", "2022-08-22,2026-05-20,"), encoding="utf-8")
    assert do("payroll", "settle", "A07", "--why", "notice of 2026-04-20")[0] == 0
    settled = statement(do, "A07")
    assert settled["gross"] == "637.93"
    assert settled["lines"][0]["clause"] == "G14"
    assert settled["points_lost"] == 13
    assert do("payroll", "settle", "A07", "--withdraw", "--why", "resigned")[0] == 0
    assert statement(do, "A07")["lines"][0]["kind"] == "base"


def test_only_who_has_a_last_day_is_settled(do: Do) -> None:
    code, _out, err = do("payroll", "settle", "A07", "--why", "x")
    assert code == 1
    assert "agents.csv" in err


def test_an_intern_whose_probation_is_over_is_flagged(do: Do, centre: Path) -> None:
    # A15 was hired on 1 April; hired on 28 February, the three months are over on 28 May
    assert "probation_over" not in statement(do, "A15")["flags"]
    file = centre / "agents.csv"
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("40,2026-04-01", "40,2026-02-28"), encoding="utf-8")
    assert "probation_over" in statement(do, "A15")["flags"]


def test_the_minimum_wage_of_the_region_stands_beside_the_policy(do: Do, centre: Path) -> None:
    # A04: 1000.00 + 900.00 + 50.00 - 20.00 of fines are 70.00 below the 2000.00 of Nanchang (L10);
    # a sick day leaves 87.36 - 22.99 of the 73.56 that are the floor (L09)
    settings = centre / "centre.toml"
    text = settings.read_text(encoding="utf-8")
    assert statement(do, "A04")["law"] == {"L01": "20.00", "L09": "9.19", "L10": "70.00"}
    settings.write_text(text.replace('region = "nanchang"\n', ""), encoding="utf-8")
    assert statement(do, "A04")["law"] == {"L01": "20.00"}
    settings.write_text(text.replace('"nanchang"', '"nanchagn"'), encoding="utf-8")
    code, _out, err = do("check")
    assert code == 1
    assert "nanchang" in err


def test_a_centre_that_applies_the_law_pays_the_difference(do: Do, centre: Path) -> None:
    # A06 was 65 minutes late: 87.36 are taken for 11.83 of time; with L02 applied 75.53 come back
    own = centre / "rules" / "law" / "deduction_above_time.toml"
    own.parent.mkdir(parents=True)
    own.write_text("[parameters.apply]\nvalues = [{ from = 2026-01-01, value = true }]\n", "utf-8")
    got = statement(do, "A06")
    (line,) = [item for item in got["lines"] if item["kind"] == "law"]
    assert (line["clause"], line["yuan"]) == ("L02", "75.53")
    assert got["gross"] == "2126.67"  # 2051.14 + 75.53
    assert "L02" not in got["law"]
    code, out, _err = do("payroll", "explain", "A06", str(line["line"]), "--month", "2026-05")
    assert code == 0
    assert "Labour Law art. 46" in out


def test_an_agent_opened_alone_has_the_statement_and_derivations_of_the_whole_month(
    do: Do, centre: Path
) -> None:
    assert do("payroll", "run", "--month", "2026-05")[0] == 0
    session = Session(centre)
    month = Period.month(2026, 5)
    with session.record() as record, record.reading() as connection:
        whole = open_month(connection, session, month)
        assert len(whole.statements) > 10
        for agent, statement in whole.statements.items():
            alone = open_month(connection, session, month, [agent])
            own = alone.statements[agent]
            assert statement_data(own) == statement_data(statement)
            assert [alone.explain(own, line) for line in own.entries] == [
                whole.explain(statement, line) for line in statement.entries
            ]
            assert not alone.changed


def test_show_says_that_facts_changed_where_the_agents_own_statement_did(do: Do) -> None:
    assert do("payroll", "run", "--month", "2026-05")[0] == 0
    enter = ("--kind", "bonus", "--amount", "300", "--why", "sales week")
    assert do("payroll", "enter", "A03", "--month", "2026-05", *enter)[0] == 0
    assert "facts changed" in do("payroll", "show", "A03", "--month", "2026-05")[2]
    assert "facts changed" not in do("payroll", "show", "A04", "--month", "2026-05")[2]
