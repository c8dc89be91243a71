"""The catalogue of translations: what is marked is gathered, kept translations stay, and it is compiled.

    python -m tools.catalogue           gather, write the .po files, compile, and list what is missing

`rostering/locale/zh_CN/*.po` is one file a room, edited by hand; `LC_MESSAGES/rostering.mo` is what
the program reads. Texts are marked with `_()` and `plural()`; beside those the one-line helps of
the commands, the words of enumerations, the prose of the rule files, templates, and Click's own texts
are gathered.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
CODE = ROOT / "rostering"
RULES = ROOT / "rules"
SAMPLES = ROOT / "samples"
FOLDER = CODE / "locale" / "zh_CN"
COMPILED = FOLDER / "LC_MESSAGES" / "rostering.mo"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "plural": (1, 2)}
MARKS = {"_": 1, "plural": 2, "ngettext": 2}  # how many texts each takes
HELPS = ("COMMANDS", "TEXTS")  # the dictionaries that hold a line of help a command
ENUMERATIONS = ("Enum", "StrEnum")
NAMED = (
    "findings",
    "leave",
    "incidents",
    "fixed_duties",
)  # rules whose name is shown as a word
WORDS_OF = {
    "fixed duty": ("due", "done", "late", "missing", "excused"),
    "attendance list": ("on_time", "late", "no_notebook", "absent", "excused"),
}
WORDS = (
    # kinds that are data, not texts of the code
    "agents", "roles", "demand rows", "volume rows", "requests", "rules",
    "missing_in", "missing_out", "single_punch_ambiguous", "suspect_missing_out", "missing_part",
    "missing_visit", "comp_balance_short", "shift_pending", "silent_device", "rest_expires",
    "social_insurance", "housing_fund", "income_tax", "bonus", "commission", "profit_share",
    "seniors", "supervisors", "shifts",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "base", "floating", "allowance", "overtime", "own_work_overtime", "absence", "adjustment",
    "settlement", "reward", "punishment", "law", "appraisal_bonus", "attendance_bonus",
    "dismissal_review", "absent_on_statutory_holiday", "probation_over",
    "late_early", "score_least", "mark_least", "months_in_grade", "punishments_most", "missing_most",
    "ok", "optional", "warning",
    "conduct", "diligence", "tasks", "skill", "duties", "absence", "frequent_leave",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
TEMPLATES = ("*.html", "*.j2", "*.jinja")
FIXED = datetime(2026, 1, 1, tzinfo=UTC)  # a date of making would change every file

Text = str | tuple[str, ...]
Key = tuple[str, str]
Found = tuple[str, Text, str, str]
"""A room, a text (or its singular and plural), the file it stands in, and what it is a word of."""


def gathered() -> list[Found]:
    """Every text that a person may read, each with its room; a text of several rooms comes often."""
    return [*_of_code(), *_of_templates(), *_of_rules(), *_of_words(), *_of_click()]


def translations() -> dict[Key, Text]:
    """What is translated so far, by what it is a word of and the English (of plurals, the singular)."""
    return {
        key_of(message.id, message.context or ""): message.string
        for file in sorted(FOLDER.glob("*.po"))
        for message in _read(file)
        if message.id and any(_forms(message.string))
    }


def catalogues(found: Iterable[Found], known: dict[Key, Text]) -> dict[str, Catalog]:
    """A catalogue a room; a text stands in the first room that has it."""
    rooms: dict[str, Catalog] = {}
    placed: dict[Key, str] = {}
    for room, text, file, of in found:
        key = key_of(text, of)
        catalogue = rooms.setdefault(placed.setdefault(key, room), _empty())
        catalogue.add(text, known.get(key, ""), locations=[(file, 0)], context=of or None)
    return rooms


def whole(rooms: dict[str, Catalog]) -> Catalog:
    """All rooms in one catalogue, as it is compiled."""
    everything = _empty()
    for _room, catalogue in sorted(rooms.items()):
        for message in catalogue:
            if message.id:
                everything.add(message.id, message.string, context=message.context)
    return everything


def as_po(catalogue: Catalog) -> bytes:
    """The text of a .po file, without dates."""
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_by_file=True, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if "-Date: 2026" not in line).encode()


def as_mo(catalogue: Catalog) -> bytes:
    """The compiled catalogue."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def compiled() -> bytes:
    """What the .po files compile to as they stand."""
    return as_mo(whole({file.stem: _read(file) for file in FOLDER.glob("*.po")}))


def missing(rooms: dict[str, Catalog]) -> list[Message]:
    """The texts without a translation."""
    return [
        message
        for catalogue in rooms.values()
        for message in catalogue
        if message.id and not all(_forms(message.string))
    ]


def key_of(text: Text, of: str = "") -> Key:
    """What a translation is found by."""
    return of, text if isinstance(text, str) else text[0]


