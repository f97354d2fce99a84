"""Python and TypeScript give the same assessment, to the byte, for every case.

PLOUGHSHARE_AGREE_CASES sets how many cases of packs/ru are tried (500 unless set).
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from tests.law.agreement import BATCH, compare, compare_cases
from tests.law.cases import random_cases
from tests.law.long_run import ROOT, spread
from tests.law.made import packs

COUNT = int(os.environ.get("PLOUGHSHARE_AGREE_CASES", "500"))


@pytest.mark.needs("node")
def test_both_languages_agree_on_the_teaching_pack() -> None:
    compare(str(ROOT / "vectors/law/packs/teaching"), 3, 500)


@pytest.mark.needs("node")
def test_both_languages_agree_on_the_law_of_russia() -> None:
    jobs = min(4, os.cpu_count() or 1) if COUNT > BATCH else 1
    spread(compare, [(str(ROOT / "packs/ru"), COUNT)], 1, jobs, BATCH)


@pytest.mark.needs("node")
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_both_languages_agree_on_packs_made_at_random(pack: law.Pack, seed: int) -> None:
    compare_cases(pack, list(random_cases(pack, seed, 150)))
