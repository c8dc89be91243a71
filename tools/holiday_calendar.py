"""Write rules/calendar/YEAR.toml from the holidays library, for the years whose notice is out.

    python -m tools.holiday_calendar          every year
    python -m tools.holiday_calendar 2026     one year

Once the State Council's notice of a year is out and the library knows it, add the notice to
`NOTICES`, run this, and read the file beside the notice before committing it.

The library also guesses years without a notice, so that a year which is not in `NOTICES` is refused.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date

import holidays

from rostering.resources import data_folder

# The number of each year's notice 国务院办公厅关于YEAR年部分节假日安排的通知, and the day it is from.
NOTICES: dict[int, tuple[str, date]] = {
    2008: ("国办发明电〔2007〕52号", date(2007, 12, 15)),
    2009: ("国办发明电〔2008〕42号", date(2008, 12, 4)),
    2010: ("国办发明电〔2009〕27号", date(2009, 12, 8)),
    2011: ("国办发明电〔2010〕40号", date(2010, 12, 9)),
    2012: ("国办发明电〔2011〕45号", date(2011, 12, 6)),
    2013: ("国办发明电〔2012〕33号", date(2012, 12, 8)),
    2014: ("国办发明电〔2013〕28号", date(2013, 12, 11)),
    2015: ("国办发明电〔2014〕28号", date(2014, 12, 16)),
    2016: ("国办发明电〔2015〕18号", date(2015, 12, 10)),
    2017: ("国办发明电〔2016〕17号", date(2016, 12, 1)),
    2018: ("国办发明电〔2017〕12号", date(2017, 11, 30)),
    2019: ("国办发明电〔2018〕15号", date(2018, 12, 4)),
    2020: ("国办发明电〔2019〕16号", date(2019, 11, 21)),
    2021: ("国办发明电〔2020〕27号", date(2020, 11, 25)),
    2022: ("国办发明电〔2021〕11号", date(2021, 10, 25)),
    2023: ("国办发明电〔2022〕16号", date(2022, 12, 8)),
    2024: ("国办发明电〔2023〕7号", date(2023, 10, 25)),
    2025: ("国办发明电〔2024〕12号", date(2024, 11, 12)),
    2026: ("国办发明电〔2025〕7号", date(2025, 11, 4)),
}

CHANGED_BY = {
    2015: "国发明电〔2015〕1号",
    2019: "国办发明电〔2019〕3号",
    2020: "国办发明电〔2020〕1号",
}

# The measures 全国年节及纪念日放假办法 as each revision put them in force: their article 2 lists the
# days for all citizens, and only those are statutory (Labour Law art. 44, 300 %).
MEASURES = [
    (2025, "放假办法, State Council Order 795: 13 statutory days"),
    (2014, "放假办法, State Council Order 644: 11 statutory days"),
    (2008, "放假办法, State Council Order 513: 11 statutory days"),
]

ADJUSTED = re.compile(r"休息日（由 (\d{4}-\d{2}-\d{2}) 调休）")
IN_LIEU = "（补假）"
GIVEN = ("延长", "周年")  # days that the State Council gave once; article 2 does not list them


def calendar_of(year: int) -> str:
    """The text of `rules/calendar/YEAR.toml`; raises KeyError where the notice is not in `NOTICES`."""
    number, issued = NOTICES[year]
    plain = _days(year, observed=False)
    statutory = {day: name for day, name in plain.items() if _is_statutory(name)}
    in_lieu = {day: name for day, name in _days(year, observed=True).items() if IN_LIEU in name}
    given = {day: name for day, name in plain.items() if any(word in name for word in GIVEN)}
    adjusted = {day: found[1] for day, name in plain.items() if (found := ADJUSTED.fullmatch(name))}
    if not adjusted:
        raise SystemExit(
            f"{year}: no adjusted day; holidays {holidays.__version__} only guesses it"
        )
    parts = [
        _head(year, number, issued),
        _table(
            "The statutory days of article 2 (O2): 300 %." + _coinciding(statutory),
            "statutory",
            (f'date = {day}, name = "{name}"' for day, name in statutory.items()),
        ),
        _table(
            "Weekdays off for statutory days that fall on a weekend or on each other.",
            "in_lieu",
            (f'date = {day}, name = "{name}"' for day, name in in_lieu.items()),
        ),
        _table(
            "Weekdays off for a weekend day worked; a rotating roster has its own rest days (O5).",
            "adjusted",
            (f"date = {day}, for = {worked}" for day, worked in adjusted.items()),
        ),
        _table(
            "Given once by the State Council and not in article 2: rest days, not statutory ones.",
            "given",
            (f'date = {day}, name = "{name}"' for day, name in given.items()),
        ),
    ]
    return "\n".join(part for part in parts if part)


def main(years: Iterable[str]) -> None:
    """Write the files of `years`, by default of all that are published."""
    folder = data_folder("rules") / "calendar"
    for year in map(int, years or map(str, NOTICES)):
        if year not in NOTICES:
            raise SystemExit(f"{year}: add its notice to NOTICES in {__file__} first")
        (folder / f"{year}.toml").write_text(calendar_of(year), encoding="utf-8", newline="\n")


def _days(year: int, *, observed: bool) -> dict[date, str]:
    found = holidays.country_holidays("CN", years=year, observed=observed, language="zh_CN")
    return {day: name for day, name in sorted(found.items()) if day.year == year}


def _is_statutory(name: str) -> bool:
    return not ADJUSTED.fullmatch(name) and not any(word in name for word in GIVEN)


def _coinciding(statutory: Mapping[date, str]) -> str:
    """A remark where two festivals fall on one day: the day given for the second is in lieu."""
    both = [f"{day}" for day, name in statutory.items() if ";" in name]
    return (
        f" Two of them fall on {both[0]}; the day in lieu of one is no statutory day."
        if both
        else ""
    )


def _head(year: int, number: str, issued: date) -> str:
    measures = next(text for since, text in MEASURES if year >= since)
    changed = f", changed by {CHANGED_BY[year]}" if year in CHANGED_BY else ""
    return (
        f"# Generated by tools/holiday_calendar.py from holidays {holidays.__version__}.\n"
        f'source = "{number} of {issued}{changed}, 国务院办公厅关于{year}年部分节假日安排的通知; {measures}"\n'
    )


def _table(comment: str, name: str, rows: Iterable[str]) -> str:
    lines = [f"    {{ {row} }},\n" for row in rows]
    return f"# {comment}\n{name} = [\n{''.join(lines)}]\n" if lines else ""


if __name__ == "__main__":
    main(sys.argv[1:])
