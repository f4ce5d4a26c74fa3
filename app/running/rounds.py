"""The rounds of a form in a project → their results side by side over time."""

from flask import Blueprint

blueprint = Blueprint("rounds", __name__)
