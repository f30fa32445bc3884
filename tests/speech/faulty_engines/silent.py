"""It gives silence of the right length."""

from msgspec.structs import replace

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        pcm = super().speak(request)
        return replace(pcm, data=bytes(len(pcm.data)))


def open(options):
    return Speaker()
