"""Somebody who asks for a form on paper → a line of the list of what is to be sent."""

from flask import Blueprint

from app.outgoing import tables  # noqa: F401 - so that the tables are known

blueprint = Blueprint("by_post", __name__)
