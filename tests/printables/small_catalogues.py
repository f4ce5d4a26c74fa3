"""English → Nepali, simplified and traditional Chinese, as much as the tests of paper need.

The translations are ours. No native speaker has checked them, and no resident
should read them: they are for tests.
"""

from dataclasses import dataclass

# English → Nepali, simplified Chinese, traditional Chinese.
SAID = {
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
    "About this form": ("यस फारमबारे", "关于这份表格", "關於這份表格"),
    "Did you fill in this form by yourself?": (
        "के तपाईं आफैँले यो फारम भर्नुभयो?",
        "这份表格是您自己填写的吗？",
        "這份表格是您自己填寫的嗎？",
    ),
    "Yes, by myself": ("हो, आफैँले", "是，我自己填写的", "是，我自己填寫的"),
    "Somebody helped me": ("कसैले मलाई सघाए", "有人帮我填写", "有人幫我填寫"),
    "I answer for somebody else": ("म अरू कसैका लागि जवाफ दिँदै छु", "我替别人回答", "我替別人回答"),
    # printables/front.py
    "It takes about {number} minutes.": (
        "यसलाई करिब {number} मिनेट लाग्छ।",
        "大约需要 {number} 分钟。",
        "大約需要 {number} 分鐘。",
    ),
    "It takes about {number} minutes. You can leave out a question.": (
        "यसलाई करिब {number} मिनेट लाग्छ। तपाईं कुनै प्रश्न छोड्न सक्नुहुन्छ।",
        "大约需要 {number} 分钟。您可以跳过任何问题。",
        "大約需要 {number} 分鐘。您可以跳過任何問題。",
    ),
    "Only people who work on this for the council see who gave these answers.": (
        "यी जवाफ कसले दियो भन्ने कुरा परिषद्का लागि यो काम गर्नेले मात्र देख्छन्।",
        "只有为地方政府做这项工作的人才会看到这些回答是谁写的。",
        "只有為地方政府做這項工作的人才會看到這些回答是誰寫的。",
    ),
    "This form is for you alone. Please do not photocopy it.": (
        "यो फारम तपाईंका लागि मात्र हो। कृपया यसको फोटोकपी नगर्नुहोस्।",
        "这份表格只供您本人使用。请不要复印。",
        "這份表格只供您本人使用。請不要影印。",
    ),
    "Scan the square code below to answer online. Do not staple over it.": (
        "अनलाइन जवाफ दिन तलको चारकुने कोड स्क्यान गर्नुहोस्। त्यसमाथि स्टेपल नगर्नुहोस्।",
        "扫描下方的二维码可在网上回答。请不要把订书钉钉在上面。",
        "掃描下方的二維碼可在網上回答。請不要把釘書針釘在上面。",
    ),
    "Fill in this form on a computer and save it. Then print it and send it back by post.": (
        "यो फारम कम्प्युटरमा भरेर सेभ गर्नुहोस्। त्यसपछि छापेर हुलाकबाट फर्काउनुहोस्।",
        "请在电脑上填写并保存这份表格，然后打印出来邮寄回来。",
        "請在電腦上填寫並儲存這份表格，然後列印出來郵寄回來。",
    ),
    "An e-mail tells us who you are. To stay anonymous, send the form by post.": (
        "इमेलबाट तपाईं को हुनुहुन्छ थाहा हुन्छ। बेनामी रहन फारम हुलाकबाट पठाउनुहोस्।",
        "电子邮件会让我们知道您是谁。如想匿名，请邮寄这份表格。",
        "電子郵件會讓我們知道您是誰。如想匿名，請郵寄這份表格。",
    ),
    "You do not need a stamp.": ("हुलाक टिकट चाहिँदैन।", "不需要贴邮票。", "不需要貼郵票。"),
    "Please put a stamp on the envelope.": (
        "कृपया खाममा हुलाक टिकट टाँस्नुहोस्।",
        "请在信封上贴邮票。",
        "請在信封上貼郵票。",
    ),
    "Or hand it in here: {places}.": (
        "वा यहाँ बुझाउनुहोस्: {places}।",
        "也可以交到这里：{places}。",
        "也可以交到這裡：{places}。",
    ),
    "Thank you. Please send this form back by {date} to:": (
        "धन्यवाद। कृपया यो फारम {date} सम्म यस ठेगानामा फर्काउनुहोस्:",
        "谢谢您。请在{date}之前把这份表格寄回：",
        "謝謝您。請在{date}之前把這份表格寄回：",
    ),
    "Thank you. Please send this form back by {date}.": (
        "धन्यवाद। कृपया यो फारम {date} सम्म फर्काउनुहोस्।",
        "谢谢您。请在{date}之前交回这份表格。",
        "謝謝您。請在{date}之前交回這份表格。",
    ),
    "Thank you. Please send this form back to:": (
        "धन्यवाद। कृपया यो फारम यस ठेगानामा फर्काउनुहोस्:",
        "谢谢您。请把这份表格寄回：",
        "謝謝您。請把這份表格寄回：",
    ),
    "No native speaker has checked this translation yet.": (
        "यो अनुवाद अहिलेसम्म कुनै नेपालीभाषीले जाँचेका छैनन्।",
        "这份译文还没有经母语人士检查。",
        "這份譯文還沒有經母語人士檢查。",
    ),
    "Use a pen or a pencil. If you change your mind, fill in the whole box and tick another one.": (
        "कलम वा सिसाकलम प्रयोग गर्नुहोस्। विचार बदल्नुभयो भने पूरै कोठा रङ्गाएर अर्को कोठामा चिन्ह लगाउनुहोस्।",
        "请用钢笔或铅笔填写。如果您改变主意，请把原来的方格全部涂满，再勾选另一个。",
        "請用原子筆或鉛筆填寫。如果您改變主意，請把原來的方格全部塗滿，再勾選另一個。",
    ),
    "Use a pen or a pencil. Write on the lines.": (
        "कलम वा सिसाकलम प्रयोग गर्नुहोस्। धर्काहरूमा लेख्नुहोस्।",
        "请用钢笔或铅笔写在横线上。",
        "請用原子筆或鉛筆寫在橫線上。",
    ),
    "Please do not write your name: your answers are anonymous.": (
        "कृपया आफ्नो नाम नलेख्नुहोस्: तपाईंका जवाफ बेनामी हुन्छन्।",
        "请不要写您的姓名：您的回答是匿名的。",
        "請不要寫您的姓名：您的回答是匿名的。",
    ),
    "You may photocopy this form. One form for each person.": (
        "तपाईं यो फारमको फोटोकपी गर्न सक्नुहुन्छ। हरेक व्यक्तिका लागि एउटा फारम।",
        "您可以复印这份表格。每人填写一份。",
        "您可以影印這份表格。每人填寫一份。",
    ),
    "For help, or for another language or format, telephone {telephone}.": (
        "मद्दत, अर्को भाषा वा अर्को ढाँचाका लागि {telephone} मा फोन गर्नुहोस्।",
        "如需帮助，或需要其他语言或格式，请致电 {telephone}。",
        "如需協助，或需要其他語言或格式，請致電 {telephone}。",
    ),
    "Please send this form back by {date} to:": (
        "कृपया यो फारम {date} सम्म यस ठेगानामा फर्काउनुहोस्:",
        "请在{date}之前把这份表格寄回：",
        "請在{date}之前把這份表格寄回：",
    ),
    "Please send this form back by {date}.": (
        "कृपया यो फारम {date} सम्म फर्काउनुहोस्।",
        "请在{date}之前交回这份表格。",
        "請在{date}之前交回這份表格。",
    ),
    "Please send this form back to:": (
        "कृपया यो फारम यस ठेगानामा फर्काउनुहोस्:",
        "请把这份表格寄回：",
        "請把這份表格寄回：",
    ),
    "Thank you for your answers.": (
        "तपाईंका जवाफका लागि धन्यवाद।",
        "感谢您的回答。",
        "感謝您的回答。",
    ),
    # printables/frame.py
    "Form code: {code}": ("फारमको कोड: {code}", "表格编号：{code}", "表格編號：{code}"),
    "Page {page} of {pages}": (
        "पाना {page}, जम्मा {pages}",
        "第 {page} 页，共 {pages} 页",
        "第 {page} 頁，共 {pages} 頁",
    ),
    "Page {page} of {pages}. Please go on to page {next}.": (
        "पाना {page}, जम्मा {pages}। कृपया पाना {next} मा जानुहोस्।",
        "第 {page} 页，共 {pages} 页。请翻到第 {next} 页。",
        "第 {page} 頁，共 {pages} 頁。請翻到第 {next} 頁。",
    ),
    "A square code that opens this form online.": (
        "यो फारम अनलाइन खोल्ने चारकुने कोड।",
        "在网上打开这份表格的二维码。",
        "在網上打開這份表格的二維碼。",
    ),
    "Specimen: not published. Answers on it can't be counted.": (
        "नमुना: प्रकाशित भएको छैन। यसमा लेखिएका जवाफ गनिँदैनन्।",
        "样本：尚未发布。写在上面的回答不能计入结果。",
        "樣本：尚未發布。寫在上面的回答不能計入結果。",
    ),
    # printables/blocks.py
    "Tick one box for each line.": (
        "हरेक पङ्क्तिमा एउटा कोठामा चिन्ह लगाउनुहोस्।",
        "每行勾选一个方格。",
        "每行勾選一個方格。",
    ),
    "Tick one box.": (
        "एउटा कोठामा चिन्ह लगाउनुहोस्।",
        "请勾选一个方格。",
        "請勾選一個方格。",
    ),
    "Tick one box for each statement.": (
        "हरेक भनाइका लागि एउटा कोठामा चिन्ह लगाउनुहोस्।",
        "每个说法勾选一个方格。",
        "每個說法勾選一個方格。",
    ),
    # printables/layout.py
    "This page is left blank.": ("यो पाना खाली छाडिएको छ।", "此页空白。", "此頁空白。"),
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


NEPALI, SIMPLIFIED, TRADITIONAL = map(SmallCatalogue, LANGUAGES)
