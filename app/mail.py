"""A message for a colleague → an e-mail by the council's mail server, where it has one."""

import smtplib
import ssl
import time
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

from flask import current_app

STEP = 3  # seconds that the server may be silent
PATIENCE = 10  # seconds in all: somebody waits for the page


class NotSent(Exception):
    """No e-mail went: there is no mail server, or it did not take it."""


def send(to: str, subject: str, text: str) -> None:
    """Sends a plain text.

    Raises:
        NotSent: no e-mail went, or nobody knows whether one did.
    """
    server = current_app.config["MAIL_SERVER"]
    if not server:
        raise NotSent("no mail server")
    until = time.monotonic() + PATIENCE
    try:
        with _connected(urlsplit(server), until) as connection:
            _hurry(connection, until)
            connection.send_message(_message(to, subject, text))
    # A ValueError is an address or a password that no message can carry.
    except (OSError, smtplib.SMTPException, ValueError) as error:
        current_app.logger.error("An e-mail was not sent", exc_info=error)
        raise NotSent(str(error)) from error


def _message(to: str, subject: str, text: str) -> EmailMessage:
    sender = current_app.config["MAIL_FROM"]
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    message.set_content(text)
    return message


def _connected(server: SplitResult, until: float) -> smtplib.SMTP:
    """A connection, signed in where there is a name for it: never without encryption (RFC 8314).

    Raises:
        OSError: there is no such server, or its certificate is not to be trusted.
        SMTPException: it doesn't let us in.
    """
    host, secure = server.hostname or "", ssl.create_default_context()
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            host, server.port or 0, timeout=STEP, context=secure
        )
    else:
        connection = smtplib.SMTP(host, server.port or 0, timeout=STEP)
    try:
        if server.username and server.scheme == "smtp":
            _hurry(connection, until)
            connection.starttls(context=secure)
        if server.username:
            _hurry(connection, until)
            connection.login(unquote(server.username), unquote(server.password or ""))
    except BaseException:
        connection.close()
        raise
    return connection


def _hurry(connection: smtplib.SMTP, until: float) -> None:
    """Gives the next step no more time than is left.

    Raises:
        TimeoutError: none is left.
    """
    left = until - time.monotonic()
    if left <= 0 or connection.sock is None:
        raise TimeoutError
    connection.sock.settimeout(min(left, STEP))
