"""Answers by telephone or in person → a keying screen to read the questions from."""

from flask import Blueprint

blueprint = Blueprint("calling", __name__)
