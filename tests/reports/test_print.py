"""Paper: PDF files whose every character has a glyph, or a refusal that names the font."""

from __future__ import annotations

import re
import sys
import zlib
from dataclasses import replace

import pytest
import typst

from rostering.language import use_language
from rostering.reports import print as paper
from rostering.reports.print import PdfError, missing_glyphs, pdf, texts
from rostering.reports.wall import Standing
from rostering.reports.wall_print import strips_pdf, wall_pdf
from tests.reports.fixed import CENTRE, large_wall, wall_of

UNKNOWN = "\U0010abcd"  # private: no font has it


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def pages(content: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", content))


def letters(content: bytes) -> set[str]:
    """The characters that a reader of the PDF can search for and copy."""
    found: set[str] = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.S):
        try:
            plain = zlib.decompress(stream)
        except zlib.error:
            continue
        if b"beginbfchar" in plain:
            found |= {chr(int(code, 16)) for code in re.findall(rb"> <([0-9A-Fa-f]{4})>", plain)}
    return found


@pytest.mark.parametrize(
    ("agents", "weeks", "count"), [(5, 1, 1), (40, 1, 1), (40, 4, 4), (60, 1, 2)]
)
def test_a_week_of_up_to_forty_agents_is_one_sheet(agents: int, weeks: int, count: int) -> None:
    assert pages(wall_pdf(large_wall(agents, weeks))) == count


def test_long_names_and_split_days_stay_on_one_sheet() -> None:
    wall = large_wall(40)
    people = tuple(replace(one, name=f"{one.name} Featherstonehaugh") for one in wall.agents)
    second = tuple(replace(one, shift="S") for one in wall.roster.assignments if one.shift == "E")
    roster = replace(wall.roster, assignments=(*wall.roster.assignments, *second))
    made = wall_of(roster, replace(wall.centre, agents=people), Standing(), sign_off=True)
    assert pages(wall_pdf(made)) == 1


def test_the_sheet_lies_across() -> None:
    assert re.search(rb"/MediaBox\s*\[0 0 841\.\d+ 595\.\d+\]", wall_pdf(wall_of()))


def test_chinese_and_english_can_be_searched() -> None:
    assert set("三角湖客服中心周敏劳动节walkin") <= letters(wall_pdf(wall_of(sign_off=True)))
    assert set("欧阳晓明早班") <= letters(
        strips_pdf(wall_of(chosen=("A05",))) + strips_pdf(wall_of())
    )


def test_the_same_roster_gives_the_same_paper() -> None:
    assert wall_pdf(wall_of()) == wall_pdf(wall_of())


def test_a_draft_is_not_the_paper_of_what_is_published() -> None:
    assert wall_pdf(wall_of(standing=Standing())) != wall_pdf(wall_of())
    assert "F" in letters(wall_pdf(wall_of(standing=Standing())))


def test_characters_without_a_glyph_are_found_and_others_are_not() -> None:
    assert missing_glyphs("abc 客服 – 07:00" + UNKNOWN) == UNKNOWN


def test_a_name_that_no_font_can_print_is_refused_with_the_font_to_install() -> None:
    first = replace(CENTRE.agents[0], name=f"周{UNKNOWN}")
    wall = wall_of(centre=replace(CENTRE, agents=(first, *CENTRE.agents[1:])))
    with pytest.raises(PdfError, match=UNKNOWN) as refused:
        wall_pdf(wall)
    assert "Noto Sans CJK SC" in refused.value.hint


def test_where_no_chinese_font_is_installed_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(paper, "_fonts", lambda: bare)
    monkeypatch.setattr(paper, "_known_glyphs", dict)
    with pytest.raises(PdfError, match="no font of this machine has the characters") as refused:
        wall_pdf(wall_of())
    assert "fonts-noto-cjk" in refused.value.hint


def test_without_typst_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PdfError) as refused:
        pdf("wall.typ", {})
    assert "rostering[pdf]" in refused.value.hint


def test_texts_are_found_wherever_they_stand() -> None:
    assert set(texts({"a": ["b", {"c": "d"}], "e": 1, "f": ("g",)})) == {"b", "d", "g"}
