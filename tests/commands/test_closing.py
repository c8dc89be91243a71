"""A month is closed, verified, adjusted and paid by the bank, on the sample centre."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, redirect_stderr
from pathlib import Path

import pytest
from wcwidth import wcswidth

from rostering.commands import run
from rostering.language import use_language

Do = Callable[..., tuple[int, str, str]]

# What settles the exceptions of May: the missing punches, leave L08 approved, L09 refused.
PUNCHES = """agent,time
A09,2026-05-10 07:01:00
A10,2026-05-05 08:55:00
A12,2026-05-14 08:55:00
A12,2026-05-14 18:05:00
A13,2026-05-13 18:03:00
"""


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with May run and no exception left."""
    folder = tmp_path_factory.mktemp("closing") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    (folder / "more.csv").write_text(PUNCHES, encoding="utf-8")
    for words in (
        ["punches", "import", str(folder / "punches.csv"), str(folder / "more.csv")],
        ["leave", "approve", "L08", "--why", "agreed"],
        ["leave", "refuse", "L09", "--why", "no balance"],
        ["payroll", "run", "--month", "2026-05"],
    ):
        assert run(["--centre", str(folder), *words]) == 0
    return folder


@pytest.fixture(scope="module")
def unsettled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What closing the sample's May says in Chinese before anything is settled."""
    folder = tmp_path_factory.mktemp("unsettled") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for words in (["punches", "import", str(folder / "punches.csv")], ["payroll", "run", *MAY]):
        assert run(["--centre", str(folder), *words]) == 0
    said = io.StringIO()
    use_language("zh")
    with redirect_stderr(said):
        assert run(["--centre", str(folder), "payroll", "close", *MAY]) == 1
    use_language("en")
    return said.getvalue()


@pytest.fixture(scope="module")
def closed(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(settled, tmp_path_factory.mktemp("closed") / "demo"))
    assert run(["--centre", str(folder), "payroll", "close", "--month", "2026-05", "--yes"]) == 0
    return folder


@pytest.fixture
def on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[Path], tuple[Path, Do]]:
    """A copy of a centre, and how to type commands on it."""

    def copied(folder: Path) -> tuple[Path, Do]:
        copy = Path(shutil.copytree(folder, tmp_path / "centre"))

        def typed(*words: str) -> tuple[int, str, str]:
            code = run(["--centre", str(copy), *words])
            shown = capsys.readouterr()
            return code, shown.out, shown.err

        return copy, typed

    return copied


On = Callable[[Path], tuple[Path, Do]]
MAY = ("--month", "2026-05")
IDS = [f"A{number:02d}" for number in range(1, 19)]


def test_a_month_closed_in_chinese_holds_in_english(on: On, settled: Path) -> None:
    _folder, do = on(settled)
    use_language("zh")
    try:
        assert do("payroll", "run", *MAY)[0] == 0
        assert do("payroll", "close", *MAY, "--yes")[0] == 0
        assert do("payroll", "verify", *MAY)[0] == 0
    finally:
        use_language("en")
    assert do("payroll", "verify", *MAY)[::2] == (
        0,
        "Next: rostering payroll export --bank bank-2026-05.csv --month 2026-05\n",
    )


def test_a_month_with_open_exceptions_is_not_closed(on: On, settled: Path) -> None:
    _folder, do = on(settled)
    do("leave", "add", "X1", "A03", "personal", "2026-05-20")
    do("payroll", "run", *MAY)
    code, _out, err = do("payroll", "close", *MAY, "--yes")
    assert code == 1
    assert "rostering leave approve X1" in err


@pytest.mark.parametrize(
    ("day", "agent", "option"),
    [
        ("2026-05-21", "A05", "--leave personal"),
        ("2026-05-09", "A09", "--punch-out HH:MM"),
        ("2026-05-05", "A10", "--punch-in HH:MM"),
        ("2026-05-14", "A12", "--punch-in|--punch-out HH:MM"),
        ("2026-05-13", "A13", "--punch-out HH:MM"),
    ],
)
def test_what_blocks_closing_is_said_with_the_option_that_settles_it(
    unsettled: str, day: str, agent: str, option: str
) -> None:
    assert f"rostering attendance decide {day} {agent} {option} --why …\n" in unsettled


def test_what_blocks_closing_is_named_in_the_language_in_use(unsettled: str) -> None:
    assert "  2026-05-09 A09 缺下班卡\n" in unsettled
    assert "missing_out" not in unsettled


def test_an_open_dispute_blocks_closing_until_it_is_answered(on: On, settled: Path) -> None:
    _folder, do = on(settled)
    assert do("payroll", "dispute", "A06", "6", *MAY, "--why", "fast clock")[0] == 0
    code, _out, err = do("payroll", "close", *MAY, "--yes")
    assert code == 1
    assert "rostering payroll answer 1" in err
    assert do("payroll", "answer", "1", "--rejected", "--why", "camera")[0] == 0
    assert do("payroll", "answer", "1", "--upheld", "--why", "no")[0] == 1
    assert do("payroll", "close", *MAY, "--yes")[0] == 0


