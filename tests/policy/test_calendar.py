"""The days of a year come from its notice, and a centre's own file lays single days over them."""

from datetime import date
from pathlib import Path

import pytest

from rostering.domain.calendar import DayKind, HolidayCalendar, Period
from rostering.errors import InputError, PolicyError
from rostering.policy.calendar import load_calendar, require_published
from rostering.resources import data_folder


def with_own(tmp_path: Path, text: str, name: str = "2026.toml") -> HolidayCalendar:
    """The calendar of a centre whose own `rules/calendar/` holds one file."""
    folder = tmp_path / "calendar"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    return load_calendar(tmp_path)


def problems_of(tmp_path: Path, text: str, name: str = "2026.toml") -> list[str]:
    with pytest.raises(InputError) as error:
        with_own(tmp_path, text, name)
    return [f"{problem.message} {problem.value}" for problem in error.value.problems]


def test_labour_day_2026_has_two_statutory_days_and_no_adjusted_ones() -> None:
    calendar = load_calendar()
    may = [day for day in calendar.statutory if (day.year, day.month) == (2026, 5)]
    assert may == [date(2026, 5, 1), date(2026, 5, 2)]


@pytest.mark.parametrize(
    ("years", "days"), [((2025, 2027), 13), ((2014, 2025), 11), ((2008, 2014), 11)]
)
def test_every_year_has_the_statutory_days_of_the_measures_in_force(
    years: tuple[int, int], days: int
) -> None:
    """In 2009 and 2020 mid-autumn fell on National Day: eleven days on ten dates."""
    statutory = load_calendar().statutory
    for year in range(*years):
        names = [name.split("; ") for day, name in statutory.items() if day.year == year]
        assert sum(map(len, names)) == days, year


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2013, 2, 9), "农历除夕"),  # statutory from 2008 to 2013 …
        (date(2014, 1, 30), None),  # … not from 2014 on …
        (date(2025, 1, 28), "农历除夕"),  # … and again from 2025
        (date(2014, 2, 2), "春节"),
        (date(2024, 5, 2), None),
        (date(2025, 5, 2), "劳动节"),
        (date(2020, 10, 1), "中秋节; 国庆节"),
        (date(2015, 9, 3), None),  # victory day: given by a notice of its own
        (date(2020, 1, 31), None),  # the extension of 2020 likewise
    ],
)
def test_statutory_days_are_those_of_article_2_as_each_revision_had_it(
    day: date, name: str | None
) -> None:
    assert load_calendar().statutory.get(day) == name


# What the notices say in words: the weekend days worked, by the year of the notice.
@pytest.mark.parametrize(
    ("span", "worked"),
    [
        ((date(2008, 1, 1), date(2008, 12, 31)), 5),
        ((date(2010, 1, 1), date(2010, 12, 31)), 8),
        ((date(2011, 12, 31), date(2012, 12, 30)), 7),
        ((date(2013, 1, 1), date(2013, 12, 31)), 12),
        ((date(2018, 12, 29), date(2019, 12, 30)), 7),
        ((date(2020, 1, 1), date(2020, 12, 31)), 6),
        ((date(2026, 1, 1), date(2026, 12, 31)), 6),
    ],
)
def test_as_many_weekend_days_are_worked_as_the_notice_says(
    span: tuple[date, date], worked: int
) -> None:
    days = load_calendar().days.values()
    made_up = [day for day in days if day.kind is DayKind.MAKE_UP and day.day in Period(*span)]
    assert len(made_up) == worked
    assert all(day.day.isoweekday() > 5 for day in made_up)


# Notice for 2026: Labour Day 1 to 5 May (Friday to Tuesday), 9 May (Saturday) is worked.
@pytest.mark.parametrize(
    ("day", "open_"),
    [(30, True), (1, False), (2, False), (3, False), (4, False), (5, False), (6, True), (9, True)],
)
def test_offices_work_on_weekdays_that_no_notice_gives_off_and_on_make_up_days(
    day: int, open_: bool
) -> None:
    month = 4 if day == 30 else 5
    assert load_calendar().is_office_day(date(2026, month, day)) is open_


def test_every_file_says_which_notice_it_stands_for() -> None:
    sources = load_calendar().sources
    assert sorted(sources) == list(range(2008, 2027))
    assert "国办发明电〔2025〕7号" in sources[2026]
    files = (data_folder("rules") / "calendar").glob("*.toml")
    assert sorted(int(file.stem) for file in files) == sorted(sources)


def test_a_year_without_a_notice_is_refused_with_what_to_do() -> None:
    with pytest.raises(PolicyError, match="2031") as error:
        require_published(load_calendar(), Period.week(2031, 10))
    assert "rules/calendar/2031.toml" in error.value.hint
    assert "2008 to 2026" in error.value.hint


def test_a_centre_adds_a_day_of_its_own(tmp_path: Path) -> None:
    text = 'statutory = [{ date = 2026-04-18, name = "三月三" }]'
    calendar = with_own(tmp_path, text)
    assert calendar.statutory[date(2026, 4, 18)] == "三月三"
    assert calendar.statutory[date(2026, 5, 1)] == "劳动节"
    assert "国办发明电〔2025〕7号" in calendar.sources[2026]


def test_a_centre_makes_a_listed_day_an_ordinary_one_and_its_make_up_day_goes_with_it(
    tmp_path: Path,
) -> None:
    calendar = with_own(tmp_path, "ordinary = [{ date = 2026-05-05 }]")
    assert calendar.is_office_day(date(2026, 5, 5))
    assert not calendar.is_office_day(date(2026, 5, 9))


def test_a_centre_may_enter_a_year_before_the_program_knows_it(tmp_path: Path) -> None:
    text = 'source = "notice for 2027"\nstatutory = [{ date = 2027-01-01, name = "元旦" }]'
    calendar = with_own(tmp_path, text, "2027.toml")
    require_published(calendar, Period.month(2027, 1))
    assert date(2027, 1, 1) in calendar.statutory


def test_single_days_of_an_unpublished_year_do_not_publish_it(tmp_path: Path) -> None:
    text = 'statutory = [{ date = 2027-04-09, name = "三月三" }]'
    assert problems_of(tmp_path, text, "2027.toml") == [
        "lacks its source, the notice of the year source"
    ]


def test_every_fault_of_a_centres_file_is_shown_at_once(tmp_path: Path) -> None:
    text = (
        'statutry = []\nstatutory = [{ date = "2026-04-18", name = "x" }, { date = 2025-04-18, '
        'name = "y" }, { date = 2026-04-19 }]\nordinary = [{ day = 2026-01-01 }, '
        "{ date = 2026-01-02 }, { date = 2026-01-02 }]"
    )
    assert problems_of(tmp_path, text) == [
        "unknown key statutry",
        "date must be a date such as 2026-01-01, without quotes 2026-04-18",
        "lies in another year than its file 2025-04-18",
        "a statutory day needs its name 2026-04-19",
        "is no day of this kind {'day': datetime.date(2026, 1, 1)}",
        "is listed twice 2026-01-02",
    ]


def test_a_file_that_is_no_year_or_no_toml_is_named(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "", "notes.toml") == ["is no year notes"]
    (tmp_path / "calendar" / "notes.toml").unlink()
    (tmp_path / "calendar").rmdir()
    assert "is not readable TOML" in problems_of(tmp_path, "statutory = [")[0]
