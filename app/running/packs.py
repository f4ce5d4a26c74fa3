"""What is open → one PDF for a library: poster, how-to page, and copies of each form."""

from flask import Blueprint

blueprint = Blueprint("packs", __name__)
