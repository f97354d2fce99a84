"""The documents keep up with the program, and speak of the project alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from ploughshare.wire import EXPIRY_DAYS
from tools.commands_doc import PAGE, commands_page

ROOT = Path(__file__).resolve().parent.parent


def _tracked(*patterns: str) -> list[Path]:
    """Files of the project: known to git or new, never what is ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return sorted(path for name in set(names) if (path := ROOT / name).is_file())


MARKDOWN = _tracked("*.md")
LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
IMAGE = re.compile(r"<img\b[^>]*?\bsrc=\"([^\"]+)\"")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _anchors(markdown: str) -> set[str]:
    """The anchors a host makes of headings: lower case, punctuation dropped, spaces to hyphens."""
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?)\s*#*$", FENCE.sub("", markdown), re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(words.replace(" ", "-"))
    return found


def test_every_command_and_option_is_in_the_document() -> None:
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    assert page == commands_page(), "docs/commands.md is behind the commands: run `make docs`"


def test_there_are_documents_to_check() -> None:
    names = {_name(path) for path in MARKDOWN}
    assert {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/protocol.md"} <= names


@pytest.mark.parametrize("path", MARKDOWN, ids=_name)
def test_relative_links_lead_somewhere(path: Path) -> None:
    dead = []
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in LINK.findall(text) + IMAGE.findall(text):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        file, _, anchor = unquote(target).partition("#")
        there = (path.parent / file).resolve() if file else path
        reachable = there.exists() and there.is_relative_to(ROOT)
        if reachable and anchor and there.suffix == ".md":
            reachable = anchor in _anchors(there.read_text(encoding="utf-8"))
        if not reachable:
            dead.append(target)
    assert not dead, f"{_name(path)} links to nothing: {dead}"


def test_every_setting_is_in_a_document() -> None:
    setting = re.compile(r"\bPLOUGHSHARE_[A-Z][A-Z_]*[A-Z]\b")
    sources = [path.read_text(encoding="utf-8") for path in _tracked("src/*.py", "web/*.mjs", "tests/*.py")]
    used = {name for source in sources for name in setting.findall(source)}
    told = {name for page in MARKDOWN for name in setting.findall(page.read_text(encoding="utf-8"))}
    assert used
    assert not used - told, "write what it does into docs/operate.md or CONTRIBUTING.md"


def test_the_days_that_letters_are_kept_are_told_as_relays_count_them() -> None:
    for page in ("protocol.md", "operate.md"):
        assert f"{EXPIRY_DAYS} days" in (ROOT / "docs" / page).read_text(encoding="utf-8")


# Paths of one machine, and words that are about how the text was made, not about the project.
FORBIDDEN = re.compile(
    r"(?<![\w.~-])/(?:work|root|tmp)/\w|\bTODO\b|\bFIXME\b|\bXXX\b|files\.pythonhosted\.org",
)
# Tests show hostile or outside paths on purpose; locks name where packages came from.
EXEMPT = {"tests/test_docs.py", "tests/test_cli.py", "uv.lock", "package-lock.json", "LICENSE"}
TEXTS = [
    path
    for path in _tracked(
        "*.md", "*.py", "*.ts", "*.tsx", "*.mjs", "*.yaml", "*.toml", "*.ftl", "Makefile", ".ci/*"
    )
    if _name(path) not in EXEMPT
]


def test_no_file_speaks_of_one_machine_or_of_work_undone() -> None:
    found = [
        f"{_name(path)}:{number}: {match.group()}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := FORBIDDEN.search(line))
    ]
    assert not found, "\n".join(found)


def test_decision_records_have_one_shape() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert records
    for record in records:
        text = record.read_text(encoding="utf-8")
        number = record.name[:4]
        assert re.match(rf"# {number} \S", text), f"{record.name} opens with its number"
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], record.name
        assert len(text.splitlines()) <= 60, f"{record.name} is an essay"
    numbers = [record.name[:4] for record in records]
    assert len(numbers) == len(set(numbers)), "two records share a number"
