"""Runs OpenFisca's country template on a population and times it; in an environment that has it installed.

    python openfisca_run.py POPULATION.npz RESULT.npz REPEATS

The population holds households in slots (two adults, two children), amounts in euros. Prints JSON.
"""

import json
import statistics
import sys
import time
from importlib.metadata import version
from typing import Any

import numpy as np
from openfisca_core.simulations import SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

MONTHLY = ("disposable_income", "total_benefits", "total_taxes", "parenting_allowance", "housing_allowance")
EACH = ("income_tax", "social_security_contribution", "basic_income", "pension")
OF_2017 = ("meal_price", "swimming_pool_access")


def simulation(system: Any, people: dict[str, Any], month: str) -> Any:
    """A simulation with its inputs set and nothing computed."""
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", np.arange(len(people["household"])))
    household = builder.declare_entity("household", np.arange(len(people["rent"])))
    builder.join_with_persons(household, people["household"], people["role"])
    made = builder.build(system)
    made.set_input("birth", "ETERNITY", people["birth"])
    made.set_input("salary", month, people["salary"].astype(np.float32))
    made.set_input("capital_returns", month, people["capital"].astype(np.float32))
    made.set_input("rent", month, people["rent"].astype(np.float32))
    january = f"{month[:4]}-01"
    made.set_input("accommodation_size", january, people["size"].astype(np.float32))
    status = system.get_variable("housing_occupancy_status").possible_values
    made.set_input("housing_occupancy_status", january, status.encode(people["occupancy"]))
    return made


def computed(made: Any, month: str) -> tuple[dict[str, Any], float]:
    """All outputs, and how long they took."""
    began = time.perf_counter()
    found = {name: made.calculate(name, month) for name in (*MONTHLY, *EACH)}
    found["housing_tax"] = made.calculate("housing_tax", month[:4])
    if month >= "2017":
        found |= {name: made.calculate(name, month) for name in OF_2017}
    return found, time.perf_counter() - began


def main(source: str, target: str, repeats: int) -> None:
    system = CountryTaxBenefitSystem()
    with np.load(source) as stored:
        people = {name: stored[name] for name in stored.files}
    results, seconds = {}, {}
    for month in ("2016-06", "2017-01"):
        taken = []
        for _ in range(repeats):
            found, spent = computed(simulation(system, people, month), month)
            taken.append(spent)
        seconds[month] = statistics.median(taken)
        results |= {f"{month}/{name}": np.asarray(column) for name, column in found.items()}
    np.savez(target, **results)
    packages = ("openfisca-core", "openfisca-country-template", "numpy")
    print(json.dumps({"seconds": seconds, "versions": {name: version(name) for name in packages}}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
