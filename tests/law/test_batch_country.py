"""The bench's pack gives what the tests of OpenFisca's country template say of the same rules.

Amounts from openfisca-country-template 8.2.0, openfisca_country_template/tests/*.yaml.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ploughshare import law
from ploughshare.law import batch
from ploughshare.law.expr import Json

PACK = law.load(Path(__file__).resolve().parents[2] / "benches/openfisca/pack")
ALONE: dict[str, Json] = {
    "adults": 1,
    "children": 0,
    "birth_1": "1970-01-01",
    "capital_1": "0.00",
    "rent": "0.00",
}
COUPLE: dict[str, Json] = {**ALONE, "adults": 2, "birth_2": "1970-01-01", "capital_2": "0.00"}
TENANT: dict[str, Json] = {"occupancy": "tenant", "square_metres": "100/1"}
SMALL: dict[str, Json] = {"occupancy": "tenant", "square_metres": "0/1"}
PARENTS: dict[str, Json] = {
    **COUPLE,
    "children": 2,
    "child_birth_1": "2010-01-15",
    "child_birth_2": "2012-01-15",
}


@pytest.mark.parametrize(
    ("as_of", "answers", "name", "amount"),
    [
        ("2013-01-01", {"salary_1": "2000.00"}, "contribution_1", 60),
        ("2013-01-01", {"salary_1": "15000.00"}, "contribution_1", 660),
        ("2015-01-01", {"salary_1": "2000.00"}, "contribution_1", 80),
        ("2015-01-01", {"salary_1": "15000.00"}, "contribution_1", 824),
        ("2017-01-01", {"salary_1": "2000.00"}, "contribution_1", 40),
        ("2017-01-01", {"salary_1": "15000.00"}, "contribution_1", 816),
        ("2017-01-01", {**ALONE, "salary_1": "10000.00"}, "income_tax_1", 1500),
        ("2017-01-01", {**ALONE, "birth_1": "1961-01-15", "salary_1": "2400.00"}, "income_tax_1", 360),
        ("2015-11-01", {"birth_1": "1997-11-01", "salary_1": "0.00"}, "basic_income_1", 0),
        ("2015-12-01", {"birth_1": "1997-12-01", "salary_1": "0.00"}, "basic_income_1", 600),
        ("2015-12-01", {"birth_1": "1997-12-02", "salary_1": "0.00"}, "basic_income_1", 0),
        ("2015-12-01", {"birth_1": "1997-12-01", "salary_1": "1200.00"}, "basic_income_1", 0),
        ("2016-12-01", {"birth_1": "1998-12-02", "salary_1": "0.00"}, "basic_income_1", 0),
        ("2016-12-01", {"birth_1": "1998-12-01", "salary_1": "1200.00"}, "basic_income_1", 600),
        ("2017-01-01", {"occupancy": "tenant", "square_metres": "40/1"}, "housing_tax", 400),
        ("2017-01-01", {"occupancy": "free_lodger", "square_metres": "40/1"}, "housing_tax", 0),
        ("2017-01-01", TENANT, "housing_tax", 1000),
        ("2016-01-01", {"rent": "400.00"}, "housing_allowance", 100),
        ("2016-12-01", {"rent": "400.00"}, "housing_allowance", 0),
        ("2017-01-01", {"adults": 1, "salary_1": "249.00"}, "meal_price", 0),
        ("2017-01-01", {"adults": 1, "salary_1": "250.00"}, "meal_price", 1),
        ("2017-01-01", {"adults": 1, "salary_1": "500.00"}, "meal_price", 2),
        ("2017-01-01", {"adults": 1, "salary_1": "3000.00"}, "meal_price", 8),
        ("2017-01-01", {"adults": 1, "salary_1": "249.00"}, "swimming_pool_access", 0),
        ("2017-01-01", {"adults": 1, "salary_1": "500.00"}, "swimming_pool_access", 2),
        ("2017-01-01", {"adults": 1, "salary_1": "1000.00"}, "swimming_pool_access", 4),
        ("2017-01-01", {**PARENTS, "salary_1": "250.00", "salary_2": "250.00"}, "parenting_allowance", 600),
        ("2018-01-01", {**PARENTS, "salary_1": "250.00", "salary_2": "251.00"}, "parenting_allowance", 0),
        ("2025-01-01", {**ALONE, **SMALL, "salary_1": "0.00"}, "disposable_income", 583.33),
        (
            "2025-01-01",
            {**COUPLE, **SMALL, "salary_1": "0.00", "salary_2": "0.00"},
            "disposable_income",
            1183.33,
        ),
        (
            "2025-01-01",
            {**COUPLE, **SMALL, "salary_1": "1250.00", "salary_2": "1250.00"},
            "disposable_income",
            3258.33,
        ),
        (
            "2025-01-01",
            {**COUPLE, **TENANT, "salary_1": "4000.00", "salary_2": "6000.00"},
            "disposable_income",
            9416.67,
        ),
    ],
)
def test_an_amount_is_the_one_the_template_s_own_tests_expect(
    as_of: str, answers: dict[str, Json], name: str, amount: float
) -> None:
    case = (law.parse_answers(PACK, answers), date.fromisoformat(as_of).toordinal())
    column = batch.values(PACK, batch.columns_of(PACK, [case]), [name])[name]
    assert isinstance(column, batch.NumberColumn)
    assert (column.lo[0], column.hi[0]) == (round(amount * 100), round(amount * 100))
