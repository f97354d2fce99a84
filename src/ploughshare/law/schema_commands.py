"""`ploughshare law schema`: what an editor may know of a pack's files. Reads and writes files only."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ploughshare.law.command_group import LawInputError, law, load_pack, write_output
from ploughshare.law.schema import FILES, names_of, schemas


@law.command("schema")
@click.argument("pack", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The directory to write them to."
)
def schema_command(pack: Path | None, output: Path) -> None:
    """Write JSON Schemas of a pack's files, NAME.schema.json, for completion in an editor.

    With PACK its own questions, outcomes, rules and sources are offered too. Prints the setting that tells
    yaml-language-server (VS Code, Neovim, Emacs and others) which schema is for which file.
    """
    made = schemas(None if pack is None else names_of(load_pack(pack)))
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LawInputError(f"{output}: cannot be made ({error.strerror})") from None
    for name, schema in made.items():
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        write_output(output / f"{name}.schema.json", text.encode() + b"\n")
    at = f"{pack.name}/" if pack is not None else "packs/*/"
    setting = {
        f"./{output.as_posix()}/{name}.schema.json": f"{at}{pattern}" for name, pattern in FILES.items()
    }
    click.echo(json.dumps({"yaml.schemas": setting}, indent=1))
