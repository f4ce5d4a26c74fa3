"""A sheet's pages → leaves of paper, their weight, and what Royal Mail calls such a letter.

Royal Mail's formats: a letter is at most 240 x 165 mm, 5 mm thick and 100 g; a large letter at most
353 x 250 mm, 25 mm thick and 750 g, in bands up to 100, 250, 500 and 750 g.
"""

from dataclasses import dataclass

# A4 is a sixteenth of a square metre: of paper of 80 g/m², five grams.
LEAF_GRAMS = 5
# Envelopes of 90 to 100 g/m²: C5 for A4 folded once, C4 for A4 as it is.
C5_GRAMS, C4_GRAMS = 8, 20
# A leaf is a tenth of a millimetre thick, and two where it is folded. The envelope takes half a
# millimetre of a letter's five, and the fold never lies quite flat.
MOST_FOLDED = 20
LETTER_GRAMS = 100
LARGE_LETTER_GRAMS = (250, 500, 750)


@dataclass(frozen=True)
class Postage:
    """What one form is by post: `leaves` of A4 printed on both sides, `grams` with its envelope.

    `band` is Royal Mail's: "letter up to 100 g".
    """

    leaves: int
    grams: int
    band: str


def postage(pages: int) -> Postage:
    """What it takes to post a form of so many pages, one form in an envelope and nothing else.

    It is folded once into a C5 envelope where it stays a letter so, otherwise sent in a C4 one.
    """
    leaves = -(-pages // 2)
    grams = leaves * LEAF_GRAMS + C5_GRAMS
    if leaves <= MOST_FOLDED and grams <= LETTER_GRAMS:
        return Postage(leaves, grams, f"letter up to {LETTER_GRAMS} g")
    grams = leaves * LEAF_GRAMS + C4_GRAMS
    most = next((most for most in LARGE_LETTER_GRAMS if grams <= most), None)
    return Postage(leaves, grams, f"large letter up to {most} g" if most else "parcel")
