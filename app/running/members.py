"""Who has which role in a project: asked, given, taken away."""

from flask import Blueprint

blueprint = Blueprint("members", __name__)
