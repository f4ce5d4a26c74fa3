"""What is prepared → all that readers will see of it, what is missing, and publishing it."""

from flask import Blueprint

blueprint = Blueprint("preview", __name__)
