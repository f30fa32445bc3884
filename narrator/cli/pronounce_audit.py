"""`narrator pronounce audit`: the words that want teaching."""

import click
import msgspec

from narrator.pipeline.script_command import risks_of
from narrator.pipeline.session import open_session


@click.command(name="audit")
@click.argument("source")
@click.option("--voice", default="", metavar="PROFILE", help="Voice profile. [default: the site's]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(source: str, voice: str, *, as_json: bool) -> int:
    """List what a voice will likely get wrong in SOURCE, in order of risk."""
    risks = risks_of(open_session(), source, voice=voice)
    if as_json:
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
