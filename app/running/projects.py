"""A project's details, as typed → the project; a project → the page that officers run it from."""

from flask import Blueprint

blueprint = Blueprint("projects", __name__)
