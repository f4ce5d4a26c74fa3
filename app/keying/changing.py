"""One reply on a page: what was done to it, and how it is changed."""

from flask import Blueprint

blueprint = Blueprint("changing", __name__)
