"""It speaks no German."""

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        if request.language == "de":
            raise ValueError("cannot say this in German")
        return super().speak(request)


def open(options):
    return Speaker()
