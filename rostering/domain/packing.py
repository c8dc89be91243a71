"""Frozen dataclasses as JSON can hold them, and back by their own type hints.

A mapping becomes a list of pairs, so that its keys keep their type. Times keep their offset as UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo


def plain(value: Any) -> Any:
    """`value` in what JSON can hold; TypeError for a kind that nobody thought of."""
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, ZoneInfo):
        return value.key
    if isinstance(value, Path):
        return value.as_posix()
    if isinstance(value, Mapping):
        return [[plain(key), plain(item)] for key, item in value.items()]
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} cannot be packed")


def restored(hint: Any, data: Any) -> Any:
    """What `plain` made `data` of, of the type `hint`."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _restored_union(arguments, data)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return hint(**{name: restored(hints[name], item) for name, item in data.items()})
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return tuple(restored(arguments[0], item) for item in data)
        return tuple(restored(of, item) for of, item in zip(arguments, data, strict=True))
    if origin in (list, set, frozenset):
        return origin(restored(arguments[0], item) for item in data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {restored(arguments[0], key): restored(arguments[1], item) for key, item in data}
    return _restored_value(hint, data)


def _restored_value(hint: Any, data: Any) -> Any:
    if hint is datetime or hint is date:
        return hint.fromisoformat(data)
    if isinstance(hint, type) and issubclass(hint, Enum | ZoneInfo | Path):
        return hint(data)
    return data


def _restored_union(arguments: tuple[Any, ...], data: Any) -> Any:
    """Unions here are of None, or of plain values and one tuple."""
    if data is None and NoneType in arguments:
        return None
    several = [of for of in arguments if of is not NoneType]
    if len(several) == 1:
        return restored(several[0], data)
    if isinstance(data, list):
        of = next(of for of in several if get_origin(of) is tuple)
        return restored(of, data)
    return data


@cache
def _hints(of: type) -> dict[str, Any]:
    return get_type_hints(of)
