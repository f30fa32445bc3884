"""It answers with the previous text, from the first clip on or (voice `later`) after eight."""

from honest import *  # noqa: F403
from honest import HonestSpeaker, at_fault


class Speaker(HonestSpeaker):
    before = None

    def speak(self, request):
        pcm = super().speak(request)
        late, self.before = self.before, pcm
        if not at_fault(self, request):
            return pcm
        return late or type(pcm)(b"", pcm.sample_rate_hz)


def open(options):
    return Speaker()
