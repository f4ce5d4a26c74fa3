"""What sheets say of themselves: English → Nepali, simplified and traditional Chinese.

For tests only: nobody has checked these translations (see small_catalogues).
"""

PAPER = {
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
    "Fill in this form on a computer and save it. Then send it to us online at {address}, "
    "or print it and send it back by post.": (
        "यो फारम कम्प्युटरमा भरेर सेभ गर्नुहोस्। त्यसपछि {address} मा पठाउनुहोस्, वा छापेर हुलाकबाट फर्काउनुहोस्।",
        "请在电脑上填写并保存这份表格，然后在 {address} 发给我们，或打印出来邮寄回来。",
        "請在電腦上填寫並儲存這份表格，然後在 {address} 傳給我們，或列印出來郵寄回來。",
    ),
    "{number}, on the scale from {first} to {last}": (
        "{number}, {first} देखि {last} सम्मको मापनमा",
        "{number}（从{first}到{last}）",
        "{number}（從{first}到{last}）",
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
    "Form code: {code}": ("फारमको कोड: {code}", "表格编号：{code}", "表格編號：{code}"),
    "Page {page} of {pages}": (
        "{pages} मध्ये {page} नम्बर पाना",
        "第 {page} 页，共 {pages} 页",
        "第 {page} 頁，共 {pages} 頁",
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
    "Would you like to hear from us?": (
        "के तपाईं हामीबाट खबर पाउन चाहनुहुन्छ?",
        "您希望我们与您联系吗？",
        "您希望我們與您聯絡嗎？",
    ),
    "Your name": ("तपाईंको नाम", "您的姓名", "您的姓名"),
    "Your telephone number, e-mail or address": (
        "तपाईंको फोन नम्बर, इमेल वा ठेगाना",
        "您的电话号码、电子邮件或地址",
        "您的電話號碼、電子郵件或地址",
    ),
    "What would you like? Tick all that you want.": (
        "तपाईं के चाहनुहुन्छ? चाहेजति सबैमा चिन्ह लगाउनुहोस्।",
        "您有什么愿望？请勾选所有您想要的。",
        "您有什麼願望？請勾選所有您想要的。",
    ),
    "I would like to hear the results.": (
        "म नतिजाबारे जान्न चाहन्छु।",
        "我想知道结果。",
        "我想知道結果。",
    ),
    "I would like to join in this work.": (
        "म यस काममा सहभागी हुन चाहन्छु।",
        "我想参加这项工作。",
        "我想參加這項工作。",
    ),
    "I would like an answer to this question:": (
        "म यस प्रश्नको जवाफ चाहन्छु:",
        "我想得到这个问题的答复：",
        "我想得到這個問題的答覆：",
    ),
    "Please send this page to:": (
        "कृपया यो पाना यस ठेगानामा पठाउनुहोस्:",
        "请把这一页寄到：",
        "請把這一頁寄到：",
    ),
    "Tick one box.": ("एउटा कोठामा चिन्ह लगाउनुहोस्।", "请勾选一个方格。", "請勾選一個方格。"),
    "Tick every box that applies to you.": (
        "तपाईंलाई लागू हुने हरेक कोठामा चिन्ह लगाउनुहोस्।",
        "请勾选所有符合您情况的方格。",
        "請勾選所有符合您情況的方格。",
    ),
    "Tick the box if you agree. Leave it empty if you don't.": (
        "सहमत भए कोठामा चिन्ह लगाउनुहोस्। नभए खाली छोड्नुहोस्।",
        "如果您同意，请勾选方格。不同意则留空。",
        "如果您同意，請勾選方格。不同意則留空。",
    ),
    "Tick one box for each line.": (
        "हरेक पङ्क्तिमा एउटा कोठामा चिन्ह लगाउनुहोस्।",
        "每行勾选一个方格。",
        "每行勾選一個方格。",
    ),
    "Tick one box for each statement.": (
        "हरेक भनाइका लागि एउटा कोठामा चिन्ह लगाउनुहोस्।",
        "每个说法勾选一个方格。",
        "每個說法勾選一個方格。",
    ),
    "If you need more lines, write them on another sheet of paper and put it with this form.": (
        "थप पङ्क्ति चाहिए अर्को कागजमा लेखेर यस फारमसँगै राख्नुहोस्।",
        "如果需要更多行，请写在另一张纸上，与这份表格放在一起。",
        "如果需要更多行，請寫在另一張紙上，與這份表格放在一起。",
    ),
    "Line": ("पङ्क्ति", "行", "行"),
    "{label} (day, month, year)": (
        "{label} (दिन, महिना, वर्ष)",
        "{label}（日、月、年）",
        "{label}（日、月、年）",
    ),
    "Day": ("दिन", "日", "日"),
    "Month": ("महिना", "月", "月"),
    "Year": ("वर्ष", "年", "年"),
    "This page is left blank.": ("यो पाना खाली छाडिएको छ।", "此页空白。", "此頁空白。"),
    "For example, 27 3 2026.": ("जस्तै, 27 3 2026।", "例如：27 3 2026。", "例如：27 3 2026。"),
    "An amount in pounds, such as 4.50.": (
        "पाउन्डमा रकम, जस्तै 4.50।",
        "以英镑计的金额，例如 4.50。",
        "以英鎊計的金額，例如 4.50。",
    ),
    "An amount in pounds, such as 4.50, at most £{most}.": (
        "पाउन्डमा रकम, जस्तै 4.50, बढीमा £{most}।",
        "以英镑计的金额，例如 4.50，最多 £{most}。",
        "以英鎊計的金額，例如 4.50，最多 £{most}。",
    ),
    "A number from {least} to {most}.": (
        "{least} देखि {most} सम्मको सङ्ख्या।",
        "从 {least} 到 {most} 的数字。",
        "從 {least} 到 {most} 的數字。",
    ),
    "A number that is at least {least}.": (
        "कम्तीमा {least} को सङ्ख्या।",
        "不小于 {least} 的数字。",
        "不小於 {least} 的數字。",
    ),
    "A number that is at most {most}.": (
        "बढीमा {most} सम्मको सङ्ख्या।",
        "不大于 {most} 的数字。",
        "不大於 {most} 的數字。",
    ),
    "Use at most {number} words.": (
        "बढीमा {number} शब्द लेख्नुहोस्।",
        "最多写 {number} 个词。",
        "最多寫 {number} 個詞。",
    ),
    "Only if you answered {answer} to question {number}.": (
        "प्रश्न {number} मा तपाईंको जवाफ {answer} भए मात्र।",
        "仅当您对问题 {number} 的回答是{answer}时。",
        "僅當您對問題 {number} 的回答是{answer}時。",
    ),
    "“{option}”": ("‘{option}’", "「{option}」", "「{option}」"),
    "Please go on to page {next}.": (
        "कृपया पृष्ठ {next} मा जानुहोस्।",
        "请继续看第 {next} 页。",
        "請繼續看第 {next} 頁。",
    ),
    "Reply slip": ("जवाफ पर्ची", "回条", "回條"),
    "Use a pen or a pencil. If you change your mind, black out the whole box "
    "and tick another one.": (
        "कलम वा सिसाकलम प्रयोग गर्नुहोस्। मन बदलिएमा कोठा कालो बनाएर अर्कोमा चिन्ह लगाउनुहोस्।",
        "请用钢笔或铅笔。如果改变主意，请把整个方格涂黑，再勾选另一个。",
        "請用鋼筆或鉛筆。如果改變主意，請把整個方格塗黑，再勾選另一個。",
    ),
    "If you would like an answer from us, use the last page.": (
        "हामीबाट जवाफ चाहनुहुन्छ भने अन्तिम पृष्ठ प्रयोग गर्नुहोस्।",
        "如果您希望我们答复，请使用最后一页。",
        "如果您希望我們答覆，請使用最後一頁。",
    ),
    "For help, telephone {telephone}.": (
        "सहयोगका लागि {telephone} मा फोन गर्नुहोस्।",
        "如需帮助，请致电 {telephone}。",
        "如需協助，請致電 {telephone}。",
    ),
    "You can also send it by e-mail to {email}.": (
        "तपाईं यसलाई {email} मा इमेल पनि गर्न सक्नुहुन्छ।",
        "您也可以用电子邮件寄到 {email}。",
        "您也可以用電子郵件寄到 {email}。",
    ),
    "Or hand it in here:": ("वा यहाँ बुझाउनुहोस्:", "或交到这里：", "或交到這裡："),
    "Entry {number}": ("विवरण {number}", "第 {number} 项", "第 {number} 項"),
    "If you need more entries, write them on another sheet of paper and put it with this form.": (
        "थप विवरण चाहिएमा अर्को कागजमा लेखेर यस फारमसँगै राख्नुहोस्।",
        "如果需要更多项，请写在另一张纸上并与此表格放在一起。",
        "如果需要更多項，請寫在另一張紙上並與此表格放在一起。",
    ),
    "This page is not part of the form. To stay anonymous, please do not put both "
    "in the same envelope.": (
        "यो पृष्ठ फारमको भाग होइन। नाम नखुलोस् भन्नका लागि दुवैलाई एउटै खाममा नराख्नुहोस्।",
        "此页不是表格的一部分。如想保持匿名，请不要把两者放在同一个信封里。",
        "此頁不是表格的一部分。如想保持匿名，請不要把兩者放在同一個信封裡。",
    ),
    "Only the people who answer you see this page.": (
        "तपाईंलाई जवाफ दिने मानिसले मात्र यो पृष्ठ देख्छन्।",
        "只有答复您的人会看到此页。",
        "只有答覆您的人會看到此頁。",
    ),
    "Please send this page by {date} to:": (
        "कृपया यो पृष्ठ {date} सम्ममा यहाँ पठाउनुहोस्:",
        "请在 {date} 前把此页寄到：",
        "請在 {date} 前把此頁寄到：",
    ),
    "Please send this page by {date}.": (
        "कृपया यो पृष्ठ {date} सम्ममा पठाउनुहोस्।",
        "请在 {date} 前寄出此页。",
        "請在 {date} 前寄出此頁。",
    ),
    "in pounds": ("पाउन्डमा", "以英镑计", "以英鎊計"),
}
