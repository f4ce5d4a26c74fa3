"""The environment → the settings."""

import stat
from pathlib import Path

import pytest

import config


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u@h/d", "postgresql+psycopg://u@h/d"),
        ("postgresql://u@h/d", "postgresql+psycopg://u@h/d"),
        ("sqlite:////tmp/a.sqlite", "sqlite:////tmp/a.sqlite"),
    ],
)
def test_a_database_is_named_as_hosts_name_it(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    """The driver is ours to add."""
    monkeypatch.setenv("DATABASE_URL", given)
    assert config.settings()["SQLALCHEMY_DATABASE_URI"] == used


def test_a_secret_of_this_machine_is_made_once_and_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the environment has none; else the environment's is used."""
    monkeypatch.setattr(config, "INSTANCE", tmp_path / "instance")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    secret = config.settings()["SECRET_KEY"]
    assert len(secret) == 64
    assert config.settings()["SECRET_KEY"] == secret
    (kept,) = (tmp_path / "instance").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    monkeypatch.setenv("SECRET_KEY", "from the environment")
    assert config.settings()["SECRET_KEY"] == "from the environment"


def test_cookies_go_by_https_where_the_site_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """And a council's own names are read."""
    monkeypatch.setenv("PUBLIC_URL", "https://forms.example/")
    monkeypatch.setenv("RETURN_ADDRESS", "One|Two")
    settings = config.settings()
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["PUBLIC_URL"] == "https://forms.example"
    assert settings["RETURN_ADDRESS"] == ["One", "Two"]


def test_a_slip_of_the_pen_prints_nothing_untrue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes "free" is told what it may be; no sheet asks for a stamp by mistake."""
    monkeypatch.setenv("POSTAGE", "free")
    with pytest.raises(ValueError, match="POSTAGE is 'free'; it may be freepost, stamp"):
        config.settings()
    monkeypatch.setenv("POSTAGE", "freepost")
    assert config.settings()["POSTAGE"] == "freepost"
