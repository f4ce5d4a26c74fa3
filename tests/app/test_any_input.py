"""Whatever is sent to any address, the answer is a page, never a failure of ours."""

import re
from itertools import cycle
from urllib.parse import quote

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import publishing
from tests.site import TODAY, Visitor, publish

anything = st.text(st.characters(codec="utf-8"), max_size=30)
parts = st.one_of(
    anything.map(lambda text: quote(text, safe="")),
    st.sampled_from(("en", "ar", "SPECIMEN", "standard", "0", "99999999999", "..", "%00", "q")),
)
fields = st.dictionaries(
    st.one_of(
        st.sampled_from(
            (
                *("_do", "_sending", "_code", "_was", "_shown", "_change", "_channel", "_file"),
                *("went_well", "experience.influence", "code", "kept"),
            )
        ),
        anything,
    ),
    anything,
    max_size=5,
)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(
    signed_in=st.booleans(),
    written=st.lists(parts, min_size=3, max_size=7),
    filled_in=st.lists(fields, min_size=2, max_size=5),
)
def test_no_address_and_no_content_makes_it_fail(
    app: Flask,
    visitor: Visitor,
    signed_in: bool,
    written: list[str],
    filled_in: list[dict[str, str]],
) -> None:
    """Every route, with anything in its places and anything in its fields; and signed in too."""
    code = (publishing.open_versions(TODAY) or [publish()])[0].code
    if signed_in:
        visitor.sign_in()
    # What is drawn comes in turn: each route has its own would be more than can be drawn.
    places, typed = cycle((code, "1", *written)), cycle(filled_in)
    for rule in app.url_map.iter_rules():
        address = re.sub(r"<[^>]+>", lambda _: next(places), rule.rule)
        for method in ("GET", "POST"):
            data = next(typed) if method == "POST" else {}
            page = visitor.open(address, method=method, data=data)
            assert page.status_code < 500, (method, address, data)
        if rule.endpoint != "officers.sign_out" and "POST" in (rule.methods or ()):
            visitor.get("/en/return")  # for a token
            page = visitor.send(address, **next(typed))
            assert page.status_code < 500, (address, "with a token")


headers = st.dictionaries(
    st.sampled_from(("Origin", "Referer", "Cookie", "Accept-Language", "Range", "X-Forwarded-For")),
    st.one_of(
        st.sampled_from(("null", "http://[", "//", "a=b; session=x", "*;q=x", "bytes=-1", "::1")),
        st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
    ),
    max_size=3,
)
bodies = st.one_of(
    st.binary(max_size=200),
    st.sampled_from(
        (
            b"_do=%00&went_well=%ed%a0%80",
            b"went_well=a&" * 500,
            b"experience[influence][][]=1",
            b'--x\r\nContent-Disposition: form-data; name="_file"; filename="a"\r\n\r\n%\r\n--x--',
            b'--x\r\nContent-Disposition: form-data; name="_file\x00"\r\n\r\n\xff\r\n--x--',
        )
    ),
)
kinds = st.sampled_from(
    (
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "",
    )
)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_header_and_no_body_makes_it_fail(
    app: Flask, visitor: Visitor, data: st.DataObject
) -> None:
    """Every resident's route, sent anything in any way, also by methods that no page uses."""
    code = publish().code
    for rule in app.url_map.iter_rules():
        address = re.sub(r"<int:[^>]+>", "2", rule.rule.replace("<language>", "ar"))
        address = re.sub(r"<[^>]+>", lambda _: code, address)
        page = visitor.open(
            address,
            method=data.draw(st.sampled_from(("POST", "GET", "PUT", "OPTIONS", "HEAD"))),
            headers=data.draw(headers),
            data=data.draw(bodies),
            content_type=data.draw(kinds),
        )
        assert page.status_code < 500, address
