"""Equality leaves, shuffled → lots of ten or more to be keyed."""

from flask import Blueprint

blueprint = Blueprint("lots", __name__)
