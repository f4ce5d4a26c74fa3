"""Two keyings that differ → one answer, chosen by an officer."""

from flask import Blueprint

blueprint = Blueprint("settling", __name__)
