"""Something urgent in a reply → the project's contact, and a list until it is done."""

from flask import Blueprint

blueprint = Blueprint("passing", __name__)
