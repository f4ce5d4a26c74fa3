"""A test → officers who have a role in a project, and projects of others."""

from datetime import timedelta

from sqlalchemy import select

from app import freezing, projects, publishing
from app.db import Collection, db, writing
from app.people.roles import Role
from app.people.tables import Membership, Officer
from app.publishing import Published
from forms.model import Form
from tests.paper import officer
from tests.site import PASSWORD, TODAY, Visitor


def member(
    email: str, version: Published | None = None, role: Role = Role.KEYS, *, in_group: bool = False
) -> int:
    """An officer who administers nothing: of the project of a version, or without any role."""
    officer_id = officer(email)
    with writing():
        db.session.get_one(Officer, officer_id).admin = False
        if version is not None:
            db.session.merge(
                Membership(
                    project_id=project_of(version),
                    officer_id=officer_id,
                    role=role,
                    in_group=in_group,
                )
            )
    return officer_id


def sign_in(visitor: Visitor, email: str) -> Visitor:
    """Signs an officer in who is there already."""
    visitor.get("/en/officers/sign-in")
    visitor.send("/en/officers/sign-in", email=email, password=PASSWORD)
    assert visitor.page.status_code == 303
    visitor.follow()
    return visitor


def in_project(title: str, form: Form) -> Published:
    """A form, open from yesterday to tomorrow in a project with this title; keyed once."""
    code = freezing.open_collection(
        projects.called(title),
        form,
        opens=TODAY - timedelta(days=1),
        closes=TODAY + timedelta(days=1),
        today=TODAY,
        double_share=0,
    )
    version = publishing.find(code)
    assert version is not None
    return version


def project_of(version: Published) -> int:
    """The id of the project that a version is out for."""
    own = select(Collection.project_id).where(Collection.id == version.collection_id)
    return db.session.scalars(own).one()
