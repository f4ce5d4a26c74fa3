"""What was keyed twice → how often the first keying was wrong, by question."""

from flask import Blueprint

blueprint = Blueprint("quality", __name__)
