"""Attacks on the studio: refused, nothing changed, and it goes on."""

import socket
import threading
from http import HTTPStatus
from pathlib import Path

import pytest
from studio.conftest import PASTED, Running

from narrator.studio import guard as guarding

POST = b"do=details&title=x"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def furnished(studio: Running) -> Running:
    """Return a studio with a post and a secret beside the folder."""
    studio.post("/paste", text=PASTED)
    (studio.folder.parent / "secret.md").write_text("# secret\n\nThe secret words.\n", "utf-8")
    (studio.folder / ".hidden.md").write_text("# secret\n\nThe secret words.\n", "utf-8")
    (studio.folder / "posts/out.md").symlink_to(studio.folder.parent / "secret.md")
    return studio


def state(folder: Path) -> dict[str, bytes]:
    """Return the author's files."""
    return {str(p): p.read_bytes() for p in folder.rglob("*.md") if p.is_file()}


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        ("/", "GET", {"Cookie": ""}, 403),
        ("/", "GET", {"Cookie": "narrator-studio-{port}=guess"}, 403),
        ("/?token=guess", "GET", {"Cookie": ""}, 403),
        ("/?token=", "GET", {"Cookie": ""}, 403),
        ("/", "GET", {"Host": "evil.example:{port}"}, 421),
        ("/", "GET", {"Host": "127.0.0.1.evil.example"}, 421),
        ("/", "GET", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("/sound/posts/moving-house.md?u=opening.a1", "GET", {"Sec-Fetch-Site": "same-site"}, 403),
        ("/change/posts/moving-house.md", "POST", {"Origin": "https://evil.example"}, 403),
        ("/change/posts/moving-house.md", "POST", {"Origin": "http://127.0.0.1:1"}, 403),
        ("/change/posts/moving-house.md", "POST", {"Origin": "null"}, 403),
        ("/change/posts/moving-house.md", "POST", {"Origin": ""}, 403),
        ("/change/posts/moving-house.md", "POST", {"Cookie": ""}, 403),
        ("/end", "POST", {"Origin": "https://evil.example"}, 403),
        ("/paste", "PUT", {}, 405),
        ("/paste", "POST", {"Content-Length": "99999999999"}, 413),
        ("/paste/../secret.md", "GET", {}, 422),
        ("/paste/%2e%2e/secret.md", "GET", {}, 422),
        ("/paste/..%2fsecret.md", "GET", {}, 422),
        ("/paste//etc/passwd", "GET", {}, 422),
        ("/paste/.hidden.md", "GET", {}, 422),
        ("/paste/posts%5C..%5C..%5Csecret.md", "GET", {}, 422),
        ("/paste/%c0%ae%c0%ae/secret.md", "GET", {}, 422),
        ("/sound/..;/secret.md?u=opening.a1", "GET", {}, 422),
        ("/paste/posts/moving-house.md%0d%0aSet-Cookie:x=1", "GET", {}, 404),
        ("http://evil.example/", "GET", {"Host": "evil.example"}, 421),
        ("/", "TRACE", {}, 405),
        ("/paste/posts/out.md", "GET", {}, 422),
        ("/paste/posts/%00", "GET", {}, 422),
        ("/static/..%2f..%2fdesk.py", "GET", {}, 404),
        ("/static/" + "a" * 5000, "GET", {}, 404),
    ],
)
def test_an_attack_is_refused(furnished: Running, path: str, method: str, headers: dict[str, str], status: int) -> None:
    """Nothing is told, nothing is changed, and the author goes on."""
    before = state(furnished.folder)
    given = {name.replace("-", "_"): value.format(port=furnished.port) for name, value in headers.items()}
    body = POST if method == "POST" and "Content_Length" not in given else None
    response, content = furnished.ask(path, method, body, **({"Content_Type": FORM} | given))
    assert response.status == status
    assert b"secret words" not in content
    assert state(furnished.folder) == before
    assert furnished.ask("/")[0].status == HTTPStatus.OK


