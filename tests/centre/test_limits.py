"""limits.csv, pairs.csv, the times of requests and moved holidays, right and wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rostering.centre.reader import read_centre
from rostering.domain.request import AgentLimit, LimitKind, Pair, PairKind
from rostering.errors import CentreError
from rostering.language import use_language


def written(folder: Path, name: str, *lines: str) -> Path:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    with pytest.raises(CentreError) as error:
        read_centre(folder)
    return [f"{problem.where} {problem.value}" for problem in error.value.problems]


def test_limits_are_read_in_english_and_in_chinese(folder: Path) -> None:
    written(
        folder,
        "limits.csv",
        "工号,限制,班次,最少,最多",
        "A01,run,,2,5",
        "A02,班次,D,,3",
        "A02,月工时,,,172.5",
    )
    assert read_centre(folder).limits == (
        AgentLimit("A01", LimitKind.RUN, "", 2, 5),
        AgentLimit("A02", LimitKind.SHIFTS, "D", None, 3),
        AgentLimit("A02", LimitKind.MONTH_HOURS, "", None, 10350),
    )


def test_every_wrong_limit_is_told_by_its_cell(folder: Path) -> None:
    written(
        folder, "limits.csv", "agent,limit,shift,least,most",
        "A01,shifts,,,3", "A02,run,D,,3", "A01,weekends,,1,2", "A01,run,,5,2", "A01,rest,,,", "A01,runs,,,2",
    )  # fmt: skip
    assert problems(folder) == [
        "limits.csv:2 (shift) ", "limits.csv:3 (shift) D", "limits.csv:4 (least) 1",
        "limits.csv:5 (least) 5", "limits.csv:6 (least) ", "limits.csv:7 (limit) runs",
    ]  # fmt: skip


def test_pairs_are_read_and_nobody_is_a_pair_alone(folder: Path) -> None:
    written(folder, "pairs.csv", "agent,other,kind", "A01,A02,together")
    assert read_centre(folder).pairs == (Pair("A01", "A02", PairKind.TOGETHER),)
    written(folder, "pairs.csv", "agent,other,kind", "A02,A01,分开")
    assert read_centre(folder).pairs == (Pair("A02", "A01", PairKind.APART),)
    written(folder, "pairs.csv", "agent,other,kind", "A01,A01,apart", "A02,A99,apart")
    assert problems(folder) == ["pairs.csv:2 (other) A01", "pairs.csv:3 (other) A99"]


def test_unavailable_hours_may_reach_over_midnight_and_other_requests_have_none(
    folder: Path,
) -> None:
    heads = "agent,from,kind,start,end"
    written(folder, "requests.csv", heads, "A01,2026-06-01,unavailable,18:00,02:00")
    assert read_centre(folder).requests[0].times == (1080, 1560)
    written(
        folder,
        "requests.csv",
        heads,
        "A01,2026-06-01,wish,18:00,20:00",
        "A01,2026-06-01,unavailable,18:00,",
    )
    assert problems(folder) == ["requests.csv:2 (start) 18:00", "requests.csv:3 (end) "]


def test_a_moved_holiday_has_another_day_instead(folder: Path) -> None:
    settings = folder / "centre.toml"
    text = settings.read_text(encoding="utf-8")
    moved = "\n[[moved_holidays]]\nholiday = 2026-05-01\ninstead = 2026-05-06\n"
    settings.write_text(text + moved, encoding="utf-8")
    assert read_centre(folder).moved_holidays == {date(2026, 5, 1): date(2026, 5, 6)}
    settings.write_text(text + moved + moved.replace("06", "01"), encoding="utf-8")
    assert len(problems(folder)) == 2


def test_what_the_program_calls_a_request_in_chinese_is_taken_and_another_word_is_one_problem(
    folder: Path,
) -> None:
    heads = "agent,from,kind,start,end"
    written(folder, "requests.csv", heads, "A01,2026-06-01,不能上班,18:00,22:00")
    assert read_centre(folder).requests[0].times == (1080, 1320)
    written(folder, "requests.csv", heads, "A01,2026-06-01,没空,18:00,22:00")
    assert problems(folder) == ["requests.csv:2 (kind) 没空"]
    use_language("zh")
    try:
        with pytest.raises(CentreError) as error:
            read_centre(folder)
    finally:
        use_language("en")
    assert error.value.problems[0].hint.startswith("已知的有 休息、希望、避免、不能上班")


def test_rows_that_are_there_twice_are_named(folder: Path) -> None:
    written(
        folder,
        "limits.csv",
        "agent,limit,shift,least,most",
        "A01,run,,2,5",
        "A01,run,,,4",
        "A01,shifts,D,,3",
    )
    written(folder, "pairs.csv", "agent,other,kind", "A01,A02,together", "A02,A01,apart")
    twice = "A01,2026-06-01,day_off,2"
    written(folder, "requests.csv", "agent,from,kind,weight", twice, twice, f"{twice}5")
    assert problems(folder) == [
        "requests.csv:3 (agent) A01", "limits.csv:3 (limit) run", "pairs.csv:3 (other) A01",
    ]  # fmt: skip
