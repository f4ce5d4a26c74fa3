"""What a council's profile says; what it doesn't is asked for, and shows as a gap until then."""

import json
from pathlib import Path

import pytest

import config
from app import council
from tests.site import Visitor, make_app, publish

NOBODY = {"TELEPHONE": "", "RETURN_ADDRESS": []}


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which nothing was asked for yet, and an environment that says nothing."""
    monkeypatch.setattr(config, "INSTANCE", tmp_path / "instance")
    for name in ("PROFILE", "COUNCIL", "PLACE", "TELEPHONE", "EMAIL", "RETURN_ADDRESS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", config.PROFILES)
def test_a_profile_names_the_council_its_place_and_what_co_production_is_for_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Three principles of one, six of the other, each with what it means."""
    monkeypatch.setenv("PROFILE", name)
    settings = config.settings()
    assert settings["COUNCIL"] == f"{settings['PLACE']} Council"
    assert "partners" in settings["DEFINITION"] or "equally" in settings["DEFINITION"]
    number = {"west-berkshire": 3, "bracknell-forest": 6}[name]
    assert len(settings["PRINCIPLES"]) == number
    assert all(called and said for called, said in settings["PRINCIPLES"])


def test_a_slip_of_the_pen_in_a_profile_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the names that there are."""
    monkeypatch.setenv("PROFILE", "bracknell")
    with pytest.raises(ValueError, match="it may be west-berkshire, bracknell-forest"):
        config.settings()


def test_nothing_of_one_council_is_said_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """A council that names itself gets nobody's telephone number, address or principles."""
    monkeypatch.setenv("COUNCIL", "Reading Borough Council")
    settings = config.settings()
    assert {name: settings[name] for name in NOBODY} == NOBODY
    assert settings["DEFINITION"] == settings["OTHER_FORMATS"] == ""
    monkeypatch.delenv("COUNCIL")
    monkeypatch.setenv("PROFILE", "bracknell-forest")
    assert {name: config.settings()[name] for name in NOBODY} == NOBODY


def test_what_is_missing_is_asked_for_at_the_start_and_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Once: who has answered is not asked again; what was left open is."""
    monkeypatch.setenv("PROFILE", "bracknell-forest")
    monkeypatch.setattr("app.council.has_a_person", lambda: True)
    app = make_app(f"sqlite:///{tmp_path / 'a.sqlite'}")
    typed = "\nOne Street|Bracknell\n"
    done = app.test_cli_runner().invoke(args=["council"], input=typed)
    assert done.exit_code == 0
    assert "TELEPHONE is left open" in done.output
    kept = json.loads((tmp_path / "instance/council.json").read_text())
    assert kept == {"RETURN_ADDRESS": "One Street|Bracknell"}
    next_start = make_app(f"sqlite:///{tmp_path / 'a.sqlite'}")
    done = next_start.test_cli_runner().invoke(args=["council"], input="01344 000000\n")
    assert "RETURN_ADDRESS" not in done.output
    again = make_app(f"sqlite:///{tmp_path / 'b.sqlite'}")
    assert again.config["TELEPHONE"] == "01344 000000"
    assert again.config["RETURN_ADDRESS"] == ["One Street", "Bracknell"]
    with again.app_context():
        assert council.missing() == []


def test_without_a_terminal_what_is_missing_is_listed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A server starts all the same; nothing is made up."""
    monkeypatch.setenv("PROFILE", "bracknell-forest")
    app = make_app(f"sqlite:///{tmp_path / 'a.sqlite'}")
    done = app.test_cli_runner().invoke(args=["council"], input="")
    assert done.exit_code == 0
    for name in NOBODY:
        assert f"{name}: " in done.output
    assert not (tmp_path / "instance/council.json").exists()
    assert make_app(f"sqlite:///{tmp_path / 'b.sqlite'}").config["TELEPHONE"] == ""


def test_a_gap_shows_where_a_telephone_number_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On the council's own pages and on a form's, so that nobody reads half a sentence."""
    monkeypatch.setenv("PROFILE", "bracknell-forest")
    app = make_app(f"sqlite:///{tmp_path / 'a.sqlite'}")
    with app.app_context():
        version = publish()
        visitor = Visitor(app.test_client())
        for address in ("/en/", "/en/help", f"/en/forms/{version.code}"):
            page = visitor.get(address)
            assert page.status_code == 200
            assert "\u2068[the council&#39;s telephone number]\u2069" in page.text


def test_west_berkshire_is_complete() -> None:
    """Nobody who tries the site is asked for anything."""
    settings = config.settings()
    assert settings["TELEPHONE"] == "01635 551111"
    assert all(settings[name] for name in council.ASKED)