def test_what_was_not_run_as_it_stands_is_not_closed(on: On, settled: Path) -> None:
    _folder, do = on(settled)
    enter = ("--kind", "bonus", "--amount", "1", "--why", "x")
    do("payroll", "enter", "A03", *MAY, *enter)
    code, _out, err = do("payroll", "close", *MAY, "--yes")
    assert code == 1
    assert "payroll run --month 2026-05" in err


def test_closing_asks_first_and_keeps_nothing_without_a_yes(
    on: On, settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _folder, do = on(settled)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert do("payroll", "close", *MAY)[0] == 130
    assert do("payroll", "verify", *MAY)[0] == 1


def test_a_closed_month_comes_out_again_and_takes_nothing_more(on: On, closed: Path) -> None:
    _folder, do = on(closed)
    code, out, _err = do("payroll", "verify", *MAY)
    assert (code, "18 statements" in out) == (0, True)
    enter = ("--kind", "bonus", "--amount", "1", "--why", "x")
    for words in (("run",), ("close", "--yes"), ("enter", "A03", *enter)):
        code, _out, err = do("payroll", *words, *MAY)
        assert code == 1
        assert "closed" in err


def test_a_closed_statement_stays_whatever_changes_around_it(on: On, closed: Path) -> None:
    folder, do = on(closed)
    show = ("payroll", "show", "A06", *MAY, "--json")
    explain = ("payroll", "explain", "A06", *MAY)
    before = do(*show)[1], do(*explain)[1]
    own = folder / "rules" / "pay_rules" / "absence.toml"
    own.parent.mkdir(parents=True)
    own.write_text("[parameters.points]\nvalues = [{ from = 2010-07-28, value = 1 }]\n", "utf-8")
    agents = folder / "agents.csv"
    text = agents.read_text(encoding="utf-8-sig").replace("1006,,", "1006,5000,5000")
    agents.write_text(text, encoding="utf-8")
    assert (do(*show)[1], do(*explain)[1]) == before
    assert do("payroll", "verify", *MAY)[0] == 0


def test_a_statement_that_somebody_changed_is_found_out(on: On, closed: Path) -> None:
    folder, do = on(closed)
    with closing(sqlite3.connect(folder / "rostering.db")) as outside, outside:
        refused = "closed_statements is never changed"
        with pytest.raises(sqlite3.IntegrityError, match=refused):
            outside.execute("UPDATE closed_statements SET content = '{}'")
        outside.execute("DROP TRIGGER closed_statements_no_update")
        outside.execute(
            "UPDATE closed_statements SET content = replace(content, '-8736', '-736')"
            " WHERE agent = 'A06'"
        )
    code, _out, err = do("payroll", "verify", *MAY)
    assert code == 1
    assert "A06" in err


def test_a_late_punch_becomes_an_adjustment_in_the_open_month(on: On, closed: Path) -> None:
    # A06 was 65 min late on 14 May: -87.36, 10 points (A3). A punch at 06:58 turns up in June.
    folder, do = on(closed)
    late = folder / "late.csv"
    late.write_text("agent,time\nA06,2026-05-14 06:58:00\n", encoding="utf-8")
    code, _out, err = do("punches", "import", str(late))
    assert code == 0
    assert "payroll adjust --month 2026-05" in err
    adjust = ("payroll", "adjust", *MAY, "--why", "second clock", "--json")
    due = json.loads(do(*adjust)[1])
    assert due["into"] == "2026-06"
    assert due["booked"] is False
    (item,) = due["adjustments"]
    assert (item["agent"], item["line"], item["yuan"], item["points"]) == ("A06", 6, "87.36", -10)
    assert json.loads(do(*adjust, "--yes")[1])["booked"] is True
    assert json.loads(do(*adjust)[1])["adjustments"] == []
    assert do("payroll", "verify", *MAY)[0] == 0


def test_who_left_since_is_paid_the_adjustment_all_the_same(on: On, closed: Path) -> None:
    # A06's last day is 31 May; the adjustment of May is the only line of June
    folder, do = on(closed)
    agents = folder / "agents.csv"
    text = agents.read_text(encoding="utf-8-sig").replace("2022-03-07,,", "2022-03-07,2026-05-31,")
    agents.write_text(text, encoding="utf-8")
    (folder / "late.csv").write_text("agent,time\nA06,2026-05-14 06:58:00\n", encoding="utf-8")
    do("punches", "import", str(folder / "late.csv"))
    assert do("payroll", "adjust", *MAY, "--why", "second clock", "--yes")[0] == 0
    roster = folder / "rosters" / "2026-W24.csv"
    roster.parent.mkdir(exist_ok=True)
    roster.write_text("agent,name,2026-06-08\nA03,欧阳晓明,D:phone\n", encoding="utf-8")
    published = do("roster", "publish", "--week", "2026-W24", "--despite", "test")
    assert published[0] == 0, published[2]
    code, out, err = do("payroll", "run", "--month", "2026-06", "--json")
    assert code == 0, err
    found = {item["agent"]: item for item in json.loads(out)["statements"]}
    (line,) = found["A06"]["lines"]
    assert (line["kind"], line["yuan"], found["A06"]["gross"]) == ("adjustment", "87.36", "87.36")
    code, out, _err = do("payroll", "explain", "A06", "1", "--month", "2026-06")
    assert code == 0
    assert "line 6 of 2026-05" in out.replace("\n", " ").replace("|", "")


def deduct(folder: Path, do: Do) -> None:
    """Statutory deductions for everybody, and May run with them."""
    rows = "".join(f"{agent},200,100,0\n" for agent in IDS)
    (folder / "d.csv").write_text(f"工号,社保,公积金,个税\n{rows}", encoding="utf-8")
    assert do("payroll", "import-deductions", str(folder / "d.csv"), *MAY)[0] == 0
    assert do("payroll", "run", *MAY)[0] == 0


def accounts_of(folder: Path, agents: Sequence[str]) -> None:
    rows = "".join(f"{agent},62220000000000000{agent[1:]},工商银行\n" for agent in agents)
    (folder / "accounts.csv").write_text(f"工号,银行账号,开户行\n{rows}", encoding="utf-8")


def test_a_bank_list_needs_every_deduction_and_account(on: On, closed: Path, settled: Path) -> None:
    folder, do = on(settled)
    export = ("payroll", "export", *MAY, "--bank", str(folder / "bank.csv"))
    code, _out, err = do(*export)
    assert code == 1
    assert "import-deductions" in err
    deduct(folder, do)
    accounts_of(folder, IDS[:-1])
    code, _out, err = do(*export)
    assert code == 1
    assert "A18" in err
    assert not (folder / "bank.csv").exists()
    accounts_of(folder, IDS)
    assert do(*export)[0] == 0
    written = (folder / "bank.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(written) == 19
    # A03: 2404.01 less 300.00
    assert "3,欧阳晓明,6222000000000000003,工商银行,2104.01,工资 2026-05" in written


def test_an_account_of_who_is_no_agent_any_more_does_not_stop_the_bank_list(
    on: On, settled: Path
) -> None:
    folder, do = on(settled)
    deduct(folder, do)
    accounts_of(folder, [*IDS, "A77"])
    export = ("payroll", "export", *MAY, "--bank", str(folder / "bank.csv"))
    code, _out, err = do(*export)
    assert code == 0, err
    assert "accounts.csv:20 (工号): is no agent 'A77'" in err
    assert len((folder / "bank.csv").read_text(encoding="utf-8-sig").splitlines()) == 19


def test_who_left_the_tables_is_paid_for_a_closed_month_from_the_accounts(
    on: On, settled: Path
) -> None:
    folder, do = on(settled)
    deduct(folder, do)
    assert do("payroll", "close", *MAY, "--yes")[0] == 0
    agents = folder / "agents.csv"
    lines = agents.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("A13")]
    agents.write_text("".join(kept), encoding="utf-8")
    accounts_of(folder, IDS)
    code, _out, err = do("payroll", "export", *MAY, "--bank", str(folder / "bank.csv"))
    assert code == 0, err
    assert "A13" not in err
    assert "6222000000000000013" in (folder / "bank.csv").read_text(encoding="utf-8-sig")


def test_an_acknowledgement_says_when_the_statement_changed_since(on: On, settled: Path) -> None:
    _folder, do = on(settled)
    assert do("payroll", "acknowledge", "A03", *MAY)[0] == 0
    assert json.loads(do("payroll", "show", "A03", *MAY, "--json")[1])["acknowledged"] is True
    enter = ("--kind", "bonus", "--amount", "1", "--why", "x")
    do("payroll", "enter", "A03", *MAY, *enter)
    assert json.loads(do("payroll", "show", "A03", *MAY, "--json")[1])["acknowledged"] is False


@pytest.mark.parametrize(
    "words", ["payroll show A06", "payroll explain A06", "payroll disputes", "payroll verify"]
)
def test_no_line_is_wider_than_the_terminal(on: On, closed: Path, words: str) -> None:
    _folder, do = on(closed)
    more = () if words.endswith("disputes") else MAY
    code, out, _err = do(*words.split(), *more)
    assert code == 0
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []


def test_a_month_with_every_column_filled_fits_the_terminal(on: On, settled: Path) -> None:
    folder, do = on(settled)
    do("incident", "import", str(folder / "incidents.csv"))
    do("payroll", "import-deductions", str(folder / "deductions.csv"), *MAY)
    do("leave", "add", "X1", "A03", "personal", "2026-05-20")
    code, out, _err = do("payroll", "run", *MAY)
    assert code == 0
    assert "A03* 欧阳~" in out
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []
