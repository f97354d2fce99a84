"""What docs/threats.md says is shown by a test is shown by a test that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
MEMBER_TESTS = "tests/desk/test_malicious_member.py"
"""Where the table on members who turn finds tests it names without their file."""


def named() -> list[str]:
    return sorted(set(re.findall(r"`((?:tests|web)/[^`]*|test_[a-z0-9_.]+)`", TEXT)))


@pytest.mark.parametrize("name", named())
def test_a_test_that_the_threats_name_is_there(name: str) -> None:
    path, _, test = name.partition("::")
    if not path.startswith(("tests/", "web/")):
        path, test = (MEMBER_TESTS, path) if not path.endswith(".py") else (path, "")
    found = list(ROOT.glob(path)) or list(ROOT.glob(f"tests/**/{path}"))
    assert found, f"{path} is not there"
    if test:
        assert re.search(rf"^def {test}\(", found[0].read_text(encoding="utf-8"), re.M), test


def test_every_adversary_has_all_that_is_to_be_said_of_them() -> None:
    parts = {part.partition("\n")[0]: part for part in TEXT.split("\n## ")[1:]}
    for title, part in parts.items():
        if title.startswith(("Somebody", "A member", "The relay", "A changed")):
            assert re.search(r"\*What (does|stops|did)|\*Cannot", part), title
            assert re.search(r"`tests/|`web/", part), f"{title}: no test is named"