def _forms(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _empty() -> Catalog:
    return Catalog(
        locale="zh_CN",
        project="rostering",
        header_comment="# The Chinese of rostering; one file a room, see tools/catalogue.py.",
        fuzzy=False,
        creation_date=FIXED,
        revision_date=FIXED,
        last_translator="The rostering developers",
        language_team="zh_CN",
        copyright_holder="The rostering developers",
    )


def _read(file: Path) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, locale="zh_CN")


def _of_code() -> Iterator[Found]:
    for file in sorted(CODE.rglob("*.py")):
        inside = file.relative_to(CODE)
        room = inside.parts[0] if len(inside.parts) > 1 else "program"
        name = str(file.relative_to(ROOT))
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for text in [*_marked(tree), *_helps(tree), *_members(tree), *_units(tree)]:
            yield room, text, name, ""


def _marked(tree: ast.Module) -> Iterator[Text]:
    """The texts given to `_` and `plural`, also inside f-strings, where Babel does not look."""
    for call in _calls(tree, *MARKS):
        wanted = call.args[: MARKS[_called(call)]]
        words = [word.value for word in wanted if isinstance(word, ast.Constant)]
        if len(words) == len(wanted) and words[0]:
            yield words[0] if len(words) == 1 else tuple(words)


def _units(tree: ast.Module) -> Iterator[str]:
    """The units in which the price of a preference is told: a Price names its rule, amount and unit."""
    for call in _calls(tree, "Price"):
        unit = call.args[2] if len(call.args) > 2 else None
        if isinstance(unit, ast.Constant):
            yield str(unit.value)


def _calls(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    yield from sorted(
        (call for call in nodes if _called(call) in names), key=lambda call: call.lineno
    )


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _helps(tree: ast.Module) -> Iterator[str]:
    """The one-line helps of commands: they stand unmarked, because they are shown later."""
    for node in tree.body:
        names = [getattr(target, "id", "") for target in getattr(node, "targets", ())]
        if isinstance(node, ast.Assign) and set(names) & set(HELPS):
            yield from (value.value for value in node.value.values)  # type: ignore[attr-defined]


def _members(tree: ast.Module) -> Iterator[str]:
    """The words of enumerations, which tables and messages show."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        if not {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases} & set(
            ENUMERATIONS
        ):
            continue
        for line in node.body:
            value = getattr(line, "value", None)
            if isinstance(line, ast.Assign) and isinstance(value, ast.Constant):
                yield str(value.value)


def _of_templates() -> Iterator[Found]:
    for pattern in TEMPLATES:
        for file in sorted(CODE.rglob(pattern)):
            room = file.relative_to(CODE).parts[0]
            for _line, text, _comments, _context in extract_from_file("jinja2", file, KEYWORDS):
                yield room, text, str(file.relative_to(ROOT)), ""


def _of_rules() -> Iterator[Found]:
    for file in sorted([*RULES.rglob("*.toml"), *SAMPLES.glob("*/rules/*/*.toml")]):
        rule = tomllib.loads(file.read_text(encoding="utf-8"))
        name = str(file.relative_to(ROOT))
        for text in _prose(rule):
            yield "rules", text, name, ""
        for parameter in rule.get("parameters", {}).values():
            if parameter.get("unit"):
                yield "rules", parameter["unit"], name, "unit"
        if file.parent.name == "grades":
            yield "words", file.stem, name, "grade"
        if file.parent.name in NAMED:
            yield "words", file.stem, name, ""


def _prose(rule: dict[str, object]) -> Iterator[str]:
    """What a rule file says in words: title, description, source, decisions; of a parameter its description."""
    yield from (str(rule[key]) for key in ("title", "description", "source") if rule.get(key))
    yield from rule.get("decisions", ())  # type: ignore[misc]
    for parameter in rule.get("parameters", {}).values():  # type: ignore[attr-defined]
        if parameter.get("description"):
            yield str(parameter["description"])


def _of_words() -> Iterator[Found]:
    for word in WORDS:
        yield "words", word, "tools/catalogue.py", ""
    for of, words in WORDS_OF.items():
        for word in words:
            yield "words", word, "tools/catalogue.py", of


def _of_click() -> Iterator[Found]:
    package = Path(click.__file__).parent
    for file in sorted(package.glob("*.py")):
        for text in _marked(ast.parse(file.read_text(encoding="utf-8"))):
            yield "click", text, f"click/{file.name}", ""


def main() -> int:
    rooms = catalogues(gathered(), translations())
    for file in FOLDER.glob("*.po"):
        if file.stem not in rooms:
            file.unlink()
    for room, catalogue in rooms.items():
        (FOLDER / f"{room}.po").write_bytes(as_po(catalogue))
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(compiled())
    absent = missing(rooms)
    for message in absent:
        print(f"{message.locations[0][0]}: {message.id!r}")
    print(
        f"{sum(len(catalogue) for catalogue in rooms.values())} texts, {len(absent)} untranslated"
    )
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
