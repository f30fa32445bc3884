"""Real servers on loopback: S3 (moto), SFTP (asyncssh), WebDAV (wsgidav)."""

import asyncio
import gc
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncssh
from cheroot import wsgi
from moto.server import ThreadedMotoServer
from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "author", "a word"


@contextmanager
def _quietly_ended() -> Iterator[None]:
    """These servers leave their sockets to the garbage collector: here, and not in the middle of another test."""
    try:
        yield
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


@contextmanager
def s3_server() -> Iterator[str]:
    """Serve S3 from memory, and give its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        with _quietly_ended():
            server.stop()


class _Doorkeeper(asyncssh.SSHServer):
    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


class _ReadOnly(asyncssh.SFTPServer):
    def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> object:
        if pflags & asyncssh.FXF_WRITE:
            raise asyncssh.SFTPPermissionDenied("read-only")
        return super().open(path, pflags, attrs)


@contextmanager
def sftp_server(folder: Path, *, writable: bool = True) -> Iterator[tuple[int, str]]:
    """Serve *folder* by SFTP, and give port and the line of known_hosts."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    kind = asyncssh.SFTPServer if writable else _ReadOnly
    loop = asyncio.new_event_loop()
    listening = asyncssh.listen(
        "127.0.0.1", 0, server_host_keys=[key], server_factory=_Doorkeeper,
        sftp_factory=lambda channel: kind(channel, chroot=str(folder)),
    )  # fmt: skip
    acceptor = loop.run_until_complete(listening)
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    public = key.export_public_key().decode().split()
    try:
        yield acceptor.get_port(), f"[127.0.0.1]:{acceptor.get_port()} {public[0]} {public[1]}\n"
    finally:
        with _quietly_ended():
            asyncio.run_coroutine_threadsafe(_end(acceptor), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()
            del acceptor, loop


async def _end(acceptor: asyncssh.SSHAcceptor) -> None:
    acceptor.close()
    await acceptor.wait_closed()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def webdav_server(folder: Path) -> Iterator[str]:
    """Serve *folder* by WebDAV, and give its address."""
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/dav": str(folder)},
            "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )

    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=4)
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.bind_addr[1]}/dav"
    finally:
        with _quietly_ended():
            server.stop()
            thread.join()
            del server, app
