"""An engine without fault: a hum for each letter, and 0.2 s of silence at the end.

It does not tell whether it reached the end, so that only the checks can find what its faulty kin do to it.
"""

import math
from array import array
from random import Random

from narrator.speech.model import EngineInfo, Pcm, Voice

name = "honest"
RATE_HZ = 22050


def probe(options):
    return EngineInfo(name, present=True, version="1", default_rate=160, rate_range=(80, 400))


def voices(options):
    return (Voice("at once", "mul"), Voice("later", "mul"))


def open(options):
    return HonestSpeaker()


def at_fault(speaker, request):
    """Faulty kin are at fault at once, or in the voice `later` from their ninth clip on."""
    return request.voice == "at once" or speaker.count > 8


class HonestSpeaker:
    count = 0

    def speak(self, request):
        self.count += 1
        letter = round(RATE_HZ * 60 / request.engine_rate / 5)
        samples = array("h")
        for word in request.text.split():
            chance = Random(word)
            for _ in word:
                pitch, level = chance.uniform(90, 200), chance.uniform(3000, 9000)
                samples.extend(round(level * math.sin(6.283 * pitch * at / RATE_HZ)) for at in range(letter))
            samples.extend(bytes(letter))
        samples.extend(bytes(RATE_HZ // 5))
        return Pcm(samples.tobytes(), RATE_HZ)

    def close(self):
        pass
