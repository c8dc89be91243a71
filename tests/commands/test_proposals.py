"""Demotions, dismissals and the best of the month as people decide them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostering.commands import run

Type = Callable[..., tuple[int, str, str]]
DECIDE = ("score", "decide", "A07", "demotion", "--month", "2026-05", "--why", "agreed")
ITEMS = ("conduct=5", "diligence=4", "tasks=9", "skill=8", "duties=7")
TABLES = (
    ("punches", "punches"),
    ("incident", "incidents"),
    ("signin", "signins"),
    ("score", "judgements"),
    ("exam", "exams"),
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with everything that its score of May 2026 needs."""
    folder = tmp_path_factory.mktemp("proposals") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    for noun, file in TABLES:
        path = str(folder / f"{file}.csv")
        assert run(["--centre", str(folder), noun, "import", path]) == 0
    return folder


def data(typed: Type, *words: str) -> Any:
    code, out, error = typed(*words, "--json")
    assert code == 0, error
    return json.loads(out)


def proposal_of(typed: Type, agent: str) -> Any:
    found = data(typed, "score", "proposals", "--month", "2026-05")["proposals"]
    return next(item for item in found if item["agent"] == agent)


def june_grade(typed: Type) -> str:
    """The grade that A07 holds in June."""
    return str(data(typed, "score", "show", "A07", "--month", "2026-06")["scores"][0]["grade"])


def test_a_score_below_140_is_listed_and_changes_nothing_by_itself(typed: Type) -> None:
    proposal = proposal_of(typed, "A07")
    assert (proposal["grade"], proposal["to"]) == ("agent", "intern")
    assert proposal["reasons"][0] == {"clause": "P6", "score": 83, "incident": ""}
    assert proposal["decision"] is None
    assert june_grade(typed) == "agent"


def test_a_confirmed_demotion_is_paid_from_its_day_on(typed: Type) -> None:
    code, _out, error = typed(*DECIDE, "--confirm")
    assert code == 0, error
    decision = proposal_of(typed, "A07")["decision"]
    assert (decision["outcome"], decision["who"], decision["since"], decision["why"]) == (
        "confirmed", "Zhou", "2026-06-01", "agreed",
    )  # fmt: skip
    assert june_grade(typed) == "intern"
    assert proposal_of(typed, "A07")["grade"] == "agent"


def test_a_refusal_after_a_confirmation_counts_and_leaves_the_grade(typed: Type) -> None:
    assert typed(*DECIDE, "--confirm")[0] == 0
    assert typed(*DECIDE, "--refuse")[0] == 0
    assert proposal_of(typed, "A07")["decision"]["outcome"] == "refused"
    assert june_grade(typed) == "agent"


