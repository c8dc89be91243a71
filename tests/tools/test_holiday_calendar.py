"""The shipped calendars are what the generator makes of the holidays library."""

import pytest

from rostering.resources import data_folder
from tools.holiday_calendar import NOTICES, calendar_of, main


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_the_file_of_a_year_is_what_the_generator_gives(year: int) -> None:
    """All but the first line, which names the version of the library."""
    file = data_folder("rules") / "calendar" / f"{year}.toml"
    committed = file.read_text(encoding="utf-8").splitlines()
    assert committed[1:] == calendar_of(year).splitlines()[1:]


def test_a_year_that_the_library_only_guesses_is_refused() -> None:
    with pytest.raises(SystemExit, match="2027: add its notice"):
        main(["2027"])
