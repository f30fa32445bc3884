"""An engine module → tests that it keeps the contract of `narrator.speech.model.Engine`.

In the tests of a package that provides an engine:

    from narrator.speech.model import EngineOptions
    from narrator.testing.engine_contract import EngineContract

    class TestMyEngine(EngineContract):
        module = "my_package.my_engine"
        options = EngineOptions(model="tests/small.model")

pytest collects one test for each promise.
"""

import pickle
from importlib import import_module
from typing import ClassVar, cast, get_args, get_type_hints

from msgspec import convert, to_builtins

from narrator.speech.checks import check_sound, check_words
from narrator.speech.model import Abilities, Engine, EngineInfo, EngineOptions, Request, Sound, Voice
from narrator.speech.supervisor import Supervisor
from narrator.speech.voices import resolve_voice

TEXT = "One two three, and a few words more."


class EngineContract:
    """The promises; a subclass names the engine's module, and what a profile would give it."""

    module: ClassVar[str]
    options: ClassVar[EngineOptions] = EngineOptions()
    language: ClassVar[str] = "en"
    """A language that the engine speaks."""
    text: ClassVar[str] = TEXT
    repeatable: ClassVar[bool] = True
    """Whether the same request gives the same bytes on every run: what narrator's cache relies on."""

    @property
    def engine(self) -> Engine:
        """The engine under test."""
        return cast("Engine", import_module(self.module))

    def request(self) -> Request:
        """Return a request in the voice that a profile without `voice` would get."""
        info = self.engine.probe(self.options)
        voice = resolve_voice(self.engine, self.options, self.language, "")
        return Request(self.text, self.language, voice.name, info.default_rate)

    def spoken(self, request: Request) -> Sound:
        """Return the sound of *request* from a fresh engine process, as narrator would get it."""
        with Supervisor(self.engine.name, self.options, time_limit_s=60) as supervisor:
            return supervisor.speak(request)

    def test_it_says_what_it_can_do(self) -> None:
        """`abilities` is a constant, and every key that is needed is taken."""
        abilities = getattr(self.engine, "abilities", Abilities())
        assert isinstance(abilities, Abilities)
        assert set(abilities.needs) <= set(abilities.takes)
        keys = get_args(get_args(get_type_hints(Abilities)["takes"])[0])
        assert set(abilities.takes) <= set(keys)

    def test_it_is_found_by_a_probe_that_raises_nothing(self) -> None:
        """With what a profile gives it, and without."""
        bare = self.engine.probe(EngineOptions())
        assert isinstance(bare, EngineInfo)
        assert bare.present or bare.how_to_get
        info = self.engine.probe(self.options)
        assert info.present, info.how_to_get
        assert info.name == self.engine.name
        assert info.version, "a version is part of every clip's key: without one, an update would not be heard"
        low, high = info.rate_range
        assert low == high == 0 or low <= info.default_rate <= high

    def test_it_has_a_voice(self) -> None:
        """Each with a name and a language, and none twice."""
        voices = self.engine.voices(self.options)
        assert voices
        assert all(isinstance(voice, Voice) and voice.name and voice.language for voice in voices)
        names = [voice.name for voice in voices]
        assert len(names) == len(set(names))

    def test_its_options_cross_process_borders(self) -> None:
        """As plain values, and as a pickle on a cluster."""
        assert convert(to_builtins(self.options), EngineOptions) == self.options
        assert pickle.loads(pickle.dumps(self.options)) == self.options  # noqa: S301  # our own bytes

    def test_it_speaks_whole(self) -> None:
        """A sound that no check of narrator's finds fault with."""
        sound = self.spoken(self.request())
        check_sound(sound, self.text)
        assert sound.complete is not False

    def test_its_words_lie_in_its_text_and_its_sound(self) -> None:
        """One after the other, and only where `abilities` promises word times."""
        sound = self.spoken(self.request())
        check_words(sound, self.text)
        assert not sound.words or getattr(self.engine, "abilities", Abilities()).word_times

    def test_it_says_the_same_again(self) -> None:
        """In one process and in another: the cache keeps what was spoken by its text."""
        request = self.request()
        with Supervisor(self.engine.name, self.options, time_limit_s=60) as supervisor:
            first, again = supervisor.speak(request), supervisor.speak(request)
        fresh = self.spoken(request)
        if self.repeatable:
            assert first.samples.tobytes() == again.samples.tobytes() == fresh.samples.tobytes()
        else:
            assert first.sample_rate_hz == again.sample_rate_hz == fresh.sample_rate_hz
