"""It leaves out the last quarter, from the first clip on or (voice `later`) after eight."""

from msgspec.structs import replace

from honest import *  # noqa: F403
from honest import HonestSpeaker, at_fault


class Speaker(HonestSpeaker):
    def speak(self, request):
        pcm = super().speak(request)
        return replace(pcm, data=pcm.data[: len(pcm.data) * 3 // 8 * 2]) if at_fault(self, request) else pcm


def open(options):
    return Speaker()
