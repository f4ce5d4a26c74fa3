"""Who asked for paper → sheets in order with addresses; sent → the address deleted."""

from flask import Blueprint

blueprint = Blueprint("sendout", __name__)
