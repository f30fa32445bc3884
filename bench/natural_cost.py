"""What the natural voice costs beside its own API: python bench/natural_cost.py [--words N]

In one run: CPU seconds of `narrator make --only mp3 --voice natural` with an empty cache, and of a plain loop over
hibari's own API, one thread, with the same sentences as narrator gives it, and LAME over the whole.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from prose import post
from runs import load, narrator, timed

OWN = """
import json, sys
import lameenc, numpy as np
from hibari import Hibari
voice = Hibari("heart", threads=1)
sound = np.concatenate([voice(text, seed=0) for text in json.load(open(sys.argv[1]))])
encoder = lameenc.Encoder()
encoder.set_bit_rate(64); encoder.set_in_sample_rate(24000); encoder.set_channels(1); encoder.set_quality(2)
open(sys.argv[2], "wb").write(encoder.encode((sound * 32767).astype(np.int16).tobytes()) + encoder.flush())
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_600)
    words = parser.parse_args().words
    print(load())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "post.md").write_text(post(words, seed=3), "utf-8")
        command = narrator("script", "post.md", "--voice", "natural", "--json")
        said = json.loads(subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout)
        (folder / "said.json").write_text(json.dumps([one["spoken"] for one in said["utterances"]]), "utf-8")
        own = timed([command[0], "-c", OWN, "said.json", "own.mp3"], cwd=folder)
        made = timed(
            narrator("make", "post.md", "--only", "mp3", "--voice", "natural"), cwd=folder, cache=folder / "new"
        )
    print(
        f"{words} words: narrator {made.cpu:.1f} s, hibari's own API and LAME {own.cpu:.1f} s: {made.cpu / own.cpu:.2f}"
    )


main()
