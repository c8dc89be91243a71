"""A folder of modules is a registry: each file is one unit and its stem is the unit's name."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def modules_in(package: str) -> dict[str, ModuleType]:
    """Every module directly in `package` (a dotted name), by file name, sorted.

    Names that begin with an underscore are helpers of the folder and no units.
    """
    parent = importlib.import_module(package)
    names = sorted(
        module.name
        for module in pkgutil.iter_modules(parent.__path__)
        if not module.ispkg and not module.name.startswith("_")
    )
    return {name: importlib.import_module(f"{package}.{name}") for name in names}
