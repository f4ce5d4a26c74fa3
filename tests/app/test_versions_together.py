"""Several versions of a form: counted together where they ask the same, apart where they don't."""

import secrets
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from lxml import html

from app import counting, plans, publishing, responses
from app.db import Collection, db
from app.publishing import Published
from forms.answers import Answer, Channel, Given
from forms.edits import label_of
from forms.model import Choice, Form, Option, Section, Text
from tests import strategies
from tests.app.test_reporting import KEY, answered, table
from tests.forms.six_and_two import SIX_AND_TWO
from tests.site import TODAY, Visitor, publish, publish_next
