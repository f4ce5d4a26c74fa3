"""A project's own lists, as typed → its meetings and criteria."""

from flask import Blueprint

blueprint = Blueprint("meetings", __name__)
