"""It answers twice, then its process ends."""

import os
import sys

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        if self.count == 2:
            print("the codec went away", file=sys.stderr, flush=True)
            os._exit(7)
        return super().speak(request)


def open(options):
    return Speaker()
