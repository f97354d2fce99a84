"""The rules of the house, held by machine, and proof that each of those machines bites."""

from __future__ import annotations

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "ploughshare"
MODULES = sorted(SOURCE.rglob("*.py"))
# Names that say where something was put, not what it is.
NAMELESS = {"util", "utils", "helper", "helpers", "common", "manager", "base", "misc"}
MODULE_LINES = 400
FUNCTION_LINES = 80


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _reads_environment(tree: ast.Module) -> bool:
    return any(
        (isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv"})
        or (isinstance(node, ast.keyword) and node.arg in {"envvar", "auto_envvar_prefix"})
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_what_lives_in_it_and_fits_in_a_head(path: Path) -> None:
    tree = _tree(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert path.stem not in NAMELESS
    if lines:
        assert ast.get_docstring(tree), "a module's docstring says what lives here"
    assert len(lines) <= MODULE_LINES, f"{len(lines)} lines: what is it two of?"
    long = {
        function.name: length
        for function in _functions(tree)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    }
    assert not long, "what is it two of?"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_assert_guards_nothing(path: Path) -> None:
    lines = [node.lineno for node in ast.walk(_tree(path)) if isinstance(node, ast.Assert)]
    assert not lines, "python -O removes assert; raise an error of ours"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_an_error_class_tells_its_reader_something(path: Path) -> None:
    errors = [
        node
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef)
        and any(
            re.search(
                r"(Error|Exception)$", base.id if isinstance(base, ast.Name) else getattr(base, "attr", "")
            )
            for base in node.bases
        )
    ]
    # A private exception may be a turn in the flow (stop, back) that no reader ever sees.
    unnamed = [n.name for n in errors if not n.name.endswith("Error") and not n.name.startswith("_")]
    silent = [node.name for node in errors if not ast.get_docstring(node)]
    assert (unnamed, silent) == ([], [])


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_environment_is_read_in_settings_only(path: Path) -> None:
    if path.name not in {"settings.py", "cli.py"}:
        assert not _reads_environment(_tree(path))


def test_the_first_package_installed_is_the_one_in_the_lock() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    (locked,) = (package for package in lock["package"] if package["name"] == "uv")
    hashes = {file["hash"] for file in [locked["sdist"], *locked["wheels"]]}
    pinned = (ROOT / "tools" / "uv.txt").read_text(encoding="utf-8")
    assert re.findall(r"^uv==(\S+)", pinned, re.MULTILINE) == [locked["version"]]
    assert set(re.findall(r"--hash=(\S+)", pinned)) == hashes


def test_a_connection_to_another_machine_fails_the_test() -> None:
    with (
        socket.socket() as client,
        pytest.raises((SocketConnectBlockedError, UserWarning), match=r"192\.0\.2\.1"),
    ):
        client.connect(("192.0.2.1", 9))


def _contracts(tree: Path) -> str:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "250"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("relay/planted.py", "import ploughshare.seal", "Relay and record can neither"),
        ("record/planted.py", "import ploughshare.law", "Relay and record can neither"),
        ("desk/planted.py", "import ploughshare.relay", "Rooms rest on agreements"),
        ("seal/planted.py", "import ploughshare.law", "Rooms rest on agreements"),
        ("wire/planted.py", "import ploughshare.seal", "Rooms rest on agreements"),
        ("law/planted.py", "import ploughshare.wire", "Law imports nothing of ours"),
        ("desk/planted.py", "import ploughshare.cli", "Rooms rest on agreements"),
        ("planted.py", "", "Rooms rest on agreements"),
        ("relay/planted.py", "import starlette.requests", "Only app modules import the web framework"),
        ("record/planted.py", "import sqlite3", "Only store (at the desk: vault) imports"),
        ("desk/planted.py", "import apsw", "Only store (at the desk: vault) imports"),
    ],
)
def test_a_planted_import_breaks_its_contract(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "src" / "ploughshare"
    # Empty rooms: the contracts, not the code of today, are on trial.
    for room in ("", "desk", "relay", "record", "law", "seal", "wire"):
        (package / room).mkdir(parents=True, exist_ok=True)
        (package / room / "__init__.py").touch()
    (package / "cli.py").touch()
    (package / module).touch()
    if line:
        assert "Contracts: 5 kept, 0 broken." in _contracts(tmp_path)
        (package / module).write_text(line + "\n")
    report = _contracts(tmp_path)
    assert re.search(rf"^{re.escape(contract)}.*BROKEN$", report, re.MULTILINE), report


SKIPPING = """
import pytest

@pytest.mark.needs("a-program-nobody-has")
def test_needs_it(): pass

def test_gives_up(): pytest.skip("no reason")
"""


def _pytest(test: Path, *, no_skip: bool) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"),
            *("-c", str(ROOT / "pyproject.toml"), str(test)),
        ],
        cwd=ROOT,
        env={**os.environ, "PLOUGHSHARE_NO_SKIP": "1" if no_skip else "0"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_skip_is_loud_on_a_users_machine_and_a_failure_where_none_is_allowed(tmp_path: Path) -> None:
    test = tmp_path / "test_skipping.py"
    test.write_text(SKIPPING.replace("a-program-nobody-has", "psql-nobody-has"))
    allowed = _pytest(test, no_skip=False)
    assert allowed.returncode == 0, allowed.stdout
    assert "2 skipped" in allowed.stdout
    assert "NOT TESTED: programs are missing" in allowed.stdout
    assert "sudo apt install psql-nobody-has" in allowed.stdout
    refused = _pytest(test, no_skip=True)
    assert refused.returncode == 1
    assert "skipped" not in refused.stdout.splitlines()[-1]
    assert "Nothing may be skipped here" in refused.stdout
    test.write_text("import pytest\npytest.importorskip('nobody_has_this')\n")
    assert _pytest(test, no_skip=True).returncode != 0


@pytest.mark.needs("node")
@pytest.mark.parametrize(
    ("body", "no_skip", "status"),
    [
        ("", "1", 0),
        ("test('left out', { skip: true }, () => {});", "0", 0),
        ("test('left out', { skip: true }, () => {});", "1", 1),
        ("test('broken', () => { throw new Error('broken'); });", "0", 1),
    ],
)
def test_node_tests_fail_on_a_failure_and_on_a_skip(
    tmp_path: Path, body: str, no_skip: str, status: int
) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "one.test.ts").write_text(
        f"import {{ test }} from 'node:test';\nconst n: number = 1;\ntest('kept', () => void n);\n{body}\n"
    )
    run = subprocess.run(
        ["node", "tools/node_tests.mjs", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PLOUGHSHARE_NO_SKIP": no_skip},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == status, run.stdout + run.stderr
