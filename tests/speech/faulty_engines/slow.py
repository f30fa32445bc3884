"""Its third answer comes after three seconds."""

import time

from honest import *  # noqa: F403
from honest import HonestSpeaker


class Speaker(HonestSpeaker):
    def speak(self, request):
        if self.count == 2:
            time.sleep(3)
        return super().speak(request)


def open(options):
    return Speaker()
