"""The co-production feedback and reflection questionnaire, for members of a steering group.

Questions, scales, examples and numbering: West Berkshire Council, "How to do Co-production",
"Co-production feedback and reflection questionnaire". It gives evidence for outcomes one
(influence), three (skills) and four (confidence): the same, "Reflective feedback tool", 1.1. Title,
purpose and headings are ours.
"""

from forms.library.shared import (
    ABOUT_THIS_FORM,
    NOT_AT_ALL_TO_VERY_MUCH,
    NOT_AT_ALL_TO_VERY_SATISFIED,
)
from forms.model import Choice, Form, Section, Statement, Statements, Text
from forms.wording import N_

REFLECTION = Form(
    key="reflection",
    title=N_("Co-production feedback and reflection questionnaire"),
    purpose=N_(
        "You are part of a group that works with {council}. Tell us how the group is doing, "
        "so that we can work better together."
    ),
    sections=(
        Section(
            title=N_("Our principles"),
            questions=(
                Statements(
                    key="principles",
                    label=N_(
                        "Please indicate whether you think the group is working in line with the "
                        "co-production principles on a scale of 1 (not at all) to 5 (very much so):"
                    ),
                    scale=NOT_AT_ALL_TO_VERY_MUCH,
                    statements=(
                        Statement(
                            key="equals",
                            label=N_("We work together as equals"),
                            measures=("influence", "confidence"),
                        ),
                        Statement(
                            key="diversity",
                            label=N_("We appreciate diversity of experience and expertise"),
                            measures=("influence", "skills"),
                        ),
                        Statement(
                            key="better_place",
                            label=N_("We are focused on making {place} better for everyone"),
                        ),
                        Statement(key="brave", label=N_("We are brave"), measures=("confidence",)),
                        Statement(
                            key="realistic", label=N_("We are realistic"), measures=("skills",)
                        ),
                        Statement(
                            key="opportunities",
                            label=N_("We create opportunities for everyone to get involved"),
                            measures=("influence",),
                        ),
                        Statement(
                            key="accessible",
                            label=N_("We make everything we do accessible to all"),
                            measures=("influence",),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            title=N_("How we have been working"),
            questions=(
                Text(
                    key="group_words",
                    label=N_(
                        "Write up to 4 words (adjectives) to describe how the group has been "
                        "working recently:"
                    ),
                    hint=N_("e.g. collaborative, engaging, purposeless, repetitive"),
                    words=4,
                ),
                Text(
                    key="own_word",
                    label=N_(
                        "In a similar way, how would you describe yourself working in the group?"
                    ),
                    hint=N_("Use an adjective e.g. calm, engaged, frustrated."),
                    words=1,
                ),
                Text(
                    key="own_reasons",
                    label=N_("Please give your reasons:"),
                    lines=4,
                    continues=True,
                ),
            ),
        ),
        Section(
            title=N_("Progress and what next"),
            questions=(
                Choice(
                    key="progress",
                    label=N_(
                        "Overall, how satisfied are you with the progress the group has made?"
                    ),
                    hint=N_("From 1 (not at all) to 5 (very satisfied)"),
                    options=NOT_AT_ALL_TO_VERY_SATISFIED,
                    ordered=True,
                ),
                Text(
                    key="help_work_better",
                    label=N_(
                        "What do you think would help the group work together better, or help lead "
                        "to more positive outcomes?"
                    ),
                    lines=5,
                ),
                Text(
                    key="more_or_less",
                    label=N_(
                        "Is there anything that you would like to do less of, or stop doing, or "
                        "anything that you would like to do more of, or start doing?"
                    ),
                    lines=5,
                ),
            ),
        ),
        ABOUT_THIS_FORM,
    ),
)
