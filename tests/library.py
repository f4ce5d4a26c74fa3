"""A form of the library → the same, open for a project that has what the form asks about."""

from datetime import timedelta
from typing import Any

from app import projects
from app.publishing import Published
from forms.model import Form
from tests.site import TODAY, publish

OWN = {
    "criteria": ("I live near the park.", "I like to work with others."),
    "measures": ("How many people use the park.", "What they think of it."),
}


def publish_of_library(form: Form, **changes: Any) -> Published:
    """Opens it in the tests' project, which gets criteria, measures and meetings."""
    project = projects.called("A project")
    if not project.meetings:
        for name, texts in OWN.items():
            for text in texts:
                projects.add_listed(project, name, text)
        for days in (14, 42):
            projects.add_meeting(project, TODAY + timedelta(days=days), "Town hall", online=True)
    return publish(form, **changes)
