"""The pages of a centre on the sample: who may see what, and that every figure leads somewhere."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from rostering.commands import run
from rostering.commands.serve.access import Access, key_of
from rostering.commands.serve.application import application
from rostering.commands.serve.reading import Reading
from rostering.errors import RosteringError
from rostering.language import use_language

LINK = re.compile(r'href="(/[^"]*)"')
MONTH = "/months/2026-05"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serving") / "demo"
    assert run(["init", str(folder), "--sample", "three-role-centre"]) == 0
    assert run(["--centre", str(folder), "punches", "import", str(folder / "punches.csv")]) == 0
    assert run(["--centre", str(folder), "payroll", "run", "--month", "2026-05"]) == 0
    return folder


@pytest.fixture
def access() -> Access:
    return Access("a key that is long enough")


@pytest.fixture
def stranger(centre: Path, access: Access) -> FlaskClient:
    """A browser that was given no link."""
    app = application(Reading(centre), access, {"localhost"}, lambda: date(2026, 5, 13))
    return app.test_client()


@pytest.fixture
def office(stranger: FlaskClient, access: Access) -> FlaskClient:
    """A browser that has opened the link of the office."""
    assert stranger.get(f"/open/{access.office}").status_code == 303
    return stranger


def shown(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.get_data(as_text=True)


def words(page: str) -> str:
    """The text of a page without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("</head>")[2]))


@pytest.mark.parametrize("address", ["/", "/links", MONTH, "/weeks/2026-W20", "/open/wrong"])
def test_without_its_link_nobody_sees_the_office(stranger: FlaskClient, address: str) -> None:
    assert stranger.get(address).status_code == 403


def test_every_page_that_the_office_can_reach_is_there(office: FlaskClient) -> None:
    # An agent's day is tried out, which takes a while: one of them stands for all.
    waiting, seen, days = ["/"], {"/"}, 0
    while waiting:
        page = shown(office, waiting.pop())
        for address in LINK.findall(page):
            a_day = re.fullmatch(r"/weeks/[^/]+/A\d+/.*", address) is not None
            days += a_day
            if address not in seen and not (a_day and days > 1):
                seen.add(address)
                waiting.append(address)
    assert {"/weeks/2026-W20", f"{MONTH}/exceptions", f"{MONTH}/statements/A06/2"} <= seen
    assert len(seen) > 150


def test_an_amount_leads_to_clause_rule_and_formula(office: FlaskClient) -> None:
    # A06 was away on 2026-05-14: a day of base and floating pay, (1000 + 900) / 21.75 = 87.36
    statement = shown(office, f"{MONTH}/statements/A06")
    line = re.search(rf'href="({MONTH}/statements/A06/\d+)"[^>]*>-87\.36<', statement)
    assert line is not None
    told = words(shown(office, line[1]))
    assert "A3" in told
    assert "21.75" in told
    assert "2026-05-14" in told


def test_a_shift_leads_to_every_other_choice(office: FlaskClient) -> None:
    told = words(shown(office, "/weeks/2026-W20/A06/2026-05-12"))
    assert "A06 赵雪 2026-05-12" in told
    assert "what it would break or cost" in told


def test_a_gap_in_coverage_leads_to_why_nobody_more_is_there(
    office: FlaskClient, centre: Path
) -> None:
    file = centre / "demand.csv"
    text = file.read_text(encoding="utf-8")
    wanted = text.replace("daily,phone,07:00,09:00,1,2,3", "daily,phone,07:00,09:00,1,9,9")
    assert wanted != text
    assert "/gaps/" not in shown(office, "/weeks/2026-W20")
    file.write_text(wanted, encoding="utf-8")
    gaps = re.findall(r'href="(/weeks/2026-W20/gaps/[^"]+)"', shown(office, "/weeks/2026-W20"))
    assert "/weeks/2026-W20/gaps/2026-05-12/phone/0700" in gaps
    told = words(shown(office, "/weeks/2026-W20/gaps/2026-05-12/phone/0700"))
    assert "of 9 there" in told
    assert "There already: A11 冯凯, A15 沈佳." in told
    assert "what stands against it" in told


def test_the_sums_below_are_those_of_the_rows(office: FlaskClient) -> None:
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", shown(office, MONTH), re.S)
    gross = [re.findall(r">([-\d.]+)<", row) for row in rows]
    fen = [int(row[0].replace(".", "")) for row in gross if row]
    assert sum(fen[:-1]) == fen[-1]
    assert len(fen) == 19


def test_what_was_decided_since_is_on_the_next_page(office: FlaskClient, centre: Path) -> None:
    assert "leave_pending" in shown(office, f"{MONTH}/exceptions")
    assert run(["--centre", str(centre), "leave", "refuse", "L08", "--why", "too late"]) == 0
    assert "leave_pending" not in shown(office, f"{MONTH}/exceptions")


def test_a_link_shows_an_agent_the_own_week_and_statements(
    stranger: FlaskClient, access: Access
) -> None:
    mine = f"/me/{access.agent_token('A06')}"
    page = shown(stranger, mine)
    assert "2026-W20" in page
    assert "2026-W22" in page
    assert f"{mine}/statements/2026-05" in page
    statement = shown(stranger, f"{mine}/statements/2026-05")
    assert "赵雪" in statement
    assert all(address.startswith(mine) for address in LINK.findall(page + statement))
    assert "G5" in words(shown(stranger, f"{mine}/statements/2026-05/2"))


