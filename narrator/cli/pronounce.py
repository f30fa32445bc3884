"""`narrator pronounce`: teach a word, and find the words that want teaching."""

import click

HELP = """Say how a word is pronounced, or find the words that a voice will likely get wrong.

    \b
      narrator pronounce add Nguyen "win"     from now on, in every post of this site
      narrator pronounce audit hello.md       names, acronyms and foreign words, riskiest first
    """


class _Short(click.Group):
    """Takes `pronounce WORD SAY` for `pronounce add WORD SAY`, and `--audit SOURCE` for `audit SOURCE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] == "--audit":
            args = ["audit", *args[1:]]
        elif len(args) == 2 and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["add", *args]
        return super().parse_args(ctx, args)


@click.group(help=HELP, cls=_Short)
def command() -> None:
    """Hold the two together."""


@command.command()
@click.argument("word")
@click.argument("say")
def add(word: str, say: str) -> int:
    """Say SAY wherever WORD is written."""
    from narrator.config.load import LEXICON  # noqa: PLC0415  # heavy, like what follows
    from narrator.pipeline.session import open_session  # noqa: PLC0415
    from narrator.script.lexicon.add import add as add_word  # noqa: PLC0415

    site = open_session().site
    path = site.root / next((name for name in site.lexicons if name.endswith(".toml")), LEXICON)
    replaced = add_word(word, say, path)
    click.echo(f"{path}: “{word}” is {'now' if replaced else ''} said “{say}”".replace("  ", " "), err=True)
    return 0


@command.command()
@click.argument("source")
@click.option("--voice", default="", metavar="PROFILE", help="Voice profile. [default: the site's]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def audit(source: str, voice: str, *, as_json: bool) -> int:
    """List what a voice will likely get wrong in SOURCE, in order of risk."""
    from narrator.pipeline.script_command import risks_of  # noqa: PLC0415  # heavy, like what follows
    from narrator.pipeline.session import open_session  # noqa: PLC0415

    risks = risks_of(open_session(), source, voice=voice)
    if as_json:
        import msgspec  # noqa: PLC0415

        click.echo(msgspec.json.format(msgspec.json.encode({"schema": 1, "risks": risks}), indent=2))
        return 0
    for risk in risks:
        line = f" (line {risk.line})" if risk.line else ""
        times = f", {risk.count} times" if risk.count > 1 else ""
        said = "as it is written" if risk.said == risk.word else f"“{risk.said}”"
        click.echo(f"{risk.word}: {risk.kind}{line}{times}; said {said}\n    {risk.context}")
    if not risks:
        click.echo("nothing that a voice would likely get wrong", err=True)
    return 0
