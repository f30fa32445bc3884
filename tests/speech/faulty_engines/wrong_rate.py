"""It says 44100 Hz of sound that has 22050, from the first clip on or (voice `later`) after eight."""

from msgspec.structs import replace

from honest import *  # noqa: F403
from honest import HonestSpeaker, at_fault


class Speaker(HonestSpeaker):
    def speak(self, request):
        pcm = super().speak(request)
        return replace(pcm, sample_rate_hz=44100) if at_fault(self, request) else pcm


def open(options):
    return Speaker()