def test_a_link_opens_nobody_elses_pages(stranger: FlaskClient, access: Access) -> None:
    mine = access.agent_token("A06")
    assert (
        stranger.get(f"{MONTH}/statements/A07", headers={"Cookie": f"x={mine}"}).status_code == 403
    )
    assert stranger.get(f"/open/{mine}").status_code == 403
    page = words(shown(stranger, f"/me/{mine}/statements/2026-05"))
    assert "A07" not in page


def test_a_forged_old_or_foreign_link_opens_nothing(stranger: FlaskClient, access: Access) -> None:
    token = access.agent_token("A06")
    head, _dot, tail = token.partition(".")
    assert stranger.get(f"/me/{head}x.{tail}").status_code == 403
    assert (
        stranger.get(f"/me/{Access('another key, as long').agent_token('A06')}").status_code == 403
    )
    assert stranger.get(f"/me/{access.agent_token('A99')}").status_code == 403
    assert Access(access.key, days=-1).agent_of(token) is None


def test_answers_run_nothing_and_load_nothing(office: FlaskClient) -> None:
    answer = office.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert office.get("/nowhere").headers["Content-Security-Policy"] == policy
    assert "<script" not in answer.get_data(as_text=True)


def test_nothing_can_be_changed(office: FlaskClient) -> None:
    for send in (office.post, office.put, office.delete, office.patch):
        assert send("/").status_code == 405


def test_another_name_for_the_server_is_refused(stranger: FlaskClient, access: Access) -> None:
    answer = stranger.get(f"/open/{access.office}", headers={"Host": "evil.example:8350"})
    assert answer.status_code == 421


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("/weeks/2030-W01", 409),
        ("/months/2030-01", 409),
        ("/weeks/2026-W99", 404),
        ("/months/2026-13", 404),
        ("/months/x", 404),
        ("/weeks/2026-W20/A06/2026-05-40", 404),
        ("/weeks/2026-W20/A06/2026-06-01", 404),
        ("/weeks/2026-W20/A99/2026-05-12", 404),
        ("/weeks/2026-W20/gaps/2026-05-12/phone/9", 404),
        (f"{MONTH}/statements/A99", 404),
        (f"{MONTH}/statements/A06/99", 404),
        (f"{MONTH}/attendance/A99", 404),
    ],
)
def test_what_is_not_there_says_so(office: FlaskClient, address: str, code: int) -> None:
    answer = office.get(address)
    assert answer.status_code == code
    assert "<h1>" in answer.get_data(as_text=True)


def test_text_of_the_centre_is_never_markup(office: FlaskClient, centre: Path) -> None:
    file = centre / "agents.csv"
    text = file.read_text(encoding="utf-8").replace("赵雪", "<b>赵&雪")
    file.write_text(text, encoding="utf-8")
    page = shown(office, MONTH)
    assert "&lt;b&gt;赵&amp;雪" in page
    assert "<b>赵" not in page


def test_a_page_in_chinese_leaves_no_kind_in_english(office: FlaskClient) -> None:
    use_language("zh")
    try:
        days = words(shown(office, f"{MONTH}/attendance/A06"))
        open_ones = words(shown(office, f"{MONTH}/exceptions"))
    finally:
        use_language("en")
    assert "旷工" in days
    assert "absence" not in days
    assert "请假待批" in open_ones
    assert "leave_pending" not in open_ones


def test_a_damaged_centre_file_is_told_and_mended(office: FlaskClient, centre: Path) -> None:
    file = centre / "centre.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('timezone = "Asia/Shanghai"', 'timezone = "Mars"'), encoding="utf-8"
    )
    answer = office.get("/")
    assert answer.status_code == 409
    assert "centre.toml:2" in answer.get_data(as_text=True)
    file.write_text(text, encoding="utf-8")
    assert office.get("/").status_code == 200


def test_the_key_is_kept_for_its_owner_alone_until_it_is_renewed(tmp_path: Path) -> None:
    first = key_of(tmp_path)
    assert key_of(tmp_path) == first
    assert (tmp_path / "serve.key").stat().st_mode & 0o077 == 0
    assert key_of(tmp_path, renew=True) != first


def test_a_key_too_short_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTERING_SERVE_KEY", "short")
    with pytest.raises(RosteringError, match="ROSTERING_SERVE_KEY"):
        key_of(tmp_path)


@pytest.fixture
def server(centre: Path) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-m", "rostering", "--centre", str(centre), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    yield child
    child.kill()
    child.communicate()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_server_says_its_link_and_ends_when_asked(
    server: subprocess.Popen[str], how: signal.Signals
) -> None:
    assert server.stdout is not None
    link = server.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/open/\S{20,}", link)
    port = link.split(":")[2].split("/")[0]
    again = run(["--centre", str(server.args[4]), "serve", "--port", port])  # type: ignore[index]
    assert again == 1
    server.send_signal(how)
    _out, err = server.communicate(timeout=20)
    assert server.returncode == 0
    assert "nothing was changed" in err


def test_an_address_that_is_none_is_refused(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--centre", str(centre), "serve", "--url", "roster"]) == 1
    assert "--url" in capsys.readouterr().err


def test_nothing_is_served_without_a_centre(tmp_path: Path) -> None:
    assert run(["--centre", str(tmp_path), "serve"]) == 1
    assert list(tmp_path.iterdir()) == []
