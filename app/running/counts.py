"""What went out and came back → the picture of who is reached by which way."""

from flask import Blueprint

blueprint = Blueprint("counts", __name__)
