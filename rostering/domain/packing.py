"""Frozen dataclasses as JSON can hold them, and back by their own type hints.

A mapping becomes a list of pairs, so that its keys keep their type. Times keep their offset as UTC.
What is to be done with a type is worked out once, not for each of a million punches.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

Turn = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """`value` in what JSON can hold; TypeError for a kind that nobody thought of."""
    kind: Any = type(value)
    return _plainer(kind)(value)


def packed_pieces(value: Any) -> Iterator[str]:
    """The JSON text of `plain(value)` piece by piece, so that a large month is never held twice.

    A piece is a field of the dataclasses that lie one in the other, or an item of a tuple in them.
    """
    if is_dataclass(value):
        yield from _in_brackets("{", (_named(value, item.name) for item in fields(value)), "}")
    elif isinstance(value, tuple):
        yield from _in_brackets("[", ((_text(item),) for item in value), "]")
    else:
        yield _text(value)


def _in_brackets(first: str, parts: Iterator[Any], last: str) -> Iterator[str]:
    yield first
    comma = ""
    for part in parts:
        yield comma
        yield from part
        comma = ", "
    yield last


def _named(value: Any, name: str) -> Iterator[str]:
    yield f"{json.dumps(name)}: "
    yield from packed_pieces(getattr(value, name))


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _text(value: Any) -> str:
    return _encode(plain(value))


@cache
def _plainer(of: Any) -> Turn:
    if is_dataclass(of):
        names = tuple(item.name for item in fields(of))
        return lambda value: {name: plain(getattr(value, name)) for name in names}
    for kinds, turn in _PLAIN:
        if issubclass(of, kinds):
            return turn
    raise TypeError(f"{of.__name__} cannot be packed")


def _itself(value: Any) -> Any:
    return value


_PLAIN: tuple[tuple[type | tuple[type, ...], Turn], ...] = (
    (Enum, lambda value: value.value),
    ((NoneType, bool, int, str), _itself),
    (date, lambda value: value.isoformat()),
    (ZoneInfo, lambda value: value.key),
    (Path, lambda value: value.as_posix()),
    (Decimal, lambda value: format(value, "f")),
    (Mapping, lambda value: [[plain(key), plain(item)] for key, item in value.items()]),
    ((frozenset, set), lambda value: sorted(plain(item) for item in value)),
    ((tuple, list), lambda value: [plain(item) for item in value]),
)


def restored(hint: Any, data: Any) -> Any:
    """What `plain` made `data` of, of the type `hint`."""
    return _restorer(hint)(data)


@cache
def _restorer(hint: Any) -> Turn:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _restorer_of_union(arguments)
    if is_dataclass(hint) and isinstance(hint, type):
        # not by `cache` alone: a dataclass may hold itself, as a derivation does
        hints = get_type_hints(hint)
        return lambda data: hint(
            **{name: _restorer(hints[name])(item) for name, item in data.items()}
        )
    if origin is tuple:
        return _restorer_of_tuple(arguments)
    if origin in (list, set, frozenset):
        turn = _restorer(arguments[0])
        return lambda data: origin(map(turn, data))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = _restorer(arguments[0]), _restorer(arguments[1])
        return lambda data: {key(name): value(item) for name, item in data}
    return _restorer_of_value(hint)


def _restorer_of_tuple(arguments: tuple[Any, ...]) -> Turn:
    if arguments[-1] is Ellipsis:
        of = arguments[0]
        return lambda data: tuple(map(_restorer(of), data))
    several = [_restorer(of) for of in arguments]
    return lambda data: tuple(turn(item) for turn, item in zip(several, data, strict=True))


def _restorer_of_value(hint: Any) -> Turn:
    if hint is datetime or hint is date:
        turn: Turn = hint.fromisoformat
        return turn
    if isinstance(hint, type) and issubclass(hint, Enum | ZoneInfo | Path | Decimal):
        return hint
    return _itself


def _restorer_of_union(arguments: tuple[Any, ...]) -> Turn:
    """Unions here are of None, or of plain values and one tuple."""
    several = [of for of in arguments if of is not NoneType]
    if len(several) == 1:
        only = _restorer(several[0])
        return lambda data: None if data is None else only(data)
    of_tuple = next((of for of in several if get_origin(of) is tuple), None)
    return lambda data: (
        _restorer(of_tuple)(data) if of_tuple is not None and isinstance(data, list) else data
    )
