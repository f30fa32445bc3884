"""`narrator cache`: how much speech is kept, and pruning it."""

import json

import click

from narrator.store.folder import Folder, default_folder
from narrator.store.sizes import size_bytes, size_text

HELP = """See and prune the cache: the clips and passages that make the next run fast.

    \b
      narrator cache                      how much is kept, and where
      narrator cache prune --keep 500MB   remove what was used longest ago

    It stays within 2 GB by itself, or within NARRATOR_CACHE_LIMIT (500MB, 20GB).
    Removing everything loses nothing but time: what is needed is spoken again.
    """


@click.group(help=HELP, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show, unless a subcommand is given."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(*, as_json: bool = False) -> int:
    """Tell how much is kept, by kind, and where."""
    store = Folder(default_folder())
    kinds: dict[str, list[int]] = {}
    for file, stat in store.entries():
        kinds.setdefault(file.parent.parent.name, []).append(stat.st_size)
    if as_json:
        counted = {kind: {"entries": len(sizes), "bytes": sum(sizes)} for kind, sizes in sorted(kinds.items())}
        click.echo(json.dumps({"schema": 1, "path": str(store.path), "kinds": counted}, indent=2))
        return 0
    click.echo(f"{store.path}: {size_text(sum(map(sum, kinds.values())))}")
    for kind, sizes in sorted(kinds.items()):
        click.echo(f"  {kind}: {len(sizes)} entries, {size_text(sum(sizes))}")
    return 0


@command.command()
@click.option("--keep", default="0", metavar="SIZE", help="How much may stay: 500MB, 2GB. [default: nothing]")
def prune(keep: str) -> int:
    """Remove what was used longest ago, until at most SIZE is left."""
    removed, removed_bytes = Folder(default_folder()).prune(size_bytes(keep, where="--keep"))
    click.echo(f"removed {removed} entries, {size_text(removed_bytes)}")
    return 0
