"""What a project's group decided → the same on the project's page, once an officer says so."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import declaring, projects
from app.errors import Refused
from app.officers import signed_in
from app.people.roles import Right, needs
from forms.wording import N_

blueprint = Blueprint("declaring", __name__)

DECIDED_OTHERWISE = (
    N_("Something has changed since you read it"),
    N_("So nothing is shown yet. Go back, and read what the group and the project say now."),
)


@blueprint.post("/<language>/officers/projects/<int(max=2147483647):project_id>/method")
@needs(Right.MANAGES)
def declare(project_id: int) -> AnyResponse:
    """Declares the method that the officer has read."""
    try:
        declaring.declare(project_id, seen=request.form.get("seen", ""), officer_id=signed_in())
    except projects.Overtaken:
        raise Refused(409, *DECIDED_OTHERWISE) from None
    return redirect(url_for("projects.show", project_id=project_id, done="declared"), 303)
