"""Whatever is sent to any address, the answer is a page, never a failure of ours."""

import re
from urllib.parse import quote

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.site import Visitor, publish

anything = st.text(st.characters(codec="utf-8"), max_size=30)
parts = st.one_of(
    anything.map(lambda text: quote(text, safe="")),
    st.sampled_from(("en", "ar", "SPECIMEN", "standard", "0", "99999999999", "..", "%00", "q")),
)
fields = st.dictionaries(
    st.one_of(
        st.sampled_from(("_do", "_sending", "went_well", "experience.influence", "code", "kept")),
        anything,
    ),
    anything,
    max_size=5,
)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_address_and_no_content_makes_it_fail(
    app: Flask, visitor: Visitor, data: st.DataObject
) -> None:
    """Every route, with anything in its places and anything in its fields; and signed in too."""
    code = publish().code
    if data.draw(st.booleans()):
        visitor.sign_in()
    places = st.one_of(st.just(code), parts)
    for rule in app.url_map.iter_rules():
        address = re.sub(r"<[^>]+>", lambda _: data.draw(places), rule.rule)
        for method in ("GET", "POST"):
            typed = data.draw(fields) if method == "POST" else {}
            page = visitor.open(address, method=method, data=typed)
            assert page.status_code < 500, (method, address, typed)
        visitor.get("/en/officers/")
        if rule.endpoint != "officers.sign_out" and "POST" in (rule.methods or ()):
            page = visitor.send(address, **data.draw(fields))
            assert page.status_code < 500, (address, "with a token")
