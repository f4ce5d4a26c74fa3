"""A project → the page on which residents read what it is about, and what is open."""

from flask import Blueprint

blueprint = Blueprint("about", __name__)
