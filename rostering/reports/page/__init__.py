"""Pages: one self-contained HTML file each, that needs no script and loads nothing from elsewhere.

`render` is a pure function from values to text, so that a file and a web server show the same page.
Templates hold no words: every text comes from a report, translated. They hold no style attributes
either, so that a server may allow the one style sheet by its hash (`style_sheet`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rostering.language import _, current_language
from rostering.reports.palette import SHIFT_COLOURS

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
MOST_ROWS, ROWS_MM, TALLEST_MM = (
    41,
    168,
    8.6,
)  # of a week on A4 across, its heading and legend apart
TAGS = {"en": "en", "zh": "zh-CN"}


def render(template: str, *, title: str, **values: Any) -> str:
    """The page that `template`, which extends base.html, makes of the values; all text is escaped.

    base.html knows `title` (of the window, and the heading where no `heading` is given), `heading`,
    `subtitle`, `badge` (its standing), `draft` (whether that stands out), `mark` (a word such as DRAFT
    across each printed sheet), `facts` (pairs of a name and a value) and `footer`.
    """
    words = {"skip": _("To the content"), "facts": _("About this page")}
    text = _environment().get_template(template)
    return text.render(
        title=title, lang=language_tag(), style=style_sheet(), base_words=words, **values
    )


def language_tag() -> str:
    """The language in use, as HTML names it."""
    return TAGS[current_language()]


@cache
def style_sheet() -> str:
    """The one style sheet of all pages, charts and colours of shifts with it."""
    page, chart, paper, *forms = (
        (TEMPLATES / f"{name}.css").read_text(encoding="utf-8")
        for name in ("page", "chart", "print", "wall", "strips", "payslips")
    )
    light, dark = _colours()
    night = f"@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"
    return "\n".join((page, chart, light, night, paper, *forms, _row_heights()))


def _row_heights() -> str:
    """Rules for `.rows-1` … `.rows-41`: that many rows fill a sheet of paper across, and do not leave it."""
    rules = "".join(
        f"  .rows-{count} :is(td, th) {{ height: {min(ROWS_MM / (count + 1), TALLEST_MM):.2f}mm; }}\n"
        for count in range(1, MOST_ROWS + 1)
    )
    return f"@media print {{\n{rules}}}\n"


def _colours() -> tuple[str, str]:
    """The rules for `.shift-0`, `.shift-1` …, on paper and on a dark screen."""
    light = "".join(
        f".shift-{number} {{ background: {one.fill}; color: {one.text}; }}\n"
        for number, one in enumerate(SHIFT_COLOURS)
    )
    dark = "".join(
        f".shift-{number} {{ background: {one.dark_fill}; color: {one.dark_text}; }}\n"
        for number, one in enumerate(SHIFT_COLOURS)
    )
    return light, dark


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
