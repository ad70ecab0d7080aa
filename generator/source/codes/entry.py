"""Say what is wrong with cases, questions, lessons and texts."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import BANK, CASE, CHECKLIST, PATTERN

ENTRIES = (
    code(
        "unmasked-name",
        message=(
            "“{value}”像是真实姓名",
            "“{value}” looks like a real name",
        ),
        hint=(
            "只留姓，写成 张某、张某某、李某甲 的样子。",
            "Keep the family name only: 张某, 张某某 or 李某甲.",
        ),
        example=CASE + "person: {alias: 张三丰, post: 示例}",
    ),
    code(
        "unmasked-name-internal",
        message=(
            "内部的“{value}”像是真实姓名",
            "“{value}” of the internal edition looks like a real name",
        ),
        hint=(
            (
                "公开版看不到它；写成 张某、张某某、李某甲 的样子更稳妥，"
                "确需实名就写进 allow（准许）并说明理由。"
            ),
            (
                "The public does not see it; better write 张某 or 李某甲, "
                "or list it under `allow` with a reason."
            ),
        ),
        example=CASE + "internal: {person: {alias: 张三丰, post: 示例}}",
        severity=Severity.WARNING,
    ),
    code(
        "real-name-in-text",
        message=(
            "文字里的“{value}”像是真实姓名",
            "“{value}” in the text looks like a real name",
        ),
        hint=(
            "写成 张某、李某甲 的样子；确需实名就写进 allow（准许）并说明理由。",
            "Write 张某 or 李某甲, or list the name under `allow` with a reason.",
        ),
        example=CASE + "summary: 原院长王建国利用职务便利收受礼金",
        severity=Severity.WARNING,
    ),
    code(
        "personal-data",
        message=(
            "公开的文字里有{what}：{value}",
            "Text that the public sees holds {what_en}: {value}",
        ),
        hint=(
            (
                "删去，或用“×”遮住几位；只给内部看的移到 internal（内部）下面；"
                "可以公开的写进 allow（准许）并说明理由。"
            ),
            (
                "Remove or mask it, move it under `internal`, "
                "or list it under `allow` with the reason why it may be published."
            ),
        ),
        example=CASE + "summary: 联系电话 13800138000",
    ),
    code(
        "personal-data-meant",
        message=(
            "公开的文字里有{what}：{value}",
            "Text that the public sees holds {what_en}: {value}",
        ),
        hint=(
            "是个人的就删去；是单位有意公开的，写进 allow（准许）并说明理由，就不再提示。",
            (
                "Remove it if it is a person's; if an office means to publish it, "
                "list it under `allow` with the reason."
            ),
        ),
        example=CASE + "summary: 来信请寄 zhang.san@example.net",
        severity=Severity.WARNING,
    ),
    code(
        "personal-data-internal",
        message=(
            "内部的文字里有{what}：{value}",
            "Text of the internal edition holds {what_en}: {value}",
        ),
        hint=(
            "公开版看不到它；内部也不需要就删去或遮住，确需保留就写进 allow（准许）并说明理由。",
            (
                "The public does not see it; remove or mask it unless it is needed, "
                "or list it under `allow` with a reason."
            ),
        ),
        example=CASE + "internal: {summary: 联系电话 13800138000}",
        severity=Severity.WARNING,
    ),
    code(
        "unsourced-case",
        message=(
            "真实案例没有写来源",
            "A real case gives no sources",
        ),
        hint=(
            "补上 sources（来源）；如果是编写的教学情景，写 fictional: true。",
            "Add `sources`; if it is a made-up scenario, state fictional: true.",
        ),
        example="# content/cases/x.yml\ntitle: 示例",
    ),
    code(
        "unsourced-report",
        message=(
            "这条动态没有写来源",
            "A report gives no sources",
        ),
        hint=(
            (
                "补上 sources（来源）：时间线上写着每一条都注明出处；"
                "如果是编写的教学情景，写 fictional: true。"
            ),
            (
                "Add `sources`, which the timeline promises; "
                "if it is made up for teaching, state fictional: true."
            ),
        ),
        example="# content/reports/x.yml\ntitle: 示例",
    ),
    code(
        "unsourced-draft",
        message=(
            "草稿还没有写来源",
            "A draft does not give its sources yet",
        ),
        hint=(
            (
                "发布以前补上 sources（来源）：删去 status: draft（草稿）以后，"
                "没有来源的案例和动态通不过检查。"
            ),
            (
                "Add `sources` before it is published: without them it is an error "
                "once the status is no longer draft."
            ),
        ),
        example="# content/cases/x.yml\ntitle: 示例\nstatus: draft",
        severity=Severity.WARNING,
    ),
    code(
        "alt-to-write",
        message=(
            "图片“{file}”的说明还没有写",
            "Nobody has described the picture “{file}”",
        ),
        hint=(
            (
                "看一眼图片，把 alt（替代文字）改成图里有什么；"
                "图里有姓名、证件、车牌的，先遮住或去掉图片。"
            ),
            (
                "Look at it and let `alt` say what it shows; cover names, documents and number "
                "plates in it, or remove it."
            ),
        ),
        example="案例里有一张图片写着 alt: 图片说明待写",
    ),
    code(
        "alt-to-write-draft",
        message=(
            "草稿里图片“{file}”的说明还没有写",
            "The picture “{file}” of a draft is not described yet",
        ),
        hint=(
            "发布以前把 alt（替代文字）改成图里有什么。",
            "Let `alt` say what it shows before the draft is published.",
        ),
        example="草稿里有一张图片写着 alt: 图片说明待写",
        severity=Severity.WARNING,
    ),
    code(
        "unsourced",
        message=(
            "没有写来源",
            "It gives no sources",
        ),
        hint=(
            "补上 sources（来源），读者才能核对原文；如果是编写的示例，写 fictional: true。",
            (
                "Add `sources`, so that readers can look it up; if it is made up, state fictional: "
                "true."
            ),
        ),
        example="# content/rules/x.yml\ntitle: 示例",
        severity=Severity.WARNING,
    ),
    code(
        "duplicate-report",
        message=(
            "这条动态和“{other}”的单位、日期、标题都一样",
            "This report has the unit, date and title of “{other}”",
        ),
        hint=(
            "删去其中一条，或改正它的标题、日期。",
            "Remove one of them, or correct its title or date.",
        ),
        example=(
            "# content/reports/x.yml\n- {id: a, title: 示例, date: 2021, sources: [{title: "
            "示例}]}\n- {id: b, title: 示例, date: 2021, sources: [{title: 示例}]}"
        ),
    ),
    code(
        "report-to-come",
        message=(
            "这条动态的日期“{value}”还没有到",
            "The date of this report, {value}, is still to come",
        ),
        hint=(
            "核对年份和月份；动态写已经发生的事，计划写进 body（正文）。",
            "Check year and month: a report tells of what has happened; put plans into `body`.",
        ),
        example="# content/reports/x.yml\ntitle: 示例\ndate: 2099-01\nsources: [{title: 示例}]",
        severity=Severity.WARNING,
    ),
    code(
        "duplicate-term",
        message=(
            "“{value}”已经是术语“{other}”的标题或别名",
            "“{value}” is already a name of the term “{other}”",
        ),
        hint=(
            "合并成一条，或换一个名称：同一个词在正文里只能有一种解释。",
            "Make one of them, or choose another name: a word has one definition.",
        ),
        example=(
            "# content/terms/x.yml\n- {id: a, title: 示例, definition: 甲, fictional: true}\n"
            "- {id: b, title: 示例, definition: 乙, fictional: true}"
        ),
    ),
    code(
        "no-correct-answer",
        message=(
            "这道题没有正确答案",
            "This question has no correct answer",
        ),
        hint=(
            (
                "在正确的选项里写 correct: true；判断题写 answer: true 或 false，填空题写 answers: "
                "[答案]。"
            ),
            "Mark a choice correct: true; give `answer` for judge and `answers` for blank.",
        ),
        example=(
            BANK + "  - {id: q-1, type: 单选, prompt: 示例, choices: [{text: 甲}, {text: 乙}]}"
        ),
    ),
    code(
        "no-wrong-answer",
        message=(
            "这道题的选项全是对的",
            "Every choice of this question is correct",
        ),
        hint=(
            "至少要有一个错误的选项；选项可以全对的只有多选题。",
            "At least one choice must be wrong, unless a `multiple` question has several.",
        ),
        example=(
            BANK
            + (
                "  - {id: q-1, type: 情景抉择, prompt: 示例, choices: [{text: 甲, correct: "
                "true}, {text: 乙, correct: true}]}"
            )
        ),
    ),
    code(
        "several-correct",
        message=(
            "单选题有 {count} 个正确答案",
            "A single-choice question has {count} correct answers",
        ),
        hint=(
            "只留一个 correct: true，或把题型改成 multiple（多选）。",
            "Keep one, or make the question `multiple`.",
        ),
        example=(
            BANK
            + (
                "  - {id: q-1, type: 单选, prompt: 示例, choices: [{text: 甲, correct: "
                "true}, {text: 乙, correct: true}, {text: 丙}]}"
            )
        ),
    ),
    code(
        "blank-count",
        message=(
            "题干有 {count} 个空，答案“{value}”填了 {filled} 个",
            "The prompt has {count} blanks, the answer “{value}” fills in {filled}",
        ),
        hint=(
            "一条答案依次写出每个空，用“；”隔开，如 清正；清廉；几条答案是几种都算对的填法。",
            "One answer fills in all blanks in order, parted by “;”; several answers are "
            "alternatives.",
        ),
        example=BANK
        + "  - {id: q-1, type: 填空, prompt: 干部＿＿、政府＿＿, answers: [清正, 清廉]}",
        severity=Severity.WARNING,
    ),
    code(
        "question-shape",
        message=(
            "{type}题不能写“{key}”",
            "A question of type {type_en} has no “{key}”",
        ),
        hint=(
            (
                "choices（选项）用于单选、多选、情景抉择；answer（答案）用于判断；"
                "answers（填空答案）用于填空。"
            ),
            "choices belong to single, multiple and decide; answer to judge; answers to blank.",
        ),
        example=BANK + "  - {id: q-1, type: 判断, prompt: 示例, answer: true, answers: [示例]}",
    ),
    code(
        "step-shape",
        message=(
            "一个步骤做一件事，这里有 {count} 件",
            "A step does one thing, this one does {count}",
        ),
        hint=(
            "一个步骤只写 read、text、reflect、checklist、quiz、pledge 中的一个；几件事分成几步。",
            "Write one of read, text, reflect, checklist, quiz, pledge; make a step of each thing.",
        ),
        example="# content/modules/x.yml\ntitle: 示例\nsteps: [{text: 甲, reflect: 乙}]",
    ),
    code(
        "draw-too-many",
        message=(
            "要抽 {draw} 题，可抽的只有 {count} 题",
            "{draw} questions are to be drawn from {count}",
        ),
        hint=(
            "把 draw（抽题）改小，或多列几题。",
            "Lower `draw` or list more questions.",
        ),
        example=(
            "# content/modules/m.yml\ntitle: 示例\nsteps: [{quiz: {bank: x, draw: 5}}]\n"
            + BANK
            + "  - {id: q-1, type: 判断, prompt: 示例, answer: true}"
        ),
    ),
    code(
        "footnote",
        message=(
            "正文里不能用脚注“{value}”",
            "Footnotes such as “{value}” are not supported",
        ),
        hint=(
            "写进正文的括号里；是出处就写进 sources（来源）。",
            "Tell it in brackets, or list it under `sources` if it is one.",
        ),
        example=CASE + "analysis: 示例[^1]",
    ),
    code(
        "bad-link",
        message=(
            "链接“{value}”不能用",
            "The link “{value}” is not allowed",
        ),
        hint=(
            (
                "只能链接到 http://、https://、mailto: 开头的地址；"
                "链接到本站内容写 [[cases/some-id]]。"
            ),
            (
                "Link to http://, https:// or mailto: only; "
                "to an entry of this site write [[cases/some-id]]."
            ),
        ),
        example=CASE + "analysis: '[点这里](javascript:alert(1))'",
    ),
    code(
        "named-twice",
        message=(
            "“{value}”列了两次",
            "“{value}” is named twice",
        ),
        hint=(
            "删去一个。",
            "Remove one.",
        ),
        example=PATTERN + "cases: [x, x]",
    ),
    code(
        "single-case",
        message=(
            "这条规律只有 {count} 起案例",
            "This pattern has {count} cases",
        ),
        hint=(
            "规律说的是几起案例的共同之处：至少写两起；还没有第二起，先标成草稿。",
            "A pattern is what several cases have in common: name two, or mark it a draft.",
        ),
        example=PATTERN + "cases: [x]",
        severity=Severity.WARNING,
    ),
    code(
        "no-such-step",
        message=(
            "没有第 {value} 步",
            "There is no step {value}",
        ),
        hint=(
            "清单一共 {last} 步：next（下一步）写其中的一步。",
            "The checklist has {last} steps: `next` is one of them.",
        ),
        example=CHECKLIST + "steps: [{do: 登记, next: [3]}, {do: 公示}]",
    ),
    code(
        "steps-in-circle",
        message=(
            "步骤转回了原处：{value}",
            "These steps go round in a circle: {value}",
        ),
        hint=(
            "让其中一步通到后面去；要退回重做，在那一步的文字里写明。",
            "Let one of them lead on; that something is to be done again is said in words.",
        ),
        example=CHECKLIST + "steps: [{do: 登记}, {do: 公示, next: [1]}]",
    ),
    code(
        "step-not-reached",
        message=(
            "没有哪一步通到第 {value} 步",
            "No step leads to step {value}",
        ),
        hint=(
            "在前面的一步写上 next（下一步），或者删去这一步。",
            "Name it under `next` of a step before it, or remove it.",
        ),
        example=CHECKLIST + "steps: [{do: 登记, next: [3]}, {do: 公示}, {do: 归档}]",
    ),
)
