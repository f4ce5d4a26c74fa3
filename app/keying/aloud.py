"""A version → what an officer reads out of it in a language: an opening, and the questions."""

from dataclasses import replace

from app import controls, webform
from app.languages import words
from app.pages import isolated
from app.publishing import Published
from app.webform import Block
from forms.model import minutes
from forms.wording import N_, NP_, SOURCE_LANGUAGE, Phrase, say, say_plural

WHO_ASKS = N_("I ask you some questions for {council}. They are about this project: {project}.")
HOW_LONG = NP_("It takes about {number} minute.", "It takes about {number} minutes.")
FREE = N_(
    "You choose what you answer. If you do not want to answer a question, say so, and we go on. "
    "You can stop at any time."
)
ANONYMOUS = N_(
    "Your answers are anonymous. I do not write down your name. Please do not say names in your "
    "answers. In a small group, people may still know you by what you say."
)
NAMED = N_("Only the people who run this project see your answers.")
BEGIN = N_("Is it all right to begin?")


def opening(version: Published, language: str) -> tuple[str, ...]:
    """What a person is told before they answer, as online: who asks, what for, their privacy."""
    spoken, cover = words(language), version.cover
    names = {"council": isolated(cover.council), "project": isolated(cover.project)}
    said = (
        say(spoken, WHO_ASKS, **names),
        version.in_language(language).purpose,
        say_plural(spoken, *HOW_LONG, minutes(version.form)),
        say(spoken, FREE),
        say(spoken, ANONYMOUS if version.anonymous else NAMED),
        Phrase(cover.privacy, SOURCE_LANGUAGE),
        say(spoken, BEGIN),
    )
    return tuple(filter(None, said))


def questions(version: Published, language: str) -> dict[str, Block]:
    """The questions by key, as a page would ask them: with hints, and of whom they are asked.

    No answer is demanded: what a person leaves out is blank, as on paper.
    """
    form, spoken = version.in_language(language), words(language)
    page = webform.page(form, form.outline, {}, spoken)
    return {
        block.question.key: replace(
            block, hints=controls.hints(replace(block.question, required=False), spoken)
        )
        for _, blocks in page.sections
        for block in blocks
    }
