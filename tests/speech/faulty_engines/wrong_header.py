"""It says that its sound has 12 Hz."""

from msgspec.structs import replace

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        return replace(super().speak(request), sample_rate_hz=12)


def open(options):
    return Speaker()
