"""The closed list of what can be wrong with content: wording, hint and explanation of every code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of mistake. `message`, `hint` and `nearest` map a language to a template over the problem's values;
    `nearest` replaces the hint where a near match is known."""

    id: str
    severity: Severity
    message: dict[str, str]
    hint: dict[str, str]
    nearest: dict[str, str]
    example: str


_NEAREST = ("是不是想写“{nearest}”？", "Did you mean “{nearest}”?")


def _code(
    id: str,
    message: tuple[str, str],
    hint: tuple[str, str],
    example: str,
    severity: Severity = Severity.ERROR,
    nearest: tuple[str, str] = _NEAREST,
) -> Code:
    return Code(id, severity, _languages(message), _languages(hint), _languages(nearest), example)


def _languages(texts: tuple[str, str]) -> dict[str, str]:
    return dict(zip(("zh", "en"), texts, strict=True))


_W = Severity.WARNING

_ALL = (
    # --- the file
    _code("unreadable-file", ("读不了这个文件：{reason}", "This file cannot be read: {reason}"),
          ("检查文件权限，或重新拷贝一份。", "Check the file's permissions or copy it again."), "chmod 000 x.yml"),
    _code("not-a-file", ("这里应当是文件，却是一个文件夹", "A file was expected here, this is a folder"),
          ("改掉文件夹的名字，或把它移出内容目录。", "Rename the folder or move it out of the content."), "cases/x.yml/"),
    _code("unknown-folder", ("“{folder}”不是任何一类内容的文件夹", "“{folder}” is not the folder of any kind"),
          ("可用的文件夹：{known}。", "Known folders: {known}."), "content/case/x.yml"),
    _code("unknown-file", ("内容目录里只认 .yml 文件，这一个不会发布", "Only .yml files are content; this one is not published"),
          ("改成 .yml，或移到 content/media/。", "Rename it to .yml or move it to content/media/."),
          "cases/x.yaml.bak", _W),
    _code("file-name", ("文件名“{name}”不能作编号", "The file name “{name}” cannot be an id"),
          ("只用小写字母、数字和连字符，如 fake-reception.yml。", "Use lower-case letters, digits and hyphens only."), "cases/案例1.yml"),
    _code("outside-content", ("“{file}”不在内容目录里", "“{file}” lies outside the content folder"),
          ("把文件放进 content/media/，写成 media/文件名。", "Put it into content/media/ and write media/NAME."),
          "images: [{file: ../../etc/passwd, alt: x}]"),
    _code("file-not-found", ("找不到文件“{file}”", "There is no file “{file}”"),
          ("检查路径：从 content/ 算起，如 media/x.jpg。", "Paths start at content/, such as media/x.jpg."),
          "images: [{file: media/absent.jpg, alt: x}]"),
    _code("file-too-large", ("文件有 {size}，上限是 {limit}", "The file has {size}, the limit is {limit}"),
          ("拆成几个文件；图片请先压缩。", "Split it; shrink pictures first."), "cases/x.yml of 2 MB"),
    _code("file-type", ("“{file}”不是它的扩展名所说的类型", "“{file}” is not of the type that its name says"),
          ("重新导出为 {expected}。", "Export it again as {expected}."), "media/x.jpg holding a program"),
    _code("empty-file", ("文件是空的", "The file is empty"),
          ("写上内容，或删掉它。", "Write an entry or delete the file."), ""),
    _code("encoding-gb18030", ("文件是 GB18030（GBK）编码，不是 UTF-8", "The file is encoded in GB18030, not UTF-8"),
          ("转换：iconv -f GB18030 -t UTF-8 {file} > 新文件.yml；Windows 可用记事本另存为 UTF-8。",
           "Convert it: iconv -f GB18030 -t UTF-8 {file} > new.yml"), "a file saved as ANSI on Chinese Windows"),
    _code("encoding-unknown", ("文件不是 UTF-8 编码", "The file is not encoded in UTF-8"),
          ("用编辑器另存为 UTF-8。", "Save it as UTF-8."), "UTF-16, pictures renamed to .yml"),
    # --- YAML
    _code("yaml-syntax", ("YAML 写法有误：{reason}", "YAML syntax: {reason}"),
          ("看这一行和上一行：缩进用空格，冒号后空一格，含冒号的文字加引号。",
           "Look at this line and the one before: indent by spaces, a space after a colon, quotes around text with colons."),
          "title: [unclosed"),
    _code("yaml-documents", ("一个文件里只能有一份 YAML", "A file holds one YAML document"),
          ("删去“---”，或分成两个文件。", "Remove the “---” or split the file."), "a: 1\n---\nb: 2"),
    _code("yaml-anchor", ("不能用锚点、别名和标签（&、*、!）", "Anchors, aliases and tags (&, *, !) are not allowed"),
          ("把内容写全；文字以这些符号开头时加引号。", "Write it out; quote text that begins with these signs."),
          "a: &x 1\nb: *x"),
    _code("yaml-depth", ("嵌套超过 {limit} 层", "Nested deeper than {limit} levels"),
          ("检查括号和缩进。", "Check brackets and indentation."), "[[[[…]]]]"),
    _code("duplicate-key", ("键“{key}”写了两次", "The key “{key}” stands twice"),
          ("留下一个。中文标签和英文键算同一个键。", "Keep one. A Chinese label and its English key are the same key."),
          "title: a\n标题: b"),
    _code("control-character", ("有看不见的控制字符 U+{codepoint}", "An invisible control character U+{codepoint}"),
          ("删掉它；常是从别处粘贴带来的。", "Delete it; it often comes along with pasted text."), 'title: "a\\u202e"'),
    # --- shape
    _code("not-an-entry", ("文件应当是一条内容（键: 值），或由若干条组成的列表",
                           "A file holds one entry (a mapping) or a list of entries"),
          ("从“title: 标题”一行写起。", "Begin with a line such as “title: …”."), "just text"),
    _code("unknown-key", ("没有“{key}”这个键", "Unknown key “{key}”"),
          ("可用的键：{known}。", "Known keys: {known}."), "titel: x"),
    _code("missing-key", ("缺少“{label}”（{key}）", "The key “{key}” ({label}) is missing"),
          ("补上一行“{key}: …”。", "Add a line “{key}: …”."), "an entry without title"),
    _code("wrong-type", ("“{value}”不对，这里应当是{expected}", "“{value}” is not {expected_en}"),
          ("按“{expected}”来写。", "Write {expected_en}."), "minutes: soon"),
    _code("unknown-value", ("“{value}”不在可选的词里", "“{value}” is none of the listed words"),
          ("可选：{known}。", "One of: {known}."), "status: hidden"),
    _code("empty-value", ("这里不能空着", "This must not be empty"),
          ("写上内容，或删去整行。", "Write something or remove the line."), 'title: ""'),
    _code("out-of-range", ("“{value}”超出范围：{expected}", "“{value}” is out of range: {expected}"),
          ("改成范围内的数。", "Choose a number within the range."), "star: 9"),
    _code("bad-id", ("编号“{value}”只能用小写字母、数字和连字符", "The id “{value}” may hold lower-case letters, digits and hyphens only"),
          ("如 fake-reception。", "Such as fake-reception."), "id: 案例一"),
    _code("id-differs", ("编号“{value}”和文件名“{name}”不一致", "The id “{value}” differs from the file's name “{name}”"),
          ("单条的文件不必写 id；要写就和文件名相同。", "A file with one entry needs no id; if given it is the file's name."), "id: b in a.yml"),
    _code("duplicate-id", ("编号“{value}”在 {other} 里已经用过", "The id “{value}” is already used in {other}"),
          ("换一个编号；用过的编号不再给别的内容。", "Choose another id; ids are never reused."), "two entries with one id"),
    # --- dates and numbers
    _code("bad-date", ("“{value}”不是日期", "“{value}” is not a date"),
          ("写成 2021、2021-06、2021-06-16、2021-01/2021-05；约略的日期在后面加 ~，如 2020~。",
           "Write 2021, 2021-06, 2021-06-16 or 2021-01/2021-05; add ~ where it is approximate."), "date: 2021年6月"),
    _code("impossible-date", ("没有“{value}”这一天", "There is no such day as “{value}”"),
          ("查一查月份和日子。", "Check month and day."), "date: 2021-02-30"),
    _code("end-before-start", ("“{value}”的结束早于开始", "“{value}” ends before it starts"),
          ("把前后两个日期换过来。", "Swap the two dates."), "date: 2021-05/2021-01"),
    # --- references
    _code("unknown-reference", ("“{value}”指向的{kind}不存在", "“{value}” refers to nothing of kind {kind}"),
          ("检查编号；编号就是文件名。", "Check the id; it is the file's name."), "topics: [no-such-topic]"),
    _code("bad-reference", ("“{value}”不是引用", "“{value}” is not a reference"),
          ("写成{expected}。", "Write it as {expected}."), "related: [some-id]"),
    _code("unknown-clause", ("制度“{rule}”没有第 {clause} 条", "The rule “{rule}” has no clause {clause}"),
          ("这部制度有：{known}。", "It has: {known}."), "violates: [dangji-tiaoli#999]"),
    _code("internal-reference", ("公开的内容引用了内部的“{value}”", "A public entry refers to the internal “{value}”"),
          ("把这处引用移到 internal（内部）下面，或公开对方。", "Move the reference under `internal`, or make the other public."),
          "related: [cases/an-internal-case]"),
    _code("draft-reference", ("发布的内容引用了草稿“{value}”", "A published entry refers to the draft “{value}”"),
          ("先发布对方，或去掉这处引用。", "Publish the other first, or remove the reference."), "related: [cases/a-draft]"),
    _code("version-not-in-force", ("行为发生在 {when}，“{rule}”第 {clause} 条的这个版本当时没有施行",
                                   "The conduct dates from {when}, when no version of “{rule}” clause {clause} was in force"),
          ("引用当时有效的制度，或给制度补上当时的版本。", "Cite a rule in force then, or add its version of that time."),
          "conduct of 2016 citing a rule of 2024", _W),
    # --- places
    _code("missing-datum", ("坐标没有写坐标系（datum）", "The coordinates do not say their datum"),
          ("写 datum: wgs84、gcj02、bd09 或 cgcs2000；高德、腾讯是 gcj02，百度是 bd09。",
           "Write datum: wgs84, gcj02, bd09 or cgcs2000."), "location: {lat: 26.9, lon: 112.6}"),
    _code("bad-coordinate", ("坐标“{value}”不对：{expected}", "The coordinate “{value}” is wrong: {expected}"),
          ("写成十进制度数，如 lat: 26.89。", "Write decimal degrees, such as lat: 26.89."), "lat: NaN"),
    _code("swapped-coordinates", ("经纬度写反了：lat {lat}、lon {lon}", "Latitude and longitude are swapped: lat {lat}, lon {lon}"),
          ("在中国，纬度（lat）约 3–54，经度（lon）约 73–136。", "In China latitudes run from 3 to 54, longitudes from 73 to 136."),
          "location: {lat: 112.6, lon: 26.9, datum: wgs84}"),
    _code("sensitive-coordinates", ("敏感点位不能写坐标", "A sensitive place must not have coordinates"),
          ("删去 location，地址只写到区县。", "Remove `location`; give the district only."), "sensitive: true with location"),
    # --- cases, rules, questions, lessons
    _code("unmasked-name", ("“{value}”看来是真实姓名", "“{value}” looks like a real name"),
          ("化名写成 张某、张某某、李某甲 的样子。", "Mask it as 张某, 张某某 or 李某甲."), "alias: 张三丰"),
    _code("personal-data", ("公开的文字里有{what}：{value}", "Text that the public sees holds {what_en}: {value}"),
          ("删去，或用“×”遮住；确需保留的内部内容放到 internal（内部）下面。",
           "Remove or mask it, or move it under `internal`."), "summary: 电话 13800138000"),
    _code("unsourced-case", ("真实案例没有写来源（sources）", "A real case gives no sources"),
          ("补上来源；编写的教学情景写 fictional: true。", "Add sources, or state fictional: true for a made-up scenario."),
          "a case without sources"),
    _code("no-correct-answer", ("这道题没有正确答案", "This question has no correct answer"),
          ("给正确的选项加上 correct: true；判断题写 answer，填空题写 answers。",
           "Mark a choice correct: true; give `answer` for judge and `answers` for blank."), "choices without correct"),
    _code("no-wrong-answer", ("这道题的选项全是对的", "Every choice of this question is correct"),
          ("至少要有一个错误的选项。", "At least one choice must be wrong."), "all choices correct"),
    _code("several-correct", ("单选题有 {count} 个正确答案", "A single-choice question has {count} correct answers"),
          ("只留一个，或把题型改成 multiple（多选）。", "Keep one, or make it multiple."), "type: single with two correct"),
    _code("question-shape", ("{type}题不能写“{key}”", "A question of type {type} has no “{key}”"),
          ("选项用于单选、多选、抉择；answer 用于判断；answers 用于填空。",
           "choices belong to single, multiple and decide; answer to judge; answers to blank."), "type: judge with choices"),
    _code("step-shape", ("一个步骤只做一件事，这里有 {count} 件", "A step does one thing, this one does {count}"),
          ("read、text、reflect、quiz、pledge 中选一个。", "One of read, text, reflect, quiz, pledge."),
          "{read: cases/x, text: y}"),
    _code("draw-too-many", ("要抽 {draw} 题，只列了 {count} 题", "{draw} questions are to be drawn from {count}"),
          ("把 draw 改小，或多列几题。", "Lower `draw` or list more questions."), "quiz: {questions: [q-1], draw: 5}"),
    _code("bad-link", ("链接“{value}”不能用", "The link “{value}” is not allowed"),
          ("只能是 http、https、mailto 链接，或 [[folder/id]] 引用。",
           "Only http, https and mailto links, or [[folder/id]]."), "[x](javascript:alert(1))"),
)  # fmt: skip

CODES: dict[str, Code] = {code.id: code for code in _ALL}
