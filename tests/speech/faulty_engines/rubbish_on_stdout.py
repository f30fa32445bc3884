"""It prints, from Python and past it, and speaks well."""

import os

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        print("Audio saved to nowhere")
        os.write(1, b"NRR1 is what a frame begins with" * 100)
        return super().speak(request)


def open(options):
    return Speaker()
