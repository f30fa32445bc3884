"""Generated posts: prose of common words in sentences, paragraphs and sections, or words at random.

Usage: python bench/prose.py WORDS [--random] [--seed N] > post.md
"""

import argparse
import random

NOUNS = [
    "morning",
    "garden",
    "letter",
    "window",
    "kitchen",
    "river",
    "teacher",
    "question",
    "answer",
    "machine",
    "village",
    "station",
    "market",
    "winter",
    "summer",
    "bridge",
    "doctor",
    "painter",
    "engine",
    "harbour",
    "island",
    "forest",
    "meeting",
    "report",
    "lesson",
    "project",
    "reader",
    "writer",
    "listener",
    "neighbour",
    "journey",
    "story",
    "picture",
    "paper",
    "ticket",
    "pocket",
    "corner",
    "table",
    "mountain",
    "valley",
    "problem",
    "reason",
    "habit",
    "theory",
    "museum",
    "library",
    "recipe",
    "weather",
    "shadow",
    "language",
    "signal",
    "pattern",
    "budget",
    "witness",
]
VERBS = [
    "opened",
    "carried",
    "followed",
    "remembered",
    "noticed",
    "repaired",
    "described",
    "answered",
    "finished",
    "collected",
    "measured",
    "expected",
    "explained",
    "borrowed",
    "returned",
    "painted",
    "counted",
    "discovered",
    "prepared",
    "forgot",
    "suggested",
    "watched",
    "planned",
    "believed",
    "avoided",
    "changed",
]
ADJECTIVES = [
    "quiet",
    "narrow",
    "early",
    "careful",
    "ordinary",
    "distant",
    "familiar",
    "broken",
    "gentle",
    "patient",
    "useful",
    "heavy",
    "bright",
    "sudden",
    "honest",
    "modest",
    "foreign",
    "simple",
    "curious",
    "steady",
    "hollow",
    "former",
    "local",
    "recent",
]
ADVERBS = (
    "slowly",
    "quietly",
    "almost",
    "finally",
    "rarely",
    "often",
    "simply",
    "together",
    "again",
    "nearly",
    "later",
)
OPENINGS = ("In the end,", "After a while,", "Of course,", "For years,", "By then,", "On most days,", "At first,")
PLACES = ("near the", "behind the", "without the", "across the", "beside the", "under the", "long before the")
JOINS = ("because", "although", "while", "until", "and", "but", "so that")


def clause(draw: random.Random) -> str:
    subject = f"the {draw.choice(ADJECTIVES)} {draw.choice(NOUNS)}" if draw.random() < 0.6 else "she"
    said = f"{subject} {draw.choice(VERBS)} the {draw.choice(NOUNS)} {draw.choice(PLACES)} {draw.choice(NOUNS)}"
    return f"{said} {draw.choice(ADVERBS)}" if draw.random() < 0.3 else said


def sentence(draw: random.Random) -> str:
    text = clause(draw)
    if draw.random() < 0.5:
        text += f" {draw.choice(JOINS)} {clause(draw)}"
    if draw.random() < 0.2:
        text = f"{draw.choice(OPENINGS)} {text}"
    if draw.random() < 0.1:
        text += f", in {draw.randint(1850, 2020)}"
    return text[0].upper() + text[1:] + ("?" if draw.random() < 0.05 else ".")


def random_sentence(draw: random.Random) -> str:
    letters = "etaoinshrdlucmfw"
    words = ["".join(draw.choice(letters) for _ in range(draw.randint(2, 9))) for _ in range(draw.randint(6, 22))]
    return " ".join(words).capitalize() + "."


def paragraphs(words: int, *, seed: int = 1, at_random: bool = False) -> list[str]:
    """Return paragraphs of two to six sentences, *words* words in all or a few more; every ninth is a heading."""
    draw = random.Random(seed)
    say = random_sentence if at_random else sentence
    made: list[str] = []
    count = 0
    while count < words:
        if len(made) % 9 == 8:
            text = f"## The {draw.choice(ADJECTIVES)} {draw.choice(NOUNS)}"
        else:
            text = " ".join(say(draw) for _ in range(draw.randint(2, 6)))
        made.append(text)
        count += len(text.split())
    return made


def post(words: int, *, seed: int = 1, at_random: bool = False, title: str = "A generated post") -> str:
    """Return a Markdown post with front matter."""
    body = "\n\n".join(paragraphs(words, seed=seed, at_random=at_random))
    return f"---\ntitle: {title}\nauthor: The generator\ndate: 2025-03-14\nlang: en\n---\n\n{body}\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", type=int)
    parser.add_argument("--random", action="store_true", help="words of random letters")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(post(arguments.words, seed=arguments.seed, at_random=arguments.random), end="")
