import sys; sys.path.insert(0,'/work/main')
from tests.site import *
def test_nul(either_visitor):
    from tests.app.test_changes import stored_reply, KEYS
    m=stored_reply(); v=either_visitor; v.sign_in(); a=f"/en/keying/replies/{m.id}/change"; v.get(a)
    print(v.send(a, **{**KEYS,"_beside":"a\0b"}, _why="x").status_code)
