"""A centre folder, read whole: every problem of every file at once."""

from __future__ import annotations

from pathlib import Path

from rostering.centre.demand import read_demand
from rostering.centre.limits import read_limits, read_pairs
from rostering.centre.people import read_agents, read_grades
from rostering.centre.requests import read_requests
from rostering.centre.rotations import read_rotations
from rostering.centre.rule_values import check_rule_values
from rostering.centre.settings import FILE, Settings, read_settings
from rostering.centre.volumes import read_volumes
from rostering.centre.words import grade_words
from rostering.domain.centre import Centre
from rostering.errors import CentreError, InputError, InputProblem, PolicyError
from rostering.language import _, listed
from rostering.policy.catalogue import Catalogue, load_catalogue

TABLES = ("agents", "grades", "demand", "volumes", "requests", "limits", "pairs")
SUFFIXES = (".csv", ".xlsx")


def read_centre(folder: Path) -> Centre:
    """The centre in `folder`; raises CentreError with every problem of its files and rules."""
    if not (folder / FILE).is_file():
        raise CentreError([_no_centre(folder)])
    problems: list[InputProblem] = []
    settings = read_settings(folder / FILE, problems)
    grades = _grades(folder / "rules", problems, settings)
    if settings is None:
        raise CentreError(problems)
    roles, shifts = settings.roles, settings.shifts
    tables = {name: _table(folder, name, problems) for name in TABLES}
    if tables["agents"] is None:
        problems.append(InputProblem("agents.csv", _("is missing")))
        raise CentreError(problems)
    agents, ids = read_agents(tables["agents"], roles, grades, problems)
    if not ids:
        raise CentreError(problems or [InputProblem(tables["agents"].name, _("has no agents"))])
    changes = read_grades(tables["grades"], ids, grades, problems) if tables["grades"] else ()
    demand = (
        read_demand(tables["demand"], roles, shifts, settings.opening_hours, problems)
        if tables["demand"]
        else ()
    )
    demanded = {rule.role for rule in demand}
    volumes = (
        read_volumes(tables["volumes"], roles, demanded, problems) if tables["volumes"] else ()
    )
    requests = (
        read_requests(tables["requests"], ids, roles, shifts, problems)
        if tables["requests"]
        else ()
    )
    limits = read_limits(tables["limits"], ids, shifts, problems) if tables["limits"] else ()
    pairs = read_pairs(tables["pairs"], ids, problems) if tables["pairs"] else ()
    rotations = read_rotations(folder, ids, shifts, problems)
    if problems:
        raise CentreError(problems)
    return Centre(
        folder=folder,
        name=settings.name,
        zone=settings.zone,
        language=settings.language,
        roles=roles,
        shifts=shifts,
        agents=agents,
        opening_hours=settings.opening_hours,
        events=settings.events,
        duty_rota=settings.duty_rota,
        grade_changes=changes,
        demand=demand,
        requests=requests,
        volumes=volumes,
        week_start=settings.week_start,
        limits=limits,
        pairs=pairs,
        moved_holidays=settings.moved_holidays,
        rotations=rotations,
        region=settings.region,
    )


def _no_centre(folder: Path) -> InputProblem:
    hint = _("go to a centre folder, or make one: rostering init demo --sample three-role-centre")
    return InputProblem(str(folder), _("there is no centre.toml here"), "", hint)


def _grades(rules: Path, problems: list[InputProblem], settings: Settings | None) -> dict[str, str]:
    """Every word for a grade with its name; the centre's own rule files and its
    region are checked by the way."""
    try:
        catalogue = load_catalogue(rules)
        words = grade_words(catalogue)
        if settings is not None:
            _check_region(catalogue, settings.region, problems)
            known = {
                "roles": settings.roles,
                "grades": set(words.values()),
                "shifts": settings.shifts,
            }
            check_rule_values(catalogue, known, rules, problems)
        return words
    except InputError as error:
        problems += error.problems
    except PolicyError as error:
        problems.append(InputProblem(str(rules), error.message, "", error.hint))
    return grade_words(load_catalogue())


def _check_region(catalogue: Catalogue, region: str, problems: list[InputProblem]) -> None:
    """A region must have its minimum wage in the rules."""
    known = catalogue.of_kind("minimum_wage")
    if region and region not in known:
        hint = _("known are {names}; another one is a file in rules/minimum_wage/").format(
            names=listed(known)
        )
        problems.append(InputProblem(FILE, _("the region has no minimum wage"), region, hint))


def table_of(folder: Path, name: str) -> Path | None:
    """The file of a table, if there is one; raises CentreError where it is there in two forms."""
    problems: list[InputProblem] = []
    found = _table(folder, name, problems)
    if problems:
        raise CentreError(problems)
    return found


def _table(folder: Path, name: str, problems: list[InputProblem]) -> Path | None:
    """The file of a table, if there is one; only one of its forms may be there."""
    files = [folder / f"{name}{suffix}" for suffix in SUFFIXES]
    there = [file for file in files if file.is_file()]
    if len(there) > 1:
        names = listed(file.name for file in there)
        problems.append(InputProblem(name, _("is there twice; keep one of them"), names))
    return there[0] if there else None
