"""What a Dask cluster on loopback adds to each passage: python bench/cluster.py [--words N]

Every passage is in the cache already, so that a worker looks once and answers: what is left is the way there and back.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from distributed import LocalCluster
from prose import post

from narrator.pipeline.options import MakeOptions
from narrator.pipeline.progress import Silent
from narrator.pipeline.session import open_session


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_000)
    words = parser.parse_args().words
    with tempfile.TemporaryDirectory() as folder, LocalCluster(2, threads_per_worker=1, dashboard_address=None) as here:
        os.chdir(folder)
        Path("voices").mkdir()
        Path("voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
        Path("post.md").write_text(post(words), "utf-8")
        count = run("")
        local, local_again = seconds(""), seconds("")
        seconds(here.scheduler_address)  # the workers import what they need
        cluster = seconds(here.scheduler_address)
        print(f"{count} passages, all cached: here {min(local, local_again):.2f} s, by the cluster {cluster:.2f} s")
        print(f"{(cluster - min(local, local_again)) / count * 1000:.1f} ms a passage")


def seconds(scheduler: str) -> float:
    next(Path("output").glob("*/*.mp3")).unlink()
    begin = time.perf_counter()
    run(scheduler)
    return time.perf_counter() - begin


def run(scheduler: str) -> int:
    """Make the post and return how many passages were encoded."""
    options = MakeOptions(voices=("tone",), only=("mp3",), scheduler=scheduler)
    (edition,) = open_session(cache="cache").make(("post.md",), options, Silent()).document()["articles"][0]["editions"]
    return int(edition["passages_encoded"])


if __name__ == "__main__":
    main()
