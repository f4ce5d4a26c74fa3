"""A message → an e-mail: to real mail servers, with and without encryption, and to none."""

import socket
import ssl
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from flask import Flask

import config
from app import mail

NAME, PASSWORD = "forms@example.org", "p@ss: word/%"
FROM = "Forms <forms@example.org>"


class Postbox(Message):
    """What came, and a refusal of whatever is for nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[EmailMessage] = []

    def prepare_message(self, session: Session, envelope: Envelope) -> Any:
        content = envelope.content
        assert isinstance(content, bytes)
        return message_from_bytes(content, policy=policy.default)

    def handle_message(self, message: Any) -> None:
        self.came.append(message)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 There is nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def running(**options: Any) -> Iterator[tuple[Postbox, int]]:
    """A mail server, what came to it, and its port."""
    box, port = Postbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port, **options)
    controller.start()
    yield box, port
    controller.stop()


def only_with_password(_server: Any, _session: Any, _envelope: Any, _how: Any, said: Any) -> Any:
    known = isinstance(said, LoginPassword) and said == LoginPassword(
        NAME.encode(), PASSWORD.encode()
    )
    return AuthResult(success=known, handled=False)


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate by an authority that this machine trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture
def plain() -> Iterator[tuple[Postbox, int]]:
    """A mail server within the house, to which nobody signs in."""
    yield from running()


@pytest.fixture
def careful(certificate: ssl.SSLContext) -> Iterator[tuple[Postbox, int]]:
    """A mail server that takes letters from those alone who sign in, encrypted."""
    yield from running(
        tls_context=certificate,
        require_starttls=True,
        auth_required=True,
        authenticator=only_with_password,
    )


def from_here(app: Flask, server: str) -> None:
    """The application sends by this server."""
    app.config.update(MAIL_SERVER=server, MAIL_FROM=FROM)


def test_a_letter_arrives_as_it_was_written(app: Flask, plain: tuple[Postbox, int]) -> None:
    """In any script, with its subject, its day and where it comes from."""
    box, port = plain
    from_here(app, f"smtp://127.0.0.1:{port}")
    mail.send("contact@example.org", "Odpowiedź 12", "Zażółć — نعم\n")
    (letter,) = box.came
    assert (letter["To"], letter["From"]) == ("contact@example.org", FROM)
    assert letter["Subject"] == "Odpowiedź 12"
    assert letter.get_content().replace("\r\n", "\n") == "Zażółć — نعم\n"
    assert letter["Date"]
    assert letter["Message-ID"].endswith("@example.org>")


def test_a_name_and_a_password_are_said_encrypted_alone(
    app: Flask, careful: tuple[Postbox, int]
) -> None:
    """Signs that an address has other uses for are written with % in it."""
    box, port = careful
    login = "forms%40example.org:p%40ss%3A%20word%2F%25"
    from_here(app, f"smtp://{login}@localhost:{port}")
    mail.send("contact@example.org", "Reply 1", "Hello\n")
    assert len(box.came) == 1


def test_a_server_that_is_encrypted_from_the_start(app: Flask, certificate: ssl.SSLContext) -> None:
    """Its address begins with smtps."""
    for box, port in running(ssl_context=certificate, server_hostname="localhost"):
        from_here(app, f"smtps://localhost:{port}")
        mail.send("contact@example.org", "Reply 1", "Hello\n")
        assert len(box.came) == 1


def test_a_wrong_password_and_a_strange_certificate_send_nothing(
    app: Flask, careful: tuple[Postbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said that nothing went."""
    box, port = careful
    for login in ("forms%40example.org:wrong", "forms:pa%C5%9B"):
        from_here(app, f"smtp://{login}@localhost:{port}")
        with pytest.raises(mail.NotSent):
            mail.send("contact@example.org", "Reply 1", "Hello\n")
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(mail.NotSent, match="CERTIFICATE_VERIFY_FAILED"):
        mail.send("contact@example.org", "Reply 1", "Hello\n")
    assert box.came == []


def test_what_a_server_refuses_is_not_sent(app: Flask, plain: tuple[Postbox, int]) -> None:
    """An address that it doesn't know, or that none could be."""
    box, port = plain
    from_here(app, f"smtp://127.0.0.1:{port}")
    for address in ("nobody@example.org", "contact@example.org\nBcc: other@example.org"):
        with pytest.raises(mail.NotSent):
            mail.send(address, "Reply 1", "Hello\n")
    assert box.came == []


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_is_not_there_or_says_nothing_is_not_waited_for(
    app: Flask, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    """Not for long: somebody looks at the page."""
    monkeypatch.setattr(mail, "PATIENCE", 0.1)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        for port in (free_port(), silent.getsockname()[1]):
            from_here(app, f"{scheme}://127.0.0.1:{port}")
            with pytest.raises(mail.NotSent):
                mail.send("contact@example.org", "Reply 1", "Hello\n")


def test_without_a_mail_server_nothing_is_sent(app: Flask) -> None:
    """And that is said, too."""
    from_here(app, "")
    with pytest.raises(mail.NotSent):
        mail.send("contact@example.org", "Reply 1", "Hello\n")


@pytest.mark.parametrize(
    ("server", "sender", "said"),
    [
        ("mail.example.org", FROM, "MAIL_SERVER has to be like"),
        ("https://mail.example.org", FROM, "MAIL_SERVER has to be like"),
        ("smtp://", FROM, "MAIL_SERVER has to be like"),
        ("smtp://mail.example.org", "", "MAIL_SERVER needs MAIL_FROM"),
    ],
)
def test_settings_that_could_send_nothing_are_refused_at_once(
    monkeypatch: pytest.MonkeyPatch, server: str, sender: str, said: str
) -> None:
    """When the site starts, and not when somebody is at risk."""
    monkeypatch.setenv("MAIL_SERVER", server)
    monkeypatch.setenv("MAIL_FROM", sender)
    with pytest.raises(ValueError, match=said):
        config.settings()
