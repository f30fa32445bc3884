"""`narrator init`: the settings of a show, asked once."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from narrator.cli.by_name import program
from narrator.errors import UsageError
from narrator.publishing.categories import CATEGORIES
from narrator.show.init import (
    Answers,
    address_fault,
    category_fault,
    cover_fault,
    email_fault,
    language_fault,
    settings_text,
    voice_fault,
)
from narrator.store.atomic import replace_text

HELP = """Write narrator.toml: what podcast apps say of your show. Never needed for making audio.

    Asks for what no option gives; without a terminal it asks nothing.

    \b
      narrator init
      narrator init --title "Slow letters" --site-url https://example.com --category "personal journals"

    --category takes words of a name on Apple's list: narrator init --categories prints it.
    """

VOICE = """\
Voice: natural is a natural English voice (pip install 'narrator-audio[natural]'), clear speaks German, French, Spanish,
Italian and English, default is eSpeak NG, a machine's voice for some hundred languages. Hear one first, in another
window: narrator voices preview natural. Which (empty: default)"""


def _categories(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    """Print Apple's list and end."""
    if not value or ctx.resilient_parsing:
        return
    for category, subcategories in CATEGORIES.items():
        click.echo(category)
        for subcategory in subcategories:
            click.echo(f"{category} > {subcategory}")
    ctx.exit()


@click.command(help=HELP)
@click.option("--title", help="The show's name.")
@click.option("--author", help="Who writes it.")
@click.option("--email", help="For stores that verify who owns a show; it stands in the feed.")
@click.option("--site-url", help="Where your site is: https://example.com. Empty: no feed.")
@click.option("--media-base-url", help="Where the output folder is served, if elsewhere.")
@click.option("--language", help="en, de-CH, ...")
@click.option("--category", help="From Apple's list, or words of it.")
@click.option("--explicit/--no-explicit", default=None, help="Whether it needs a warning. [default: no]")
@click.option("--description", help="What the show is about.")
@click.option("--cover", help="A square picture beside narrator.toml. Empty: one is drawn.")
@click.option("--voice", help="The profile that speaks: natural, default, ... [default: default]")
@click.option("--force", is_flag=True, help="Replace a narrator.toml that is there.")
@click.option("--categories", is_flag=True, is_eager=True, expose_value=False, callback=_categories,
              help="Print Apple's list and exit.")  # fmt: skip
def command(*, force: bool, explicit: bool | None, voice: str | None, **given: str | None) -> int:
    """Ask, check, write."""
    folder = Path.cwd()
    path = folder / "narrator.toml"
    if path.exists() and not force:
        raise UsageError("there is one already", where=str(path), hint="Edit it, or give --force to replace it.")
    questions: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("title", "Title of the show", lambda _: ""),
        ("author", "Author", lambda _: ""),
        ("email", "E-mail, for stores that verify who owns a show (everybody can read it)", email_fault),
        ("site_url", "Address of your site (https://…; empty: no feed)", address_fault),
        ("language", "Language (en, de-CH, …)", language_fault),
        ("category", "Category of Apple's list, or words of it", category_fault),
        ("cover", "Square picture for the cover (empty: one is drawn)", lambda c: cover_fault(c, folder)),
    )
    asks = sys.stdin.isatty()
    answers = {key: value for key, value in given.items() if value is not None}
    for key, question, fault_of in questions if asks else ():
        if key not in answers:
            answers[key] = _ask(question, fault_of)
    if explicit is None:
        explicit = asks and click.confirm("Does it need a warning for its language or subjects?", default=False)
    if voice is None:
        voice = _ask(VOICE, lambda name: voice_fault(name, folder)) if asks else ""
    text = settings_text(Answers(explicit=explicit, **answers), folder, voice=voice)
    replace_text(path, text)
    click.echo(str(path))
    click.echo(f"Next: {program()} make posts/, then commit narrator.toml and narrator.lock", err=True)
    return 0


def _ask(question: str, fault_of: Callable[[str], str]) -> str:
    """Ask until the answer will do; an empty one always does."""
    while True:
        answer: str = click.prompt(question, default="", show_default=False).strip()
        fault = fault_of(answer)
        if not fault:
            return answer
        click.echo(f"  {fault}", err=True)