def test_the_run_of_the_month_before_stays_as_it_is(typed: Type) -> None:
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    assert typed(*DECIDE, "--confirm")[0] == 0  # from 1 June on
    assert "facts changed" not in typed("payroll", "show", "A07", "--month", "2026-05")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*DECIDE, "--confirm", "--grade", "nobody"), "no such grade"),
        ((*DECIDE, "--confirm", "--grade", "agent"), "held already"),
        ((*DECIDE, "--confirm", "--from", "2026-05-20"), "after the month that was scored"),
        ((*DECIDE[:3], "dismissal", *DECIDE[4:], "--confirm"), "proposes no dismissal of A07"),
        ((*DECIDE[:2], "A08", *DECIDE[3:], "--confirm"), "proposes no demotion of A08"),
        (DECIDE, "--confirm or --refuse"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_its_reason(
    typed: Type, words: tuple[str, ...], said: str
) -> None:
    code, _out, error = typed(*words)
    assert code != 0
    assert said in error
    assert proposal_of(typed, "A07")["decision"] is None


def test_a_dismissal_is_recorded_and_changes_nothing(typed: Type) -> None:
    add = ("incident", "add", "A16", "--clause", "P5.1", "--date", "2026-05-20", "--why", "seen")
    assert typed(*add)[0] == 0
    words = ("score", "decide", "A16", "dismissal", "--month", "2026-05", "--confirm")
    code, _out, error = typed(*words, "--why", "the manager")
    assert code == 0, error
    assert "nothing was changed" in error
    assert proposal_of(typed, "A16")["decision"]["outcome"] == "confirmed"


def test_the_best_of_the_month_gets_the_sum_and_incomplete_scores_are_said(typed: Type) -> None:
    ranking = data(typed, "score", "ranking", "--month", "2026-05")
    # A04: 39 judged, A +10, P4.2 +5, 11 lost: 54 + 89; A05 and A06 stay below
    best = ranking["places"][0]
    assert (best["agent"], best["points"], best["amount"]) == ("A04", 143, "100.00")
    assert ["A01", "2026-05"] in ranking["incomplete"]
    year = data(typed, "score", "ranking", "--year", "2026")["places"]
    assert [(place["agent"], place["points"], place["amount"]) for place in year] == [
        ("A04", 1, "600.00")
    ]


@pytest.mark.parametrize("agent", ["A01", "A04"], ids=["not judged", "the best"])
def test_who_is_settled_as_dismissed_has_no_place_and_is_not_waited_for(
    typed: Type, centre: Path, agent: str
) -> None:
    # without A04 the best is the next one; nobody judges A01 any more (P7, G14)
    before = data(typed, "score", "ranking", "--month", "2026-05")
    file = centre / "agents.csv"
    lines = [line.split(",") for line in file.read_text(encoding="utf-8-sig").splitlines()]
    for cells in lines:
        if cells[0] == agent:
            cells[6] = "2026-05-29"
    file.write_text("\n".join(",".join(cells) for cells in lines), encoding="utf-8")
    assert typed("payroll", "settle", agent, "--why", "notice of 2026-04-29")[0] == 0
    ranking = data(typed, "score", "ranking", "--month", "2026-05")
    assert ranking["dismissed"] == [[agent, "2026-05"]]
    for state in ("incomplete", "provisional"):
        assert ranking[state] == [one for one in before[state] if one[0] != agent]
    expected = [place["agent"] for place in before["places"] if place["agent"] != agent]
    assert [place["agent"] for place in ranking["places"]] == expected
    error = typed("score", "ranking", "--month", "2026-05")[2]
    assert f"not ranked in the month that they are settled as dismissed: {agent}" in error
    assert agent not in data(typed, "score", "proposals", "--month", "2026-05")["incomplete"]
    row = next(
        line
        for line in typed("score", "show", "--month", "2026-05")[1].splitlines()
        if agent in line
    )
    assert "settled as dismissed" in row


CONFIRM = ("score", "ranking", "--confirm", "--why", "meeting of 3 June")


def test_a_confirmed_title_of_the_month_is_paid_with_the_next_one(typed: Type) -> None:
    words = (*CONFIRM, "--month", "2026-05")
    code, _out, error = typed(*words)
    assert code == 1
    assert "may still change" in error
    assert data(typed, *words, "--as-it-stands")["recorded"] == ["I6"]
    assert data(typed, *words, "--as-it-stands")["recorded"] == ["I6"]  # and not once more
    found = data(typed, "incident", "list", "--month", "2026-06")["incidents"]
    assert [(item["agent"], item["date"], item["clause"], item["amount"]) for item in found] == [
        ("A04", "2026-06-01", "P7", "100.00")
    ]
    assert found[0]["why"].startswith("2026-05: meeting of 3 June")
    assert found[0]["who"] == "Zhou"


def test_a_title_of_the_year_is_confirmed_once_the_year_is_over(typed: Type) -> None:
    code, _out, error = typed(*CONFIRM, "--year", "2026", "--as-it-stands")
    assert code == 1
    assert "2026 is not over yet" in error
    judge = [word for item in ITEMS for word in ("--item", item)]
    assert typed("score", "judge", "A04", "--month", "2025-12", *judge)[0] == 0
    words = (*CONFIRM, "--year", "2025", "--as-it-stands")
    (number,) = data(typed, *words)["recorded"]
    found = data(typed, "incident", "list", "--month", "2026-01")["incidents"]
    assert [(item["id"], item["date"], item["amount"]) for item in found] == [
        (number, "2026-01-01", "600.00")
    ]


def test_a_title_is_a_line_of_the_statement_of_the_month_that_follows(typed: Type) -> None:
    judge = [word for item in ITEMS for word in ("--item", item)]
    assert typed("score", "judge", "A08", "--month", "2026-04", *judge)[0] == 0
    assert typed(*CONFIRM, "--month", "2026-04", "--as-it-stands")[0] == 0
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    lines = data(typed, "payroll", "show", "A08", "--month", "2026-05")["lines"]
    assert [(line["date"], line["yuan"]) for line in lines if line["clause"] == "P7"] == [
        ("2026-05-01", "100.00")
    ]


def test_a_confirmed_title_counts_for_the_year_whatever_the_score_becomes(typed: Type) -> None:
    assert typed(*CONFIRM, "--month", "2026-05", "--as-it-stands")[0] == 0
    fault = ("incident", "add", "A04", "--clause", "P5.3", "--date", "2026-05-20")
    assert typed(*fault, "--amount", "0", "--points", "20", "--why", "wrong bill")[0] == 0
    year = data(typed, "score", "ranking", "--year", "2026")
    assert [(place["agent"], place["points"]) for place in year["places"]] == [("A04", 1)]
    assert year["incomplete"] == []


def test_a_title_is_not_given_to_two_rankings(typed: Type) -> None:
    words = (*CONFIRM, "--month", "2026-05", "--as-it-stands")
    assert typed(*words)[0] == 0
    fault = ("incident", "add", "A04", "--clause", "P5.3", "--date", "2026-05-20")
    assert typed(*fault, "--amount", "0", "--points", "20", "--why", "wrong bill")[0] == 0
    best = data(typed, "score", "ranking", "--month", "2026-05")["places"][0]["agent"]
    code, _out, error = typed(*words)
    assert best != "A04"
    assert code == 1
    assert "the title of 2026-05 is recorded for A04" in error


def test_a_decision_on_a_score_that_may_still_change_says_so(typed: Type) -> None:
    words = ("score", "decide", "A05", "demotion", "--month", "2026-05", "--refuse")
    code, _out, error = typed(*words, "--why", "wait for the punches")
    assert code == 0
    assert "the score may still change" in error


def test_what_is_printed_fits_a_terminal(typed: Type) -> None:
    assert typed(*DECIDE, "--confirm")[0] == 0
    for words in (("proposals",), ("ranking",)):
        _code, out, _error = typed("score", *words, "--month", "2026-05")
        assert out
        assert max(len(line) for line in out.splitlines()) <= 80


def test_pay_and_its_explanation_follow_a_confirmed_demotion(typed: Type) -> None:
    add = ("incident", "add", "A07", "--clause", "grave_fault", "--date", "2026-04-20")
    assert typed(*add, "--why", "seen")[0] == 0
    words = ("score", "decide", "A07", "demotion", "--month", "2026-04", "--confirm")
    code, _out, error = typed(*words, "--from", "2026-05-18", "--why", "talked over")
    assert code == 0, error
    assert typed("payroll", "run", "--month", "2026-05")[0] == 0
    lines = data(typed, "payroll", "show", "A07", "--month", "2026-05")["lines"]
    assert [(line["date"], line["clause"]) for line in lines if line["kind"] == "base"] == [
        ("2026-05-01", "G5"),
        ("2026-05-18", "G1"),
    ]
    _code, out, _error = typed("payroll", "explain", "A07", "--month", "2026-05")
    told = " ".join(out.replace("│", " ").split())
    assert "intern since 2026-05-18: demotion confirmed by Zhou" in told


def ready_to_rise(centre: Path) -> None:
    """A centre whose rules ask for one month alone, and for what A04 has."""
    own = centre / "rules" / "score" / "promotion.toml"
    own.parent.mkdir(parents=True)
    values = {"months": 1, "score_least": 140, "mark_least": 95, "missing_most": 9}
    own.write_text(
        "".join(
            f"[parameters.{name}]\nvalues = [{{ from = 2026-01-01, value = {value} }}]\n"
            for name, value in values.items()
        ),
        encoding="utf-8",
    )


def test_a_promotion_is_proposed_with_the_evidence_of_each_condition(
    typed: Type, centre: Path
) -> None:
    ready_to_rise(centre)
    found = data(typed, "score", "proposals", "--month", "2026-05")["proposals"]
    (case,) = [item for item in found if item["kind"] == "promotion"]
    assert (case["agent"], case["grade"], case["to"]) == ("A04", "agent", "team_leader")
    assert {one["condition"]: (one["found"], one["met"]) for one in case["conditions"]} == {
        "months_in_grade": ("61", True),  # since 2021-04-06
        "score_least": ("143", True),
        "mark_least": ("96", True),
        "punishments_most": ("0", True),
        "missing_most": ("1", True),  # the training, which others had
    }
    sources = [source for one in case["conditions"] for source in one["sources"]]
    assert "agent since 2021-04-06: hired, agents.csv" in sources
    assert "2026-05: 143, earned 54, lost 11" in sources
    assert typed("score", "promotion", "A04", "--month", "2026-05")[0] == 0


def test_a_confirmed_promotion_is_a_grade_from_its_day_on_and_says_who(
    typed: Type, centre: Path
) -> None:
    ready_to_rise(centre)
    words = ("score", "decide", "A04", "promotion", "--month", "2026-05", "--why", "form of 2 June")
    code, _out, error = typed(*words, "--confirm")
    assert code == 0
    assert "not met" not in error
    scores = data(typed, "score", "show", "A04", "--month", "2026-06")["scores"]
    assert scores[0]["grade"] == "team_leader"
    later = data(typed, "score", "promotion", "A04", "--month", "2026-06")["cases"][0]
    assert later["to"] == "assistant_manager"
    assert later["conditions"][0]["sources"] == [
        "team_leader since 2026-06-01: promotion confirmed by Zhou: form of 2 June"
    ]
    assert typed(*words, "--refuse")[0] == 0  # a later decision counts
    scores = data(typed, "score", "show", "A04", "--month", "2026-06")["scores"]
    assert scores[0]["grade"] == "agent"


def test_a_person_may_promote_against_a_condition_and_the_record_says_so(typed: Type) -> None:
    words = ("score", "decide", "A08", "promotion", "--month", "2026-05", "--confirm")
    code, _out, error = typed(*words, "--why", "the manager")
    assert code == 0
    assert "conditions of G12 are not met" in error
    decided = data(typed, "score", "promotion", "A08", "--month", "2026-06")["cases"][0]
    assert "(conditions not met: score_least, mark_least)" in decided["conditions"][0]["sources"][0]
    code, _out, error = typed("score", "decide", "A01", "promotion", "--month", "2026-05",
                              "--confirm", "--grade", "agent", "--why", "x", "--from", "2026-05-02")  # fmt: skip
    assert code == 1
    assert "after the month that was scored" in error


def test_a_case_fits_a_terminal(typed: Type) -> None:
    for words in ((), ("A04",)):
        _code, out, _error = typed("score", "promotion", *words, "--month", "2026-05")
        assert out
        assert max(len(line) for line in out.splitlines()) <= 80
