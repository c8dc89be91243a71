"""Pages made of sections: text, a table whose cells link on, charts, a derivation as nested lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rostering.domain.derivation import Derivation
from rostering.language import _
from rostering.reports.page import render

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and where it leads. `style` holds classes of page.css; `spoken` is what a screen reader
    says instead of a text that is too short to be understood alone."""

    text: str
    link: str = ""
    style: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows whose first cell names the row; the columns counted in `numbers` are set to the right.

    On a phone each row is a card, where `cards` says so.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    total: tuple[Cell, ...] = ()
    cards: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its own title; what is empty is left out."""

    title: str
    text: tuple[str, ...] = ()
    table: Table | None = None
    charts: tuple[Markup, ...] = ()
    tree: Derivation | None = None
    links: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Badge:
    """The standing of a whole page; `draft` where nothing on it is final yet."""

    text: str = ""
    draft: bool = False


FINAL = Badge()


def sections_page(
    title: str,
    sections: Sequence[Section],
    *,
    trail: Sequence[Cell] = (),
    subtitle: str = "",
    badge: Badge = FINAL,
) -> str:
    """The page. `trail` leads to it, from the outermost page on."""
    return render(
        "sections.html",
        title=title,
        subtitle=subtitle,
        badge=badge.text,
        draft=badge.draft,
        sections=sections,
        trail=trail,
        trail_name=_("You are here"),
    )
