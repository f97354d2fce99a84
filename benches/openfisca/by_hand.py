"""The same rules as a programmer would write them for one month in NumPy, over columns in euros."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Amounts = NDArray[np.float64]


@dataclass(frozen=True)
class Law:
    """What the parameters are in a month."""

    income_tax: float
    thresholds: tuple[float, float]
    rates: tuple[float, float, float]
    retirement: int
    basic_income_for_all: bool
    housing_allowance: float


LAWS = {
    "2016-06": Law(0.15, (12300.0, 12300.0), (0.04, 0.06, 0.12), 61, False, 0.25),
    "2017-01": Law(0.15, (6000.0, 12400.0), (0.02, 0.06, 0.12), 62, True, 0.0),
}


def turned(birth: NDArray[np.datetime64], years: int, month: str) -> NDArray[np.bool_]:
    """Who has had so many birthdays by the first day of a month."""
    return birth <= np.datetime64(f"{int(month[:4]) - years}{month[4:]}-01")


def cents(amounts: Amounts) -> Amounts:
    """Rounded to the cent."""
    return np.rint(amounts * 100) / 100


def contribution(salary: Amounts, law: Law) -> Amounts:
    """A marginal scale of three brackets."""
    low, high = law.thresholds
    return cents(
        np.minimum(salary, low) * law.rates[0]
        + np.maximum(np.minimum(salary, high) - low, 0) * law.rates[1]
        + np.maximum(salary - high, 0) * law.rates[2]
    )


def computed(columns: dict[str, NDArray], month: str) -> dict[str, NDArray]:
    """All outputs of a month, by name."""
    law = LAWS[month]
    two = columns["adults"] == 2
    found: dict[str, NDArray] = {}
    income = np.zeros(len(two))
    benefits, taxes, disposable = np.zeros(len(two)), np.zeros(len(two)), np.zeros(len(two))
    for place, there in (("1", None), ("2", two)):
        salary, capital = columns[f"salary_{place}"], columns[f"capital_{place}"]
        birth = columns[f"birth_{place}"]
        adult = turned(birth, 18, month)
        if not law.basic_income_for_all:
            adult = adult & (salary == 0)
        basic, pension = adult * 600.0, turned(birth, law.retirement, month) * 1.0
        if there is not None:
            salary, capital, basic, pension = (part * there for part in (salary, capital, basic, pension))
        tax = cents((salary + capital + pension) * law.income_tax)
        paid = contribution(salary, law)
        found |= {f"income_tax_{place}": tax, f"contribution_{place}": paid}
        found |= {f"basic_income_{place}": basic, f"pension_{place}": pension}
        income += salary
        benefits += basic
        taxes += tax + paid
        disposable += salary + capital + pension
    first, second = columns["child_birth_1"], columns["child_birth_2"]
    has_one, has_two = columns["children"] >= 1, columns["children"] == 2
    under_8, under_6 = (
        (has_one & ~turned(first, years, month)) | (has_two & ~turned(second, years, month))
        for years in (8, 6)
    )
    allowed = (income <= 500) & ((~two & under_8) | under_6)
    found["parenting_allowance"] = allowed * 600.0
    found["housing_allowance"] = cents(columns["rent"] * law.housing_allowance)
    pays = (columns["occupancy"] == 0) | (columns["occupancy"] == 1)
    found["housing_tax"] = pays * np.maximum(columns["size"] * 10, 200)
    found["benefits"] = benefits + found["housing_allowance"]
    found["taxes"] = taxes + cents(found["housing_tax"] / 12)
    found["disposable_income"] = (
        disposable + found["benefits"] + found["parenting_allowance"] - found["taxes"]
    )
    if month >= "2017":
        found["meal_price"] = np.array([0.0, 1, 2, 4, 8])[
            np.searchsorted([250, 500, 1000, 2000], income, side="right")
        ]
        found["swimming_pool_access"] = (income > 249) * 1.0 + (income > 499) * 1.0 + (income > 999) * 2.0
    return found
