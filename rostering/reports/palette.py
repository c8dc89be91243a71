"""Calm colours for shifts and roles, the same in every form; no colour says anything on its own.

A shift's colour follows its place in the centre file, so that it stays the same from week to week.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """Background and text on white paper and on a dark screen, as #RRGGBB; the text stands out from
    its background by at least 7 to 1. `terminal` is the colour that click knows it by."""

    fill: str
    text: str
    dark_fill: str
    dark_text: str
    terminal: str


SHIFT_COLOURS = (
    Colour("#FCEBC5", "#583C00", "#47381A", "#F8E3B0", "yellow"),
    Colour("#D8E8F8", "#123E69", "#1E3B58", "#D2E6FA", "bright_blue"),
    Colour("#E9DFF5", "#48276F", "#3C2D56", "#E8DCF8", "magenta"),
    Colour("#CBD5E4", "#1B2B47", "#2B3853", "#D9E3F3", "cyan"),
    Colour("#D6EDDB", "#14492A", "#1F4531", "#CFEDD8", "green"),
    Colour("#F8DCE1", "#6B1B2D", "#532733", "#F8D9E0", "red"),
    Colour("#CFEBE9", "#0C4847", "#1B4746", "#CBEFEC", "bright_cyan"),
    Colour("#EAE3D6", "#4A3E2B", "#423A2D", "#EFE7D8", "bright_yellow"),
)
ROLE_TERMINAL = ("blue", "green", "bright_magenta", "bright_black", "bright_green", "bright_red")


def numbered(names: Iterable[str]) -> dict[str, int]:
    """The number of the colour of each name, in order; past the last colour they begin again."""
    return {name: place % len(SHIFT_COLOURS) for place, name in enumerate(names)}


def shift_colours(codes: Iterable[str]) -> dict[str, Colour]:
    """The colour of each shift, by its place in the centre file."""
    return {code: SHIFT_COLOURS[number] for code, number in numbered(codes).items()}
