"""The tutorial is true: its files make its pack, and its commands say what the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.tutorial import PAGE, TutorialError, run


def test_every_command_of_the_tutorial_says_what_the_page_shows(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert run(page, tmp_path) == page, "docs/tutorial.md is behind: run `make docs`"
    assert (tmp_path / "leaflet.pdf").read_bytes().startswith(b"%PDF")


def test_the_tutorial_ends_with_a_pack_that_was_sound_signed_and_changed(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("```console") >= 15
    assert "1 of 1 statements proved" in page
    assert page.rindex("nothing to mend") > page.index("1 of 1 statements proved")
    assert "but these rules were changed since" in page


def test_outputs_that_differ_are_written_anew_and_an_ellipsis_is_kept(tmp_path: Path) -> None:
    page = (
        "**`a/pack.yaml`**\n\n```yaml\nid: a\n```\n\n```console\n$ ploughshare law check a\nnonsense\n```\n"
    )
    came = run(page, tmp_path)
    assert "nonsense" not in came
    assert "Error: a/pack.yaml:1: the pack needs 'verified'; add it" in came
    kept = page.replace("nonsense", "…")
    assert run(kept, tmp_path) == kept


@pytest.mark.parametrize(
    "page",
    [
        "```console\n$ rm -rf /\n```\n",
        "**`a`**\n\n```\nx x\n```\n\nIn **`a`**, `x` becomes `y`.\n",
    ],
)
def test_a_page_that_cannot_be_followed_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(TutorialError):
        run(page, tmp_path)
