"""English → Nepali, simplified and traditional Chinese, as much as the tests of paper need.

The translations are ours. No native speaker has checked them, and no resident
should read them: they are for tests.
"""

from dataclasses import dataclass

from tests.printables.small_words import PAPER

# English → Nepali, simplified Chinese, traditional Chinese.
SAID = {
    **PAPER,
    # forms/library/outcomes_residents.py
    "Co-production outcomes questionnaire: residents": (
        "सह-निर्माणका नतिजाबारे प्रश्नावली: बासिन्दाहरू",
        "共创成果问卷：居民版",
        "共創成果問卷：居民版",
    ),
    "You took part in a project with {council}. Tell us if you could shape it, "
    "so that we learn what works.": (
        (
            "तपाईंले स्थानीय परिषद् {council} सँगको परियोजनामा भाग लिनुभयो। तपाईंले त्यसलाई आकार दिन "
            "सक्नुभयो कि सक्नुभएन, हामीलाई भन्नुहोस्, ताकि के राम्रो हुन्छ हामी सिक्न सकौँ।"
        ),
        (
            "您参加了与 {council} 合作的项目。请告诉我们您的意见是否影响了这个项目，"
            "让我们了解哪些做法有效。"
        ),
        (
            "您參加了與 {council} 合作的項目。請告訴我們您的意見是否影響了這個項目，"
            "讓我們了解哪些做法有效。"
        ),
    ),
    "Your view": ("तपाईंको विचार", "您的看法", "您的看法"),
    "Please indicate whether you agree or disagree with the following statements:": (
        "तलका भनाइहरूमा तपाईं सहमत वा असहमत हुनुहुन्छ, कृपया जनाउनुहोस्:",
        "请表明您是否同意以下说法：",
        "請表明您是否同意以下說法：",
    ),
    "Strongly disagree": ("पूर्ण असहमत", "非常不同意", "非常不同意"),
    "Disagree": ("असहमत", "不同意", "不同意"),
    "Neither agree nor disagree": ("न सहमत न असहमत", "说不上同意或不同意", "說不上同意或不同意"),
    "Agree": ("सहमत", "同意", "同意"),
    "Strongly agree": ("पूर्ण सहमत", "非常同意", "非常同意"),
    "I have been able to influence the work of this project.": (
        "मैले यस परियोजनाको कामलाई प्रभाव पार्न सकेँ।",
        "我能够影响这个项目的工作。",
        "我能夠影響這個項目的工作。",
    ),
    "My views and ideas were heard and considered.": (
        "मेरा विचार र सुझाव सुनिए र तिनमा ध्यान दिइयो।",
        "我的意见和想法有人倾听，也得到了考虑。",
        "我的意見和想法有人傾聽，也得到了考慮。",
    ),
    "Being part of this project has been a worthwhile use of my time.": (
        "यस परियोजनामा लाग्दा मेरो समयको राम्रो उपयोग भयो।",
        "参加这个项目，我的时间花得很值得。",
        "參加這個項目，我的時間花得很值得。",
    ),
    "I would like to be part of more co-produced work with {council}.": (
        "म स्थानीय परिषद् {council} सँग मिलेर गरिने थप सह-निर्माणमा भाग लिन चाहन्छु।",
        "我愿意参加更多与 {council} 共创的工作。",
        "我願意參加更多與 {council} 共創的工作。",
    ),
    "I think more services in {place} should be co-produced.": (
        "मेरो विचारमा {place} क्षेत्रका थप सेवाहरू सँगै मिलेर बनाइनुपर्छ।",
        "我认为 {place} 应当有更多服务由大家共创。",
        "我認為 {place} 應當有更多服務由大家共創。",
    ),
    "I am confident about working in partnership with {council} staff and councillors.": (
        "स्थानीय परिषद् {council} का कर्मचारी र सदस्यहरूसँग साझेदारीमा काम गर्न म आत्मविश्वासी छु।",
        "我有信心与 {council} 的职员和议员结为伙伴，一起工作。",
        "我有信心與 {council} 的職員和議員結為夥伴，一起工作。",
    ),
    # forms/library/shared.py
    "About this form": ("यस फारमबारे", "关于这份表格", "關於這份表格"),
    "Did you fill in this form by yourself?": (
        "के तपाईं आफैँले यो फारम भर्नुभयो?",
        "这份表格是您自己填写的吗？",
        "這份表格是您自己填寫的嗎？",
    ),
    "Yes, by myself": ("हो, आफैँले", "是，我自己填写的", "是，我自己填寫的"),
    "Somebody helped me": ("कसैले मलाई सघाए", "有人帮我填写", "有人幫我填寫"),
    "I answer for somebody else": ("म अरू कसैका लागि जवाफ दिँदै छु", "我替别人回答", "我替別人回答"),
}
LANGUAGES = ("ne", "zh-Hans", "zh-Hant")


@dataclass(frozen=True)
class SmallCatalogue:
    """The words of one of `LANGUAGES`. One and many are said alike in what is here."""

    language: str
    checked: bool = False

    def find(self, message: str) -> str | None:
        """The translation, or None."""
        said = SAID.get(message)
        return said and said[LANGUAGES.index(self.language)]

    def find_plural(self, one: str, many: str, number: int) -> str | None:
        """The translation for any number, or None."""
        return self.find(many)
