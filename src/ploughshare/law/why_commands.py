"""`ploughshare law why` and `ploughshare law replay`: reasons for a rule, and receipts assessed again."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from ploughshare.law.assess import assess
from ploughshare.law.command_group import DAY, FINDINGS, LawInputError, law, load_pack, read_case, words_of
from ploughshare.law.receipt import MAX_BYTES, ReceiptError, replay
from ploughshare.law.show_why import show_why
from ploughshare.law.why_not import NoSuchRuleError, why_not
from ploughshare.law.words import WordsError


@law.command("why")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--case", "case_file", type=click.Path(path_type=Path), required=True, help="A case file.")
@click.option("--case-id", metavar="NAME", help="Which case of the file, when it holds several.")
@click.option("--rule", required=True, metavar="RULE", help="The rule that is asked about.")
@click.option("--on", type=DAY, metavar="DAY", help="The day the question is asked about, YYYY-MM-DD.")
@click.option("--known-on", type=DAY, metavar="DAY", help="By the law as its authors knew it on that day.")
@click.option("--lang", metavar="LANG", help="The language to answer in.  [default: the pack's first]")
@click.option("--json", "as_json", is_flag=True, help="Print the reasons as JSON.")
def why_command(  # one argument an option
    pack: Path,
    case_file: Path,
    case_id: str | None,
    rule: str,
    on: date | None,
    known_on: date | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Say why a rule of PACK holds for a case, or why not, and what would change it.

    Each text of the rule is looked at: whether it was in force, which answers decide, which other rule
    goes before. By what was known on the case's `known_on`, if it has one and `--known-on` names no
    other day.
    """
    found = load_pack(pack)
    case = read_case(found, case_file, case_id)
    answers, day = case.first.answers, on or case.first.on
    known_on = known_on or case.first.known_on
    try:
        reasons = why_not(found, answers, day, rule, known_on)
    except NoSuchRuleError as error:
        raise LawInputError(str(error)) from None
    if as_json:
        click.echo(json.dumps([reason.to_json() for reason in reasons], ensure_ascii=False, indent=1))
        return
    words = words_of(found, lang)
    try:
        show_why(Console(highlight=False), found, words, assess(found, answers, day, known_on), reasons)
    except WordsError as error:
        raise LawInputError(str(error)) from None


@law.command("replay")
@click.argument("pack", type=click.Path(path_type=Path))
@click.argument("receipt", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what differs as JSON.")
def replay_command(pack: Path, receipt: Path, as_json: bool) -> None:
    """Assess a RECEIPT again by PACK: an assessment as `law assess --json` printed it.

    Exit code 0 if the same bytes come out, 1 with what differs if not, 2 if it cannot be read.
    """
    found = load_pack(pack)
    try:
        with receipt.open("rb") as stream:
            differing = replay(found, stream.read(MAX_BYTES + 1))
    except OSError as error:
        raise LawInputError(f"{receipt}: cannot be read ({error.strerror})") from None
    except ReceiptError as error:
        raise LawInputError(f"{receipt}: {error}") from None
    if as_json:
        click.echo(json.dumps({"same": not differing, "differs": list(differing)}, ensure_ascii=False))
    else:
        for sentence in differing:
            click.echo(f"{receipt}: {sentence}")
        if not differing:
            click.echo(f"{receipt}: assessed again by {found.id} {found.version}, the same bytes")
    if differing:
        sys.exit(FINDINGS)
