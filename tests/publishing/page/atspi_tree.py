"""Writes what a screen reader gets of an address from Firefox, over AT-SPI: a list of [role, name] in JSON.

Runs in the system's Python, which has AT-SPI's bindings, on a display and a session bus of its own:

    xvfb-run -a dbus-run-session -- /usr/bin/python3 atspi_tree.py FIREFOX PROFILE ADDRESS FILE
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  # gi wants its version first

PATIENCE_S = 90
PREFERENCES = {
    "accessibility.force_disabled": -1,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtab.preload": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
}
LAST_BUTTON = "More"
"""The player's last control: the page's script has run once it is there."""


def nodes(top, depth=0):
    """Yield *top* and all below it."""
    if top is not None and depth < 60:
        yield top
        for place in range(top.get_child_count()):
            yield from nodes(top.get_child_at_index(place), depth + 1)


def page_of(address):
    """Return the tree of the page at *address* as (role, name); empty while it is not there."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application is None or "irefox" not in (application.get_name() or ""):
            continue
        for one in nodes(application):
            if one.get_role_name() == "document web" and one.get_document_attributes().get("DocURL") == address:
                return [(node.get_role_name(), node.get_name() or "") for node in nodes(one)]
    return []


def main():
    """Write it."""
    firefox, profile, address, file = sys.argv[1:]
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    Path(profile, "user.js").write_text("\n".join(lines), "utf-8")
    command = [firefox, "--no-remote", "--profile", profile, address]
    environment = {**os.environ, "GNOME_ACCESSIBILITY": "1"}
    environment.pop("MOZ_HEADLESS", None)
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until, before = time.monotonic() + PATIENCE_S, None
        while time.monotonic() < until:
            time.sleep(0.5)
            try:
                found = page_of(address)
            except gi.repository.GLib.Error:  # it changed while it was walked
                continue
            if found and found == before and any(name.startswith(LAST_BUTTON) for _, name in found):
                Path(file).write_text(json.dumps(found), "utf-8")
                return
            before = found
    finally:
        running.kill()
        running.wait()
    sys.exit("the page is not in the tree")


if __name__ == "__main__":
    main()
