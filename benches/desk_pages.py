"""How long the desk takes to show itself with 500 open cases: the queue, a case, a search, a change of law.

Run: python benches/desk_pages.py [CASES]. Prints the median and the worst of several looks over a real
loopback socket, in milliseconds; the first look folds and assesses every case.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from ploughshare.desk import cases
from ploughshare.law.case import read_cases
from tests.desk.scenarios import PACK, SCENARIOS, TODAY, open_desk, pack
from tests.desk.served import reader, served

LOOKS = 9


def main(count: int) -> None:
    worked = [read_cases(pack(), PACK / "cases" / f"{name}.yaml")[0] for name in SCENARIOS]
    with tempfile.TemporaryDirectory() as place:
        desk = open_desk(Path(place) / "vault")
        for number in range(count):
            step = worked[number % len(worked)].first
            answers = {fact: answer.form for fact, answer in step.answers.items()}
            # No two cases answer alike, so that no assessment is remembered from another case.
            answers["others_refused"] = number
            cases.open_by_hand(
                desk.ledger, today=TODAY, answers=answers, as_of=step.on, note=f"повестка {number}"
            )
        with served(desk) as running, reader(running, enter=False) as inside:
            form = {"code": running.code}
            inside.client.post("/desk/enter", data=form, headers={"origin": running.origin}, timeout=120)
            began = time.perf_counter()
            inside.client.get("/desk/queue", timeout=120)
            print(f"{'queue, first look':24} {1000 * (time.perf_counter() - began):8.0f} ms")
            case = next(iter(inside.case_urls().values()))
            for name, path in (("queue", "/desk/queue"), ("case", case), ("law", "/desk/law")):
                spent = []
                for _ in range(LOOKS):
                    began = time.perf_counter()
                    size = len(inside.client.get(path, timeout=120).content)
                    spent.append(1000 * (time.perf_counter() - began))
                middle, worst = statistics.median(spent), max(spent)
                print(f"{name:24} {middle:8.0f} ms   worst {worst:6.0f} ms   {size // 1024} KiB")
            began = time.perf_counter()
            inside.post("/desk/find", query="повестками")
            print(f"{'find':24} {1000 * (time.perf_counter() - began):8.0f} ms")
        desk.ledger.vault.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
