"""A form opened for a project: its settings, as typed → a plan; and its page."""

from flask import Blueprint

blueprint = Blueprint("collections", __name__)
