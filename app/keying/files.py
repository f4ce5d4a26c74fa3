"""Filled-in PDFs that an officer has → replies to be looked at and accepted."""

from flask import Blueprint

blueprint = Blueprint("files", __name__)
