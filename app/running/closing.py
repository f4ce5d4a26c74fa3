"""A collection → closed, opened again, put into the archive; each says before what it means."""

from flask import Blueprint

blueprint = Blueprint("closing", __name__)
