"""The contract of units: one file name in code, rules and cases, and the shape that its folder asks for."""

from __future__ import annotations

import ast
import inspect
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rostering.discovery import modules_in
from rostering.payroll.cases import check_cases, read_cases
from rostering.policy.catalogue import load_catalogue
from rostering.policy.rule import Rule, Value
from rostering.resources import data_folder

TESTS = Path(__file__).parent
CASES = TESTS / "cases"
CODE = TESTS.parent / "rostering"
PACKAGES = {
    "findings": "rostering.attendance.findings",
    "pay_rules": "rostering.payroll.pay_rules",
    "law": "rostering.payroll.law",
    "score": "rostering.payroll.score",
    "constraints": "rostering.scheduling.constraints",
    "preferences": "rostering.scheduling.preferences",
    "hour_constraints": "rostering.scheduling.hour_constraints",
    "hour_preferences": "rostering.scheduling.hour_preferences",
    "importers": "rostering.attendance.importers",
}
FUNCTIONS = {
    "findings": {"find": ["matched", "rule"]},
    "pay_rules": {"charge": ["inputs", "rule"]},
    "law": {"warn": ["inputs", "entries", "rule"]},
    "score": {"points": ["facts", "rule"]},
    "constraints": {"add": ["variables", "rule"], "violations": ["roster", "request", "rule"]},
    "preferences": {"costs": ["variables", "rule"], "price": ["roster", "request", "rule"]},
    "hour_constraints": {"add": ["hours", "rule"], "violations": ["roster", "request", "rule"]},
    "hour_preferences": {"costs": ["hours", "rule"], "price": ["roster", "request", "rule"]},
    "importers": {"recognises": ["sample"], "read": ["source"]},
}
RULED = [kind for kind in PACKAGES if kind != "importers"]
BY_PARAMETERS = ("findings", "constraints", "preferences", "hour_constraints", "hour_preferences")
OF_ONE_AGENT = ("findings", "pay_rules", "law")  # their cases are those of `rules check`
SHARED_VALUES = {
    ("pay_rules", "day_rate"),
    ("score", "demotion"),
    ("score", "promotion"),
    ("score", "total"),
}  # values that several rules read, and no unit


def is_of_one_agent(file: Path) -> bool:
    """Whether the cases are those of `rules check`; the others say that they have another shape."""
    return file.is_file() and '"shape"' not in file.read_text(encoding="utf-8")


UNITS = [
    (kind, name, unit)
    for kind, package in PACKAGES.items()
    for name, unit in modules_in(package).items()
]
PRICED = [
    (kind, name, parameter)
    for kind in OF_ONE_AGENT
    for name, rule in load_catalogue().of_kind(kind).items()
    for parameter in rule.parameters
    if is_of_one_agent(CASES / kind / f"{name}.json")
]
CLAUSES = {
    f"{letter}{number}"
    for letter, last in
    {"R": 8, "G": 18, "A": 11, "O": 6, "D": 17, "P": 8, "T": 2}.items()
    for number in range(1, last + 1)
}  # fmt: skip
LAWS = {f"L{number:02d}" for number in (*range(1, 8), *range(9, 12), *range(16, 19))}
CLAUSE = re.compile(r"\b[A-Z]\d{1,2}\b")
MODULE_LINES, FUNCTION_LINES, LONG_FUNCTION = 300, 60, 40


def units_of(*kinds: str) -> pytest.MarkDecorator:
    """Parametrise over the units of these folders."""
    chosen = [unit for unit in UNITS if unit[0] in kinds]
    names = [f"{kind}/{name}" for kind, name, _unit in chosen]
    return pytest.mark.parametrize(("kind", "name", "unit"), chosen, ids=names)


def rule_files() -> list[Path]:
    return sorted(data_folder("rules").rglob("*.toml"))


@units_of(*PACKAGES)
def test_a_unit_says_what_it_is(kind: str, name: str, unit: ModuleType) -> None:
    assert unit.__doc__
    assert len(unit.__doc__.splitlines()[0]) > 20


@units_of(*PACKAGES)
def test_a_unit_has_the_functions_of_its_folder(kind: str, name: str, unit: ModuleType) -> None:
    for function, parameters in FUNCTIONS[kind].items():
        assert list(inspect.signature(getattr(unit, function)).parameters) == parameters
        assert getattr(unit, function).__doc__, f"{function} has no docstring"


@units_of(*PACKAGES)
def test_a_unit_imports_no_unit_beside_it(kind: str, name: str, unit: ModuleType) -> None:
    package = PACKAGES[kind]
    siblings = {f"{package}.{other}" for other in modules_in(package)}
    assert unit.__file__
    assert not siblings & set(imported(Path(unit.__file__)))


@units_of(*RULED)
def test_a_unit_has_a_rule_file(kind: str, name: str, unit: ModuleType) -> None:
    assert (kind, name) in load_catalogue().rules


@units_of(*RULED)
def test_a_unit_has_cases(kind: str, name: str, unit: ModuleType) -> None:
    assert (CASES / kind / f"{name}.json").is_file()


@units_of("importers")
def test_an_importer_has_a_sample_and_what_is_expected_of_it(
    kind: str, name: str, unit: ModuleType
) -> None:
    samples = TESTS / "attendance" / "importers" / "samples"
    beside = [file.name for file in samples.rglob("*") if name in str(file.relative_to(samples))]
    assert any("expected" in file for file in beside)
    assert any("expected" not in file for file in beside)


