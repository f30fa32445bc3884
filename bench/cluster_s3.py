"""An archive made by a Dask cluster with TLS and a cache on S3, one worker of which is killed.

python bench/cluster_s3.py [--posts N]

Everything is on loopback: a scheduler and two workers that speak TLS with certificates made here, and an S3 server
(moto). In the middle of the run one worker is killed. What comes out is compared, byte for byte, with what one process
makes alone. Needs the extra dask, and s3fs, moto[server] and cryptography.
"""

import argparse
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import boto3
from certificates import make_certificates
from moto.server import ThreadedMotoServer
from prose import post
from runs import narrator

HERE = "127.0.0.1"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--words", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        archive(folder, options.posts, options.words)
        environment = os.environ | s3(stack) | tls(folder)
        file = str(folder / "scheduler.json")
        scheduler = start(stack, environment, "scheduler", "--host", HERE, "--port", "0", "--scheduler-file", file)
        while not Path(file).is_file():
            assert scheduler.poll() is None, "no scheduler starts: is the extra dask installed?"
            time.sleep(0.1)
        address = next(line for line in Path(file).read_text("utf-8").split('"') if line.startswith("tls://"))
        workers = [start(stack, environment, "worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
        begin = time.perf_counter()
        make = narrator("make", "posts", "--voice", "tone", "--only", "mp3", "-o", "by-cluster", "--quiet")
        run = subprocess.Popen(
            [*make, "--scheduler", address, "--cache", "s3://narrator-cache/clips"], cwd=folder, env=environment
        )
        while run.poll() is None and len(list(folder.glob("by-cluster/*/*.mp3"))) < options.posts // 2:
            time.sleep(0.1)
        workers[0].send_signal(signal.SIGKILL)
        code = run.wait()
        wall = time.perf_counter() - begin
        assert scheduler.poll() is None, "the scheduler ended"
        subprocess.run(
            narrator("make", "posts", "--voice", "tone", "--only", "mp3", "-o", "alone", "--quiet"),
            cwd=folder, check=True, env=os.environ | {"NARRATOR_CACHE": name + "/cache"},
        )  # fmt: skip
        ours, theirs = (
            {path.relative_to(folder / one): path.read_bytes() for path in sorted((folder / one).glob("*/*.mp3"))}
            for one in ("by-cluster", "alone")
        )
        same = sum(ours.get(path) == content for path, content in theirs.items())
        print(
            f"{options.posts} posts by two workers over TLS, the cache on S3, one worker killed at half: exit {code},"
        )
        print(
            f"  {wall:.0f} s; {len(ours)} of {len(theirs)} recordings are there, {same} byte for byte as by one process"
        )


def archive(folder: Path, posts: int, words: int) -> None:
    (folder / "posts").mkdir()
    (folder / "voices").mkdir()
    (folder / "voices/tone.toml").write_text('engine = "tone"\n', "utf-8")
    for number in range(posts):
        text = post(words, seed=number, title=f"Post {number}")
        (folder / f"posts/p{number:06}.md").write_text(text, "utf-8")


def s3(stack: ExitStack) -> dict[str, str]:
    """Start an S3 server with an empty bucket; return what points clients to it."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address=HERE, port=0)
    server.start()
    stack.callback(server.stop)
    host, port = server.get_host_and_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "here",
        "AWS_SECRET_ACCESS_KEY": "here",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    os.environ.update(environment)
    boto3.client("s3").create_bucket(Bucket="narrator-cache")
    return environment


def tls(folder: Path) -> dict[str, str]:
    """Make an authority and a certificate of it; return Dask's settings that demand them of everybody."""
    authority, certificate, key = make_certificates(folder)
    names = {"CA_FILE": authority, "SCHEDULER__CERT": certificate, "SCHEDULER__KEY": key, "WORKER__CERT": certificate,
             "WORKER__KEY": key, "CLIENT__CERT": certificate, "CLIENT__KEY": key}  # fmt: skip
    settings = {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(path) for name, path in names.items()}
    return settings | {"DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "True"}


def start(stack: ExitStack, environment: dict[str, str], what: str, *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "distributed.cli.dask_" + what, *arguments]
    if what == "scheduler":
        command += ["--protocol", "tls", "--no-dashboard"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


if __name__ == "__main__":
    main()
