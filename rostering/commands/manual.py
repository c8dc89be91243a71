"""Help pages in lines of at most 80 cells, also in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from rostering.language import _, labelled
from rostering.reports.wrapping import wide, wrapped

KEPT = "\b"  # Click's mark of a paragraph that keeps its lines


class Manual(click.HelpFormatter):
    """Click's layout, measured in cells instead of characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, labelled(_("Usage"), "") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(" " * self.current_indent + labelled(heading, "").rstrip() + "\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        paragraphs = [
            "\n".join(indent + line for line in self._lines(paragraph))
            for paragraph in text.strip("\n").split("\n\n")
        ]
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        rows = list(rows)
        column = min(max(wide(term) for term, _text in rows), col_max) + col_spacing
        margin = " " * self.current_indent
        room = max(self.width - self.current_indent - column, 10)
        for term, text in rows:
            lines = wrapped(text, room, 0)
            if wide(term) > column - col_spacing:
                lines = [margin + term, *(margin + " " * column + line for line in lines)]
            else:
                first = margin + term + " " * (column - wide(term)) + lines[0]
                lines = [first, *(margin + " " * column + line for line in lines[1:])]
            self.write("\n".join(line.rstrip() for line in lines) + "\n")

    def _lines(self, paragraph: str) -> Sequence[str]:
        lines = paragraph.split("\n")
        if lines[0].strip() == KEPT:
            return lines[1:]
        return wrapped(" ".join(lines), self.width - self.current_indent, 0)


def use_manual() -> None:
    """Let every help page be written so."""
    click.Context.formatter_class = Manual
