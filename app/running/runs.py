"""Copies for a printer → one PDF, in order, numbered where the form is not anonymous."""

from flask import Blueprint

blueprint = Blueprint("runs", __name__)