def test_a_form_of_another_tab_s_state_changes_nothing(furnished: Running) -> None:
    """The tab is told, with the way on."""
    path = furnished.folder / "posts/moving-house.md"
    post = furnished.studio.desk.open("posts/moving-house.md")
    details = {"author": "Ann Field", "date": "2024-03-03", "lang": "en", "do": "details", "version": post.version}
    first, _ = furnished.post("/change/posts/moving-house.md", title="First tab", **details)
    assert first.status == HTTPStatus.SEE_OTHER
    before = path.read_bytes()
    second, content = furnished.post("/change/posts/moving-house.md", title="Second tab", **details)
    assert (second.status, path.read_bytes()) == (HTTPStatus.CONFLICT, before)
    assert b"load the page again" in content


def test_a_form_goes_back_to_the_studio_alone(furnished: Running) -> None:
    """Whatever `back` says."""
    change = furnished.studio.desk.history.last()
    assert change is not None
    response, _ = furnished.post("/undo", number=str(change.number), back="//evil.example/")
    assert response.headers["Location"].startswith("/?")


def test_a_request_that_dribbles_is_ended(furnished: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its connection is not kept for ever; nothing comes of it."""
    monkeypatch.setattr(guarding, "SLOWEST_SECONDS", 0.2)
    head = (
        f"POST /paste HTTP/1.1\r\nHost: 127.0.0.1:{furnished.port}\r\nOrigin: {furnished.address}\r\n"
        f"Cookie: {furnished.cookie}\r\nContent-Type: {FORM}\r\nContent-Length: 500\r\n\r\ntext=some"
    )
    before = state(furnished.folder)
    with socket.create_connection(("127.0.0.1", furnished.port), timeout=10) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(64)
    assert answer.startswith(b"HTTP/1.1 408")
    assert state(furnished.folder) == before


@pytest.mark.parametrize("given", ["../../evil.md", "/etc/evil.md", "evil\\..\\..\\x.md", "CON.md", ".hidden.md"])
def test_a_file_s_name_leads_nowhere(furnished: Running, given: str) -> None:
    """The post gets its name from its title, and lies with the others."""
    body = (
        f'--x\r\nContent-Disposition: form-data; name="file"; filename="{given}"\r\n\r\n'
        "# A guest\n\nSome words.\r\n--x--\r\n"
    )
    before = state(furnished.folder.parent)
    response, _ = furnished.ask("/paste", "POST", body.encode(), Content_Type="multipart/form-data; boundary=x")
    assert response.status == HTTPStatus.SEE_OTHER
    (new,) = state(furnished.folder.parent).keys() - before.keys()
    assert new == str(furnished.folder / "posts/a-guest.md")


def test_two_hosts_in_one_request_are_refused(furnished: Running) -> None:
    """Whichever stands first (RFC 9112, 3.2)."""
    for hosts in (("evil.example", f"127.0.0.1:{furnished.port}"), (f"127.0.0.1:{furnished.port}", "evil.example")):
        head = f"GET / HTTP/1.1\r\nHost: {hosts[0]}\r\nHost: {hosts[1]}\r\nCookie: {furnished.cookie}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", furnished.port), timeout=20) as connection:
            connection.sendall(head.encode())
            assert connection.recv(64).startswith(b"HTTP/1.1 400")


def test_every_answer_has_the_policy(furnished: Running) -> None:
    """No other origin, no frame, no inline script."""
    for path in ("/", "/paste/posts/moving-house.md", "/static/studio.js", "/no-such-page"):
        response, _ = furnished.ask(path)
        assert "default-src 'none'; script-src 'self';" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    cookie = furnished.ask(f"/?token={furnished.studio.guard.token}", Cookie="")[0].headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_many_tabs_at_once_lose_nothing(furnished: Running) -> None:
    """Of ten that change the same state of a post, one succeeds."""
    post = furnished.studio.desk.open("posts/moving-house.md")
    answers: list[int] = []

    def change(number: int) -> None:
        response, _ = furnished.post(
            "/change/posts/moving-house.md", do="details", version=post.version, title=f"Tab {number}", author="A",
            date="2024-03-03", lang="en",
        )  # fmt: skip
        answers.append(response.status)

    threads = [threading.Thread(target=change, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303] + [409] * 9
