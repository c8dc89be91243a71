"""A supervisor at the terminal: what is said of rosters edited by hand names people, roles and rules."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from wcwidth import wcswidth

from rostering.commands import run
from rostering.language import use_language
from rostering.record.faults import explanation_of
from tests.commands.conftest import Type

ON = ("interns_accompanied", "most_weekends", "nights_in_a_row", "rest_after_nights", "role_weeks_in_a_row", "seniors_per_shift")  # fmt: skip
SPOILED = """\
agent,name,2026-06-01,2026-06-02,2026-06-03,2026-06-04,2026-06-05,2026-06-06,2026-06-07
A02,陈建国,N:phone,N:phone,N:phone,N:phone,N:phone,,
A03,欧阳晓明,N:phone,,E:phone,,,,
A04,林小雨,D:phone,D:phone,D:phone,D:phone,D:phone,D:phone,D:phone
A05,王海涛,D:phone,,D:phone,,D:phone,,
A06,赵雪,N:phone,N:phone,D:phone,D:phone,,,
A07,孙志远,D:walk_in,,,,,D:field,D:field
A08,李静,L:phone,L:phone,D:phone E:phone,,,,
A10,郑雅文,D:phone,D:phone,,,,,
A11,冯凯,D:phone,D:phone,,,,,
A12,褚倩,L:phone,D:phone,,,,,
A13,卫东,D:field,D:walk_in,,,,,
A14,蒋文丽,D:walk_in,D:walk_in,,,,,
A15,沈佳,E:phone,E:phone,N:phone,,,,
A17,杨帆,D:phone,N:field,,,,,
duty,,A04,A16,,A11,,,
"""
LIMITS = """\
agent,limit,shift,least,most,note
A05,rest,,2,,
A05,run,,2,,
A08,shifts,L,,1,
A10,period_hours,,24,32,
"""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("supervising") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    (folder / "limits.csv").write_text(LIMITS, encoding="utf-8")
    pairs = "agent,other,kind,note\nA11,A12,together,\nA13,A14,apart,\n"
    (folder / "pairs.csv").write_text(pairs, encoding="utf-8")
    (folder / "bad.csv").write_text(SPOILED, encoding="utf-8")
    rules = folder / "rules" / "constraints"
    rules.mkdir(parents=True)
    for name in ON:
        turn_on = "[parameters.enabled]\nvalues = [{ from = 2026-01-01, value = true }]\n"
        (rules / f"{name}.toml").write_text(turn_on, encoding="utf-8")
    forbidden = '[parameters.sequences]\nvalues = [{ from = 2026-01-01, value = ["N - E"] }]\n'
    (rules / "forbidden_sequences.toml").write_text(forbidden, encoding="utf-8")
    return folder


@pytest.fixture(params=["en", "zh"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


@pytest.fixture
def chinese() -> Iterator[None]:
    use_language("zh")
    yield
    use_language("en")


def test_a_spoiled_roster_is_told_rule_by_rule_with_names_in_lines_that_fit(
    typed: Type, centre: Path, spoken: str
) -> None:
    code, out, err = typed("roster", "check", str(centre / "bad.csv"))
    assert code == 1
    assert [line for line in (out + err).splitlines() if wcswidth(line) > 80] == []
    for rule in (
        "duty_at_work", "forbidden_sequences", "interns_accompanied", "kept_apart", "kept_together",
        "longest_run", "minimum_rest", "most_weekends", "nights_in_a_row", "one_shift_a_day",
        "period_hours", "pinned_assignments", "requests_kept", "rest_after_nights", "role_qualified",
        "seniors_per_shift", "shift_limits", "shortest_rest", "shortest_run", "weekly_hours",
        "weekly_rest_day",
    ):  # fmt: skip
        assert err.count(f"[{rule}]") == 1, rule
    for name in ("A04 林小雨", "A06 赵雪", "A11 冯凯", "A14 蒋文丽", "A15 沈佳"):
        assert name in err


@pytest.mark.usefixtures("chinese")
def test_in_chinese_no_code_stands_where_there_is_a_word(typed: Type, centre: Path) -> None:
    _code, out, err = typed("roster", "check", str(centre / "bad.csv"))
    told = "\n".join(line.rpartition("[")[0] or line for line in err.splitlines()[:-1])
    for code in ("walk_in", "phone", "field", "day_off", "unavailable", "minimum_rest"):
        assert code not in out + told
    assert "合同工时用足" in out
    assert "A10 郑雅文 在本期工作 16 小时，应在 24 至 32 小时之间" in err
    assert "缺一人一小时的代价为 240" in out


@pytest.mark.usefixtures("chinese")
def test_in_chinese_a_day_is_explained_with_roles_as_people_call_them(
    typed: Type, centre: Path
) -> None:
    draft = centre / "rosters" / "2026-W23.csv"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text(SPOILED, encoding="utf-8")
    code, out, _err = typed("roster", "explain", "A13", "2026-06-01")
    assert code == 0
    assert "D:外勤" in out
    for word in ("walk_in", "phone", "field", "weekly_hours"):
        assert word not in out
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []


def test_what_is_suggested_after_a_broken_rule_can_be_typed(typed: Type, centre: Path) -> None:
    _code, _out, err = typed("roster", "check", str(centre / "bad.csv"))
    suggested = err.strip().rpartition("rostering ")[2].split()
    assert suggested[:2] == ["rules", "show"]
    assert typed(*suggested)[0] == 0


@pytest.mark.usefixtures("chinese")
def test_fair_shares_may_be_asked_for_by_the_label_of_a_role(typed: Type) -> None:
    code, out, _err = typed("roster", "fairness", "--share", "外勤")
    assert code == 0
    assert "外勤" in out
    assert "field" not in out


def test_a_rule_is_told_in_words_with_what_its_weights_mean(typed: Type, spoken: str) -> None:
    told = {
        "en": (
            "Saturday or Sunday",
            "300  = one person missing for 1 h 15 min",
            "even_weekends.toml",
        ),
        "zh": ("周六、周日", "300  ＝ 缺一人 1 小时 15 分钟", "even_weekends.toml"),
    }
    code, out, _err = typed("rules", "show", "even_weekends")
    assert code == 0
    assert all(part in out for part in told[spoken])
    assert [line for line in out.splitlines() if wcswidth(line) > 80] == []


@pytest.mark.usefixtures("chinese")
def test_a_rule_is_shown_by_its_chinese_title_with_grades_by_name(typed: Type) -> None:
    code, out, _err = typed("rules", "show", "实习客服不独自在岗")
    assert code == 0
    assert "自 2026-01-01 起  是" in out
    assert "客服组长、客服经理助理、客服主管、客服经理" in out


def test_a_rule_that_is_off_says_how_it_is_switched_on(typed: Type, centre: Path) -> None:
    _code, out, _err = typed("rules", "show", "whole_weekends")
    file = centre / "rules" / "preferences" / "whole_weekends.toml"
    assert "rules/preferences/whole_weekends.toml" in out
    file.parent.mkdir()
    file.write_text(out.rpartition("of the centre:\n")[2], encoding="utf-8")
    assert typed("check")[0] == 0
    assert "yes" in typed("rules", "show", "whole_weekends")[1]


def test_a_disk_that_takes_nothing_is_no_fault_of_the_program(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "rotations/phone.csv")

    monkeypatch.setattr("rostering.centre.rotations.write_pattern", full)
    code, _out, err = typed("rotation", "build", "phone")
    assert code == 1
    assert "No space left on device rotations/phone.csv" in err
    assert "free some space" in err
    assert explanation_of("disk I/O error", "rostering.db") is not None


def test_a_week_of_a_year_whose_holidays_are_not_known_says_so(typed: Type, centre: Path) -> None:
    (centre / "later.csv").write_text(SPOILED.replace("2026-06-0", "2098-06-0"), encoding="utf-8")
    _code, _out, err = typed("roster", "check", str(centre / "later.csv"))
    assert "the statutory holidays of 2098 are not known" in " ".join(err.split())
    assert typed("rules", "show", "calendar")[0] == 0


def test_a_new_version_tells_whose_duty_changes(typed: Type, centre: Path) -> None:
    for duty in ("A04", "A05"):
        rows = [line for line in SPOILED.splitlines() if not line.startswith("duty")]
        text = "\n".join([*rows, f"duty,,{duty},,,,,,"])
        (centre / "draft.csv").write_text(text, encoding="utf-8")
        _code, out, _err = typed("roster", "publish", str(centre / "draft.csv"), "--despite", "x")
    assert [line.split() for line in out.splitlines() if "2026-06-01" in line][-1][-2:] == ["A04", "A05"]  # fmt: skip


def test_who_left_before_the_week_is_no_row_of_it(typed: Type, centre: Path) -> None:
    agents = (centre / "agents.csv").read_text(encoding="utf-8")
    left = agents.replace("2022-03-07,,", "2022-03-07,2026-05-31,")
    (centre / "agents.csv").write_text(left, encoding="utf-8")
    draft = centre / "rosters" / "2026-W23.csv"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text("\n".join(line for line in SPOILED.splitlines() if "A06" not in line), encoding="utf-8")  # fmt: skip
    _code, out, _err = typed("roster", "show", "--week", "2026-W23")
    assert "A05" in out
    assert "A06" not in out


def test_volumes_are_counted_when_a_centre_is_checked(typed: Type, centre: Path) -> None:
    (centre / "volumes.csv").write_text(VOLUMES, encoding="utf-8")
    (centre / "demand.csv").unlink()
    _code, out, _err = typed("check")
    assert out.split("volume rows")[1].split()[0] == "3"


VOLUMES = """\
weekday,role,start,end,contacts,aht_seconds
mon,phone,09:00,09:30,100,180
mon,walk_in,09:00,10:00,12,600
mon,field,09:00,12:00,6,2400
"""


def test_the_curve_says_what_it_comes_from(typed: Type, centre: Path, spoken: str) -> None:
    (centre / "volumes.csv").write_text(VOLUMES, encoding="utf-8")
    (centre / "demand.csv").unlink()
    rules = centre / "rules" / "staffing"
    rules.mkdir()
    patience = "[parameters.patience_seconds]\nvalues = [{ from = 2026-01-01, value = 120 }]\n"
    (rules / "service_level.toml").write_text(patience, encoding="utf-8")
    told = {}
    for role in ("phone", "walk_in", "field"):
        code, told[role], _err = typed("demand", "show", "--date", "2026-06-01", "--role", role)
        assert code == 0
        assert [line for line in told[role].splitlines() if wcswidth(line) > 80] == []
    given_up, wait = {"en": ("lost", "wait s"), "zh": ("放弃率", "等待秒")}[spoken]
    assert (given_up in told["phone"], given_up in told["walk_in"]) == (True, False)
    assert (wait in told["walk_in"], wait in told["field"]) == (True, False)
    assert "[staffing/service_level]" in told["phone"]
    assert "120" in told["phone"].split("[staffing/service_level]")[0]
    assert "30" in told["field"].split("[staffing/visits]")[0]
