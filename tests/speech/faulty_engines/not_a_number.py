"""One of its samples is NaN."""

from array import array

from msgspec.structs import replace

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        pcm = super().speak(request)
        floats = array("f", (sample / 32768 for sample in array("h", pcm.data)))
        floats[len(floats) // 2] = float("nan")
        return replace(pcm, data=floats.tobytes(), sample_format="float32")


def open(options):
    return Speaker()
