"""What vendors' files claim, compared with the findings of a real month."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rostering.commands import run

DAYS = (
    "姓名,工号,2026-05-06 星期三,2026-05-07 星期四,2026-05-14 星期四,2026-05-15 星期五\n"
    "林小雨,A04,{first},正常,正常,正常\n"
    "赵雪,A06,正常,正常,{second},正常\n"
)
FEISHU = "基本信息,,每日考勤结果,,,\n" + DAYS


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claims") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    text = FEISHU.format(first="正常", second="迟到10分钟")
    (folder / "feishu.csv").write_text(text, encoding="utf-8")
    assert run(["--centre", str(folder), "punches", "import", str(folder / "feishu.csv")]) == 0
    return folder


def test_a_claim_that_differs_is_listed_with_its_file_and_line(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run(["--centre", str(centre), "attendance", "claims", "--month", "2026-05", "--json"]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    by_kind = {(item["agent"], item["date"], item["kind"]): item for item in found["differences"]}
    late = by_kind["A06", "2026-05-14", "late"]
    assert (late["claimed"], late["claimed_minutes"], late["found_minutes"]) == (True, 10, 65)
    assert (late["file"], late["line"]) == ("feishu.csv", 4)


def test_days_on_which_both_agree_are_not_listed(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--centre", str(centre), "attendance", "claims", "--month", "2026-05", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert not [d for d in found["differences"] if (d["agent"], d["date"]) == ("A06", "2026-05-07")]


def test_a_month_of_which_no_file_claims_anything_says_so(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--centre", str(centre), "attendance", "claims", "--month", "2026-04"]) == 0
    assert "claims anything" in capsys.readouterr().out
