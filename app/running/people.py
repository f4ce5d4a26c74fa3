"""Officers: invited, switched off, made administrators; a person's own password."""

from flask import Blueprint

blueprint = Blueprint("people", __name__)
