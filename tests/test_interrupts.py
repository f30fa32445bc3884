"""When a signal ends the program, and when it has to wait."""

import os
import signal
from collections.abc import Iterator

import pytest

from narrator.interrupts import SIGNALS, deferred, listen


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Give the signals back to whoever had them."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_every_signal_that_ends_a_program_interrupts_it(number: signal.Signals) -> None:
    """As Ctrl-C does: what is open is closed, and the exit code is 130."""
    listen()
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), number)


def test_a_stretch_that_must_not_be_cut_is_finished_first() -> None:
    """Also where it stands in another one."""
    done = []

    def stretch() -> None:
        with deferred():
            with deferred():
                os.kill(os.getpid(), signal.SIGINT)
                done.append("inner")
            done.append("outer")

    listen()
    with pytest.raises(KeyboardInterrupt):
        stretch()
    assert done == ["inner", "outer"]


def test_what_is_ignored_stays_ignored() -> None:
    """`nohup narrator make` outlives its terminal."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    listen()
    os.kill(os.getpid(), signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
