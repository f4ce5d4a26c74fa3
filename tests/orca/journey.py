"""A resident who hears the page answers with the keyboard alone → what Orca says on the way."""

from pathlib import Path

from forms.model import Choice, Form, Option, Section, Text
from tests.orca.desktop import desktop
from tests.site import publish

TEA = Form(
    key="tea",
    title="Tea at our meetings",
    purpose="Tell us what you would like to drink.",
    sections=(
        Section(
            title="What you drink",
            questions=(
                Choice(
                    key="tea",
                    label="Would you like tea?",
                    hint="It is free.",
                    options=(
                        Option(key="yes", label="Yes, please"),
                        Option(key="no", label="No, thank you"),
                    ),
                ),
                Text(key="other", label="What else would you like?", words=2),
            ),
        ),
    ),
)
TRANSCRIPT = Path("build/orca.txt")


def test_a_resident_hears_the_questions_a_mistake_and_what_to_do(
    served: str, tmp_path: Path
) -> None:
    """Each question at its turn, its ticks, and after a mistake the summary before anything else.

    What Orca said is in build/orca.txt afterwards, a phrase a line.
    """
    version = publish(TEA)
    with desktop(f"{served}/en/forms/{version.code}/answer", tmp_path) as orca:
        try:
            orca.hear("Finished loading Tea at our meetings")
            orca.tab_to("1. Would you like tea?")
            orca.hear("Yes, please", "not selected radio button")
            orca.press("space")
            orca.hear("selected")
            orca.tab_to("2. What else would you like? Use at most 2 words.")
            orca.hear("Focus mode")
            orca.press(*"oat", "space", *"soy", "space", *"tea")
            orca.tab_to("Continue push button")
            orca.press("Return")

            orca.hear("Finished loading Error: Tea at our meetings", "There is a problem")
            orca.tab_to("2. Your answer has 3 words. Use at most 2 words. link")
            orca.press("Return")
            orca.hear(
                "2. What else would you like? Use at most 2 words. "
                "Your answer has 3 words. Use at most 2 words. entry"
            )
        finally:
            TRANSCRIPT.parent.mkdir(exist_ok=True)
            TRANSCRIPT.write_text("\n".join([*orca.said(), ""]), encoding="utf-8")
