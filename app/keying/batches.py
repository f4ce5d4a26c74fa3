"""A day's post on pages: opened, registered by code, summed up, closed."""

from flask import Blueprint

blueprint = Blueprint("batches", __name__)
