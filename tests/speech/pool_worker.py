"""What a pool's worker runs: in a module of its own, which the worker can import by name."""

from narrator.speech.model import Request
from narrator.speech.supervisor import Supervisor


def speak_in_a_worker(text):
    """Return the samples' count from a pool's worker."""
    with Supervisor("tone", time_limit_s=20) as supervisor:
        return supervisor.speak(Request(text, "en", "low", 160)).samples.size
