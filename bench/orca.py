"""Does a screen reader read a page of ours from its title to its last control? Orca, with a synthesizer that is silent.

    python bench/orca.py OUTPUT_FOLDER SLUG/index.html [--log speech.log]

Needs Debian's orca, xvfb, openbox, at-spi2-core, dbus, speech-dispatcher and firefox-esr. Opens the page in Firefox,
on a display of its own; Orca begins to read as soon as it is loaded, and Speech Dispatcher's `dummy` module says it to
nobody. Prints how many of the article's sentences were spoken, in their order, and what was not; the log has all that
was spoken, with its times.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from html import unescape
from pathlib import Path

from lxml.html import document_fromstring

from narrator.studio.serving.server import OutputServer

SENT = "SPEECH DISPATCHER: Speaking"
SPOKEN = re.compile(rf"^(\S+) - {SENT} '(.*?)' ?$", re.MULTILINE | re.DOTALL)
MARKS = re.compile(r"<[^>]*>")
PATIENCE_S = 180
QUIET_S = 15
"""Nothing was said for so long: it is at its end."""
SPEECH = 'LogLevel 1\nAudioOutputMethod "libao"\nAddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n'
PREFERENCES = {
    "accessibility.force_disabled": "-1",
    "browser.shell.checkDefaultBrowser": "false",
    "browser.startup.homepage_override.mstone": '"ignore"',
    "browser.aboutwelcome.enabled": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "app.update.enabled": "false",
    "browser.newtab.preload": "false",
    "browser.newtabpage.enabled": "false",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("page")
    parser.add_argument("--log", type=Path, default=Path("orca-speech.log"))
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        read_aloud(given.inside, given.page)
        return
    with tempfile.TemporaryDirectory() as folder, OutputServer(given.output, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        again = [sys.executable, __file__, str(given.output), f"{server.address}/{given.page}", "--inside", folder]
        subprocess.run(["xvfb-run", "-a", "dbus-run-session", "--", *again], check=True)
        server.shutdown()
        thread.join()
        log = (Path(folder) / "orca.out").read_text("utf-8", "replace")
    said = [(at, unescape(MARKS.sub("", text)).strip()) for at, text in SPOKEN.findall(log)]
    given.log.write_text("".join(f"{at} {text}\n" for at, text in said if text), "utf-8")
    told(given.output / given.page, [text for _, text in said])


def read_aloud(folder: Path, address: str) -> None:
    """Run Orca and Firefox in a display and a session bus of their own, until nothing more is said."""
    home = {name: str(folder / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    for path in (*home.values(), str(folder / "profile"), f"{home['XDG_CONFIG_HOME']}/speech-dispatcher"):
        Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)
    Path(home["XDG_CONFIG_HOME"], "speech-dispatcher/speechd.conf").write_text(SPEECH, "utf-8")
    Path(home["HOME"], ".libao").write_text("default_driver=null\n", "utf-8")
    lines = [f'user_pref("{name}", {value});' for name, value in PREFERENCES.items()]
    (folder / "profile/user.js").write_text("\n".join(lines), "utf-8")
    environment = os.environ | home | {"GNOME_ACCESSIBILITY": "1", "LANG": "C.UTF-8"}
    heard = folder / "orca.out"
    commands = (
        ["openbox"],
        ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1", "--screen-reader=1"],
        ["orca", "--replace", f"--debug-file={heard}"],
        ["firefox", "--no-remote", "--profile", str(folder / "profile"), address],
    )
    running = []
    for command in commands:
        running.append(subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        if command[0] == "orca":
            wait_for(heard, "Screen reader on")
    begin = time.monotonic()
    wait_for(heard, "Finished loading")
    size, last = -1, time.monotonic()
    while time.monotonic() - begin < PATIENCE_S and time.monotonic() - last < QUIET_S:
        time.sleep(1)
        now = heard.read_text("utf-8", "replace").count(SENT)
        size, last = (now, time.monotonic()) if now != size else (size, last)
    for process in reversed(running):
        process.kill()  # Orca does not end at a mere request while it speaks
        process.wait()


def wait_for(log: Path, text: str) -> None:
    """Wait until *text* stands in *log*."""
    until = time.monotonic() + PATIENCE_S
    while not log.exists() or text not in log.read_text("utf-8", "replace"):
        if time.monotonic() > until:
            sys.exit(f"Orca never said {text!r}")
        time.sleep(0.5)


def told(page: Path, said: list[str]) -> None:
    """Print what of the page was said."""
    tree = document_fromstring(page.read_text("utf-8"))
    sentences = [one.text_content() for one in tree.xpath("//article//*[contains(concat(' ', @class, ' '), ' u ')]")]
    stream, at, missing = letters(" ".join(one for one in said if one != "link")), 0, []
    for sentence in sentences:
        found = stream.find(letters(sentence), at)
        if found < 0:
            missing.append(sentence)
        else:
            at = found + len(letters(sentence))
    print(f"{len(said)} utterances; {len(sentences) - len(missing)} of {len(sentences)} sentences, in their order")
    print("\n".join(f"not said: {one}" for one in missing))
    names = {name: sum(name in one for one in said) for name in ("heading level 1", "main content", "slider", "Play")}
    print(", ".join(f"{name}: {count}" for name, count in names.items()))


def letters(text: str) -> str:
    """Return *text* without spaces and signs, which Orca says in its own way."""
    return "".join(filter(str.isalnum, text)).casefold()


if __name__ == "__main__":
    main()
