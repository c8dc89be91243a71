"""Paper: PDF files set by typst, the extra `pdf`, from templates in the package.

Nothing is printed as an empty box: every character is looked for in the fonts of the machine first, and
where one is missing the font to install is named.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from rostering.errors import RosteringError
from rostering.language import _
from rostering.reports.page import language_tag

TEMPLATES = Path(__file__).parent / "templates"
FONT = "Noto Sans CJK SC"
NOWHERE = (
    "\U0010fffd"  # a private character that no font has: what it looks like is a missing glyph
)
GLYPH = re.compile(r'<use [^>]*href="#(\w+)"')
SEEN_AT_ONCE = 400
UNDRAWN = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")  # controls, formats, marks upon others, blanks


class PdfError(RosteringError):
    """Paper cannot be printed on this machine: typst or a font is missing."""


def pdf(template: str, data: dict[str, Any]) -> bytes:
    """The PDF that `template` (such as wall.typ) makes of plain data; the same data, the same bytes.

    Raises PdfError where typst is not installed, or where no font has a character of the data.
    """
    typst = _typst()
    missing = missing_glyphs("".join(sorted({sign for text in texts(data) for sign in text})))
    if missing:
        shown = " ".join(missing[:10])
        raise PdfError(
            _("no font of this machine has the characters {shown}").format(shown=shown),
            _("install the font {font} (Debian: apt-get install fonts-noto-cjk)").format(font=FONT),
        )
    values = {"language": language_tag(), **data}
    made: bytes = typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
    )
    return made


def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise PdfError(
            _("PDF needs typst, which is not installed"),
            _("install it: python -m pip install 'rostering[pdf]'; or print the HTML page"),
        ) from None
    return typst


def texts(data: Any) -> Iterator[str]:
    """Every text in plain data, keys left out."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from texts(value)


@cache
def _fonts() -> Any:
    """The machine's fonts: looking for them takes longer than setting a sheet."""
    return _typst().Fonts()


def missing_glyphs(signs: str) -> str:
    """Those of the characters that no font of the machine has.

    Each is drawn on a line of its own; where none is, typst draws the same picture as for a character
    that cannot exist. What was looked for once is known: files for an agent each have much in common.
    """
    known = _known_glyphs()
    drawn = [sign for sign in signs if unicodedata.category(sign) not in UNDRAWN]
    new = [sign for sign in drawn if sign not in known]
    for start in range(0, len(new), SEEN_AT_ONCE):
        part = new[start : start + SEEN_AT_ONCE]
        nowhere, *pictures = _pictures([NOWHERE, *part])
        known |= {sign: not seen & nowhere for sign, seen in zip(part, pictures, strict=True)}
    return "".join(sign for sign in drawn if not known[sign])


@cache
def _known_glyphs() -> dict[str, bool]:
    """The characters that were looked for so far: whether a font of the machine has them."""
    return {}


def _pictures(signs: list[str]) -> list[set[str]]:
    """The names of the glyphs that each character is drawn with."""
    page = _typst().compile(
        str(TEMPLATES / "glyphs.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        format="svg",
        sys_inputs={"signs": json.dumps(signs)},
    )
    text = page.decode() if isinstance(page, bytes) else "".join(one.decode() for one in page)
    lines = re.split(r'<path [^>]*fill="#010203"', text.split("<defs")[0])[1:]
    return [set(GLYPH.findall(line)) for line in lines]


def is_installed() -> bool:
    """Whether PDF can be made here at all."""
    try:
        _typst()
    except PdfError:
        return False
    return True
