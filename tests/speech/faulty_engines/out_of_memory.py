"""It takes memory until somebody stops it."""

import time

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        held = []
        for _ in range(40):  # 400 MB, were nobody to stop it
            held.append(bytearray(b"x" * 10_000_000))
            time.sleep(0.05)
        raise MemoryError


def open(options):
    return Speaker()