@units_of(*BY_PARAMETERS)
def test_the_parameters_of_a_unit_are_those_of_its_rule_file(
    kind: str, name: str, unit: ModuleType
) -> None:
    declared = {field.name for field in fields(unit.Parameters)}
    assert unit.Parameters.__dataclass_params__.frozen
    assert unit.Parameters.__doc__
    assert not unit.Parameters.__doc__.startswith("Parameters(")
    assert declared == set(load_catalogue().rule(kind, name).parameters) - {"enabled"}


@units_of(*OF_ONE_AGENT)
def test_a_case_is_numbered_and_says_the_clause_that_it_stands_for(
    kind: str, name: str, unit: ModuleType
) -> None:
    cases = json.loads((CASES / kind / f"{name}.json").read_text(encoding="utf-8"))
    assert [case["id"] for case in cases] == [f"{name}-{n}" for n in range(1, len(cases) + 1)]
    for case in cases:
        cited = set(CLAUSE.findall(case["says"]))
        assert cited, case["says"]
        assert cited <= CLAUSES | LAWS


@pytest.mark.parametrize(("kind", "name", "parameter"), PRICED, ids="/".join)
def test_the_cases_of_a_unit_notice_another_value(kind: str, name: str, parameter: str) -> None:
    cases = read_cases(CASES / kind / f"{name}.json")
    rule = load_catalogue().rule(kind, name)
    noticed = [
        result
        for other in with_other_values(rule, parameter)
        for result in check_cases(cases, load_catalogue().with_([other]))
        if not result.holds
    ]
    assert noticed


@units_of("law")
def test_a_legal_check_warns_with_the_code_of_its_rule_file(
    kind: str, name: str, unit: ModuleType
) -> None:
    assert unit.CODE in LAWS
    assert load_catalogue().rule(kind, name).clause == unit.CODE


@pytest.mark.parametrize("kind", RULED)
def test_no_rule_file_is_without_its_unit(kind: str) -> None:
    orphans = set(load_catalogue().of_kind(kind)) - set(modules_in(PACKAGES[kind]))
    assert orphans == {name for of, name in SHARED_VALUES if of == kind}


@pytest.mark.parametrize("kind", RULED)
def test_no_case_file_is_without_its_unit(kind: str) -> None:
    files = {file.stem for file in (CASES / kind).glob("*.json")}
    assert files <= set(modules_in(PACKAGES[kind]))


def test_every_rule_tells_its_title_its_source_and_its_parameters() -> None:
    for rule in load_catalogue().rules.values():
        assert rule.title, rule.file
        assert rule.source, rule.file
        for parameter in rule.parameters.values():
            assert parameter.description, f"{rule.file}: {parameter.name}"
            assert parameter.unit, f"{rule.file}: {parameter.name}"


@pytest.mark.parametrize(
    "kind", ["staffing", "constraints", "preferences", "hour_constraints", "hour_preferences"]
)
def test_a_rule_of_rosters_says_what_it_asks_and_what_its_numbers_may_be(kind: str) -> None:
    for rule in load_catalogue().of_kind(kind).values():
        assert rule.description, rule.file
        for parameter in rule.parameters.values():
            if type(parameter.values[-1].value) is int:
                assert parameter.least is not None, f"{rule.file}: {parameter.name}"


@pytest.mark.parametrize("file", rule_files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_rule_file_cites_clauses_that_there_are(file: Path) -> None:
    cited = set(CLAUSE.findall(file.read_text(encoding="utf-8")))
    assert cited <= CLAUSES | LAWS


@pytest.mark.parametrize("file", rule_files(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_rule_file_has_no_floats(file: Path) -> None:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    assert not [value for value in leaves(data) if isinstance(value, float)]


def test_no_module_is_longer_than_it_may_be() -> None:
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}
    assert not {str(file): count for file, count in lines.items() if count > MODULE_LINES}


def test_no_function_is_longer_than_it_may_be() -> None:
    long = {where: count for where, count in functions() if count > LONG_FUNCTION}
    for where, count in long.items():
        print(f"{where} has {count} lines; a room may be missing")
    assert not {where: count for where, count in long.items() if count > FUNCTION_LINES}


def with_other_values(rule: Rule, name: str) -> list[Rule]:
    """The rule with a value a little above and a little below, or with one name fewer."""
    parameter = rule.parameters[name]
    last = parameter.values[-1]
    assert isinstance(last.value, (int, tuple))
    others: list[Value] = (
        [last.value[1:], last.value[:-1]]
        if isinstance(last.value, tuple)
        else [last.value + 1, last.value - 1]
    )
    return [
        replace(
            rule,
            parameters={
                **rule.parameters,
                name: replace(
                    parameter, values=(*parameter.values[:-1], replace(last, value=other))
                ),
            },
        )
        for other in others
    ]


def modules() -> list[Path]:
    return sorted(CODE.rglob("*.py"))


def functions() -> Iterator[tuple[str, int]]:
    """Each function with its number of lines."""
    for file in modules():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
                where = f"{file.relative_to(CODE)}: {node.name}"
                yield where, node.end_lineno - node.lineno + 1


def imported(file: Path) -> Iterator[str]:
    """The dotted names that a module imports, also those of single names."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} has a relative import"
            yield str(node.module)
            yield from (f"{node.module}.{name.name}" for name in node.names)


def leaves(data: Any) -> Iterator[Any]:
    """Every value in nested tables and lists."""
    if isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)
    else:
        yield data
