"""Where the data that ships with the program lies, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def data_folder(name: str) -> Path:
    """The folder of shipped data called `name`: "rules" or "samples".

    An installed program carries it in `rostering/_data`. In a checkout it lies beside the package,
    and is only believed there when `pyproject.toml` is its neighbour: some other package may well
    install a top-level folder `rules`.
    """
    installed = PACKAGE / "_data" / name
    if installed.is_dir():
        return installed
    checkout = PACKAGE.parent / name
    if checkout.is_dir() and (PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    raise FileNotFoundError(f"the data folder {name!r} is missing from this installation")
