"""The equality questions, which are kept apart from all other answers.

Wording: the harmonised standards of the Office for National Statistics as GOV.UK publishes them
(equality monitoring questions), the ethnic groups those of the Census 2021 for England. A group's
name, shortened, stands before each of its options, so that an option can be read by itself. Title,
purpose, headings and age groups are ours.
"""

from forms.model import Choice, Condition, Form, Option, Section
from forms.wording import N_

PREFER_NOT_TO_SAY = Option(key="not_said", label=N_("Prefer not to say"))
YES, NO = Option(key="yes", label=N_("Yes")), Option(key="no", label=N_("No"))

AGE = Choice(
    key="age",
    label=N_("How old are you?"),
    options=(
        Option(key="under_16", label=N_("Under 16")),
        Option(key="16_to_24", label=N_("16 to 24")),
        Option(key="25_to_34", label=N_("25 to 34")),
        Option(key="35_to_44", label=N_("35 to 44")),
        Option(key="45_to_54", label=N_("45 to 54")),
        Option(key="55_to_64", label=N_("55 to 64")),
        Option(key="65_to_74", label=N_("65 to 74")),
        Option(key="75_or_over", label=N_("75 or over")),
        PREFER_NOT_TO_SAY,
    ),
)
SEX = Choice(
    key="sex",
    label=N_("What is your sex?"),
    options=(
        Option(key="female", label=N_("Female")),
        Option(key="male", label=N_("Male")),
        PREFER_NOT_TO_SAY,
    ),
)
GENDER = Choice(
    key="gender",
    label=N_("Is the gender you identify with the same as your sex registered at birth?"),
    options=(
        YES,
        Option(key="no", label=N_("No, please say"), says=True),
        PREFER_NOT_TO_SAY,
    ),
)
ORIENTATION = Choice(
    key="orientation",
    label=N_("Which of the following best describes your sexual orientation?"),
    options=(
        Option(key="heterosexual", label=N_("Heterosexual or straight")),
        Option(key="gay_or_lesbian", label=N_("Gay or lesbian")),
        Option(key="bisexual", label=N_("Bisexual")),
        Option(key="other", label=N_("Other")),
        PREFER_NOT_TO_SAY,
    ),
)
ETHNIC_GROUP = Choice(
    key="ethnic_group",
    label=N_("What is your ethnic group?"),
    options=(
        Option(
            key="white_british",
            label=N_("White: English, Welsh, Scottish, Northern Irish or British"),
        ),
        Option(key="white_irish", label=N_("White: Irish")),
        Option(key="white_traveller", label=N_("White: Gypsy or Irish Traveller")),
        Option(key="white_roma", label=N_("White: Roma")),
        Option(key="white_other", label=N_("White: any other White background")),
        Option(
            key="mixed_black_caribbean", label=N_("Mixed or multiple: White and Black Caribbean")
        ),
        Option(key="mixed_black_african", label=N_("Mixed or multiple: White and Black African")),
        Option(key="mixed_asian", label=N_("Mixed or multiple: White and Asian")),
        Option(key="mixed_other", label=N_("Mixed or multiple: any other background")),
        Option(key="asian_indian", label=N_("Asian or Asian British: Indian")),
        Option(key="asian_pakistani", label=N_("Asian or Asian British: Pakistani")),
        Option(key="asian_bangladeshi", label=N_("Asian or Asian British: Bangladeshi")),
        Option(key="asian_chinese", label=N_("Asian or Asian British: Chinese")),
        Option(key="asian_other", label=N_("Asian or Asian British: any other Asian background")),
        Option(key="black_caribbean", label=N_("Black or Black British: Caribbean")),
        Option(key="black_african", label=N_("Black or Black British: African background")),
        Option(
            key="black_other",
            label=N_("Black or Black British: any other Black or Caribbean background"),
        ),
        Option(key="arab", label=N_("Other: Arab")),
        Option(key="other", label=N_("Other: any other ethnic group")),
        PREFER_NOT_TO_SAY,
    ),
)
RELIGION = Choice(
    key="religion",
    label=N_("What is your religion?"),
    options=(
        Option(key="none", label=N_("No religion")),
        Option(key="christian", label=N_("Christian")),
        Option(key="buddhist", label=N_("Buddhist")),
        Option(key="hindu", label=N_("Hindu")),
        Option(key="jewish", label=N_("Jewish")),
        Option(key="muslim", label=N_("Muslim")),
        Option(key="sikh", label=N_("Sikh")),
        Option(key="other", label=N_("Any other religion")),
        PREFER_NOT_TO_SAY,
    ),
)
HEALTH = Choice(
    key="health",
    label=N_(
        "Do you have any physical or mental health conditions or illness lasting or expected to "
        "last 12 months or more?"
    ),
    options=(YES, NO, PREFER_NOT_TO_SAY),
)
DAY_TO_DAY = Choice(
    key="day_to_day",
    label=N_(
        "Do any of your conditions or illnesses reduce your ability to carry out day to day "
        "activities?"
    ),
    options=(
        Option(key="a_lot", label=N_("Yes, a lot")),
        Option(key="a_little", label=N_("Yes, a little")),
        Option(key="not_at_all", label=N_("Not at all")),
        PREFER_NOT_TO_SAY,
    ),
    depends_on=Condition(key="health", options=("yes",)),
)

EQUALITY = Form(
    key="equality",
    title=N_("Questions about you"),
    purpose=N_(
        "We ask everybody the same questions, so that we learn whom we reach and whom we leave "
        "out. What you say here is kept apart from your other answers."
    ),
    sections=(
        Section(title=N_("About you"), questions=(AGE, SEX, GENDER, ORIENTATION)),
        Section(title=N_("Your background"), questions=(ETHNIC_GROUP, RELIGION)),
        Section(title=N_("Your health"), questions=(HEALTH, DAY_TO_DAY)),
    ),
    apart=True,
)
