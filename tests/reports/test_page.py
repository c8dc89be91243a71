"""Pages: one file, no script, everything escaped; charts that say in words what they show."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from jinja2 import UndefinedError

from rostering.language import use_language
from rostering.reports.page import TEMPLATES, render, style_sheet
from rostering.reports.page.chart import Frame, rules, step_of, steps, svg, text
from rostering.reports.palette import SHIFT_COLOURS


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def test_text_is_escaped_everywhere() -> None:
    shown = render("base.html", title="<script>1</script>", badge="<b>", facts=[("&", '"x"')])
    assert "<script>" not in shown
    assert "&lt;script&gt;1&lt;/script&gt;" in shown
    assert "<dd>&#34;x&#34;</dd>" in shown


def test_a_page_names_its_language() -> None:
    assert '<html lang="en">' in render("base.html", title="x")
    use_language("zh")
    assert '<html lang="zh-CN">' in render("base.html", title="x")
    use_language("en")


def test_a_page_has_no_script_no_link_elsewhere_and_no_style_attribute() -> None:
    shown = render("base.html", title="x", subtitle="y", badge="z", facts=[("a", "b")], footer="c")
    assert "<script" not in shown
    assert not re.search(r"""\b(src|href)=["']?(https?:|//)""", shown)
    assert "url(" not in style_sheet()
    assert "@import" not in style_sheet()
    assert " style=" not in shown


def test_templates_hold_no_style_attributes_and_no_words() -> None:
    for file in TEMPLATES.glob("*.html"):
        source = file.read_text(encoding="utf-8")
        assert " style=" not in source, file.name
        bare = re.sub(
            r"<style>.*?</style>|<[^>]*>|\{[{%#].*?[}%#]\}|&[a-z]+;", "", source, flags=re.S
        )
        assert not re.search(r"[A-Za-z\u4e00-\u9fff]{2}", bare), file.name


def test_a_template_that_misses_a_value_says_so() -> None:
    with pytest.raises((UndefinedError, TypeError)):
        render("base.html")  # type: ignore[call-arg]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", SHIFT_COLOURS)
def test_text_on_a_shift_stands_out_on_paper_and_screen(colour) -> None:  # type: ignore[no-untyped-def]
    assert contrast(colour.fill, colour.text) >= 7
    assert contrast(colour.dark_fill, colour.dark_text) >= 7


FRAME = Frame(200, 100, across=10, up=4)


def test_a_chart_says_what_it_is_and_what_it_shows() -> None:
    picture = svg(FRAME, "a b", "Phone <1>", "2 & 3", [text(1, 2, "<x>")], alone=True)
    root = ElementTree.fromstring(str(picture))
    named = root.get("aria-labelledby", "").split()
    said = {one.get("id"): one.text for one in root.iter() if one.get("id")}
    assert [said[name] for name in named] == ["Phone <1>", "2 & 3"]
    assert root.get("role") == "img"


def test_a_chart_on_a_page_has_the_style_of_the_page() -> None:
    assert "<style>" not in svg(FRAME, "a", "t", "d", [])
    assert "<style>" in svg(FRAME, "a", "t", "d", [], alone=True)


def test_a_stepped_line_breaks_where_time_does() -> None:
    assert steps(FRAME, [(0, 2, 1), (2, 4, 2), (6, 8, 0)]).count("M") == 2


@pytest.mark.parametrize(("most", "step"), [(1, 1), (5, 1), (6, 2), (11, 5), (26, 10), (130, 50)])
def test_level_lines_are_whole_steps(most: int, step: int) -> None:
    assert step_of(most) == step
    assert len(rules(Frame(200, 100, across=1, up=most))) <= 12
