"""rotations/NAME.toml, right and wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rostering.centre.reader import read_centre
from rostering.centre.rotations import pattern_path, write_pattern
from rostering.domain.rotation import Length, Pattern, Rotation, RotationShift
from rostering.errors import CentreError
from rostering.language import use_language

RIGHT = """\
label = "两周"
agents = ["A01", "A02"]
work = [2, 5]
rest = [1]
forbidden = ["N D", "N - D"]
worked_weekends = 1

[[shifts]]
shift = "D"
role = "phone"
people = [1, 1, 1, 1, 1, 0, 0]
run = [1, 5]

[[shifts]]
shift = "N"
role = "phone"
people = [0, 0, 0, 0, 0, 1, 1]
"""


def written(folder: Path, name: str, text: str) -> None:
    (folder / "rotations").mkdir(exist_ok=True)
    (folder / "rotations" / f"{name}.toml").write_text(text, encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(CentreError) as error:
        read_centre(folder)
    return [str(problem) for problem in error.value.problems]


def test_a_rotation_is_read_with_its_lengths_its_agents_and_its_free_weekends(folder: Path) -> None:
    written(folder, "pair", RIGHT)
    assert read_centre(folder).rotations == {
        "pair": Rotation(
            "pair",
            2,
            (
                RotationShift("D", "phone", (1, 1, 1, 1, 1, 0, 0), Length(1, 5)),
                RotationShift("N", "phone", (0, 0, 0, 0, 0, 1, 1), Length(1)),
            ),
            work=Length(2, 5),
            rest=Length(1),
            forbidden=frozenset({("N", "D"), ("N", "-", "D")}),
            free_weekends=1,
            label="两周",
            agents=("A01", "A02"),
        )
    }


def test_every_wrong_value_is_told_by_its_line_and_all_of_them_at_once(folder: Path) -> None:
    spoilt = RIGHT.replace('"A02"]', '"A99"]').replace("[2, 5]", "[5, 2]")
    spoilt = spoilt.replace('"N D"', '"N E"').replace('shift = "N"', 'shift = "X"')
    written(folder, "pair", spoilt)
    found = problems(folder)
    for where, says in (
        ("rotations/pair.toml:2:1", "is no agent 'A99'"),
        ("rotations/pair.toml:3:1", "'[5, 2]'"),
        ("rotations/pair.toml:5:1", "is no shift of the rotation 'E'"),
        ("rotations/pair.toml:15:1", "is no shift 'X'"),
    ):
        assert any(p.startswith(where) and says in p for p in found), (where, found)


@pytest.mark.parametrize(
    ("old", "new", "where", "says"),
    [
        ("work", "wrok", "3:1", "did you mean work?"),
        ("[0, 0, 0, 0, 0, 1, 1]", "[0, 1]", "17:1", "people has too few values: 7 at least"),
        ("0, 0, 0, 0, 0, 1, 1", "0, 0, 0, 0, 0, 1, -1", "17:1", "whole numbers from 0"),
        ('role = "phone"', 'role = "fone"', "10:1", "did you mean phone?"),
        ('"A02"', '"A02", "A01"', "2:1", "there twice"),
        ('shift = "N"', 'shift = "D"', "15:1", "there twice"),
        ('agents = ["A01", "A02"]', "", "", "neither weeks nor agents"),
        ('"N D"', '"N"', "5:1", "two or three days"),
        ("worked_weekends", "weeks = 1\nworked_weekends", "2:1", "more agents than weeks"),
    ],
)
def test_a_wrong_rotation_is_named_with_its_line(
    folder: Path, old: str, new: str, where: str, says: str
) -> None:
    written(folder, "pair", RIGHT.replace(old, new, 1))
    found = problems(folder)
    begins = f"rotations/pair.toml:{where}" if where else "rotations/pair.toml"
    assert any(p.startswith(begins) and says in p for p in found), found


def test_nobody_walks_two_rotations(folder: Path) -> None:
    written(folder, "one", RIGHT)
    written(folder, "two", RIGHT)
    found = problems(folder)
    assert len(found) == 2
    assert all(p.startswith("rotations/two.toml:2:1") and "agents of one" in p for p in found)


def test_a_file_that_is_no_toml_is_one_problem(folder: Path) -> None:
    written(folder, "pair", "agents = [")
    (problem,) = problems(folder)
    assert problem.startswith("rotations/pair.toml: is not readable TOML")


def test_a_pattern_is_written_a_line_a_week(tmp_path: Path) -> None:
    path = pattern_path(tmp_path, "pair")
    write_pattern(path, Pattern.of_days("DDDDD--" + "-----NN"))
    assert path.read_text(encoding="utf-8-sig").splitlines() == [
        "week,mon,tue,wed,thu,fri,sat,sun",
        "1,D,D,D,D,D,-,-",
        "2,-,-,-,-,-,N,N",
    ]


def test_a_rotation_is_in_force_from_a_day_on_with_the_weeks_in_which_agents_start(
    folder: Path,
) -> None:
    weeks = "from = 2026-06-01\nstart_weeks = { A02 = 1 }\n"
    written(folder, "pair", weeks + RIGHT)
    rotation = read_centre(folder).rotations["pair"]
    assert rotation.since == date(2026, 6, 1)
    assert rotation.start_weeks == (("A02", 1),)


def test_weeks_to_start_in_that_cannot_be_are_told(folder: Path) -> None:
    weeks = "from = 2026-06-01\nstart_weeks = { A01 = 2, A02 = 2, A03 = 1, A99 = 3 }\n"
    written(folder, "pair", weeks + RIGHT)
    found = " ".join(problems(folder))
    assert "another agent starts in that week '2'" in found
    assert "is no agent of the rotation 'A03'" in found
    assert "is no week of the pattern '3'" in found


def test_weeks_to_start_in_need_a_day(folder: Path) -> None:
    written(folder, "pair", "start_weeks = { A01 = 2 }\n" + RIGHT)
    assert "need a day: from = 2026-06-01" in " ".join(problems(folder))


def test_what_is_wrong_with_a_value_is_said_in_the_language(folder: Path) -> None:
    use_language("zh")
    try:
        file = folder / "rotations" / "phone.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(
            'label = 5\nweeks = 0\nagents = "A01"\nfree_weekends = 1.5\nfrom = "2026-06-01"\n'
            '[[shifts]]\nshift = "E"\nrole = "phone"\npeople = [1, 1]\n',
            encoding="utf-8",
        )
        with pytest.raises(CentreError) as error:
            read_centre(folder)
    finally:
        use_language("en")
    assert [problem.message for problem in error.value.problems] == [
        "label 不是文本，请加引号", "weeks 至少为 1", "agents 须为列表：[ … ]", "free_weekends 不是整数",
        "from 须为日期，例如 2026-06-01，不加引号", "people 的值太少：至少 7 个",
    ]  # fmt: skip
