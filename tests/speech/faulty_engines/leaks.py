"""It speaks well and keeps 30 MB for each clip."""

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    held = []

    def speak(self, request):
        self.held.append(bytearray(b"x" * 30_000_000))
        return super().speak(request)


def open(options):
    return Speaker()
