"""List all that can be wrong with content: wording, hint and example of every code."""

# ruff: noqa: E501 (a table)

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of mistake.

    `message`, `hint` and `nearest` map a language to a template over the problem's values; `nearest` replaces the hint
    where a near match is known. `example`: files that have the mistake, each after a line `# content/<folder>/<name>`;
    or a description, where it lies outside the text.
    """

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
_CASE = "# content/cases/x.yml\ntitle: 示例\nfictional: true\n"
_PLACE = "# content/places/x.yml\ntitle: 示例\n"
_RULE = "# content/rules/x.yml\ntitle: 示例\nsources: [{title: 示例}]\n"
_REPORT = "# content/reports/x.yml\ntitle: 示例\nsources: [{title: 示例}]\n"
_BANK = "# content/questions/x.yml\ntitle: 示例\nquestions:\n"

_ALL = (
    # --- the file
    _code("unreadable-file", ("读不了这个文件：{reason}", "This file cannot be read: {reason_en}"),
          ("检查文件权限，或重新拷贝一份。", "Check the file's permissions or copy it again."),
          "一个快捷方式（符号链接），它指向的文件已经删掉"),
    _code("not-a-file", ("这里应当是一个 .yml 文件，却是文件夹或别的东西", "A .yml file was expected here, this is a folder or something else"),
          ("内容文件直接放在 cases、rules 等文件夹里，不再分下级文件夹：把里面的文件移上来，再删掉它。",
           "Content files stand right in cases, rules …, without folders below: move the files up and remove this."),
          "文件夹 content/cases/2021/"),
    _code("unknown-folder", ("内容目录里没有“{folder}”这一类", "“{folder}” is not the folder of any kind"),
          ("改成其中一个：{known}；手写的页面放 pages，图片放 media。",
           "Rename it to one of: {known}. Hand-written pages go to pages, pictures to media."),
          "文件夹 content/case/（应为 cases）"),
    _code("unknown-file", ("只有 .yml 文件才会发布，这一个会被忽略", "Only .yml files are published; this one is passed over"),
          ("表格和 Word 文件先用 qingjian import 转成 .yml；手写的 .md 页面移到 content/pages/；图片、录音移到 content/media/；不要了就删掉。",
           "Turn workbooks and Word files into .yml by `qingjian import`; move .md pages to content/pages/, pictures and recordings to content/media/; or delete it."),
          "文件 content/cases/x.csv、x.xlsx、x.docx", _W),
    _code("page-not-a-file", ("手写页面的目录里，这一个既不是文件也不是目录", "Among the hand-written pages, this is neither a file nor a folder"),
          ("它是管道、套接字或设备，读它会一直等下去：把它移走。", "It is a pipe, a socket or a device, on which reading would wait for ever: move it away."),
          "命名管道 content/pages/x.md"),
    _code("page-taken", ("手写页面占了“{address}”，那里已经是{other}", "This hand-written page would stand at “{address}”, where {other} stands"),
          ("给手写页面换个文件名，或者删掉两个里的一个。", "Give the page another file name, or delete one of the two."),
          "文件 content/pages/cases/index.md（案例的列表就在 /cases/）"),
    _code("page-twice", ("这个文件和 {other} 占同一个网址", "This file and {other} would stand at one address"),
          ("给其中一个换个文件名：大小写不同的名字在有些系统上是同一个；README.md 和 index.md 是同一页。",
           "Rename one of them: names that differ in case are one on some systems, and README.md is the same page as index.md."),
          "文件 content/pages/About.md 和 content/pages/about.md"),
    _code("page-link", ("链接“{value}”指向的文件不会发布", "The link “{value}” leads to a file that is not published"),
          ("它的名字像编辑器或系统留下的备份：要发布就改文件名，不要就去掉链接。",
           "Its name is that of a backup or of what a system leaves behind: rename it to publish it, or take the link out."),
          "content/pages/about.md 里写了 [通知](通知.docx.bak)，而目录里真有这个文件", _W),
    _code("misplaced-file", ("这个文件不在任何一类的文件夹里，不会发布", "This file is in the folder of no kind and would not be published"),
          ("移到它那一类的文件夹里，如 cases、rules；内容目录本身就是 content。", "Move it to the folder of its kind, such as cases or rules; the content folder itself is `content`."),
          "文件 content/x.yml（应为 content/cases/x.yml）"),
    _code("file-name", ("文件名“{name}”不能用作网址", "The file name “{name}” cannot be part of an address"),
          ("改文件名：只用小写英文字母、数字和连字符，如 fake-reception.yml。",
           "Rename the file: lower-case letters, digits and hyphens only, such as fake-reception.yml."),
          "# content/cases/案例1.yml\ntitle: 示例\nfictional: true"),
    _code("outside-content", ("“{file}”指到内容目录外面去了", "“{file}” leads out of the content folder"),
          ("把文件放进 content/media/，写成 media/文件名。", "Put the file into content/media/ and write media/NAME."),
          _PLACE + "images: [{file: ../../etc/passwd, alt: 示例}]"),
    _code("file-not-found", ("找不到文件“{file}”", "There is no file “{file}”"),
          ("检查文件名和大小写；路径从 content/ 算起，如 media/x.jpg。", "Check the name and its case; paths start at content/, such as media/x.jpg."),
          _PLACE + "images: [{file: media/absent.jpg, alt: 示例}]"),
    _code("file-too-large", ("文件太大：{size}，上限是 {limit}", "The file is too large: {size}, the limit is {limit}"),
          ("文字拆成几个文件；图片、录音先压缩。", "Split the text into several files; shrink pictures and recordings."),
          "2 MB 的 content/cases/x.yml；25 MB 的 content/media/x.jpg"),
    _code("file-type", ("“{file}”不是可用的图片或录音，或者内容和扩展名不符", "“{file}” is no picture or recording that can be used, or not of the type that its name says"),
          ("用看图或录音软件打开，另存为 {expected}；只改扩展名没有用。", "Open it and save it again as {expected}; changing the name is not enough."),
          "把 Word 文件改名为 content/media/x.jpg"),
    _code("empty-file", ("文件是空的", "The file is empty"),
          ("写上内容，或删掉这个文件。", "Write an entry or delete the file."),
          "# content/cases/x.yml"),
    _code("encoding-gb18030", ("文件是 GB18030（GBK）编码，要用 UTF-8", "The file is encoded in GB18030 (GBK), it must be UTF-8"),
          ("运行 qingjian check --fix 改成 UTF-8；或用记事本“另存为”，编码选 UTF-8；或运行：iconv -f GB18030 -t UTF-8 {file} > 新文件.yml",
           "Run qingjian check --fix, save it as UTF-8 in your editor, or run: iconv -f GB18030 -t UTF-8 {file} > new.yml"),
          "在中文 Windows 上以 ANSI 编码保存的文件"),
    _code("encoding-unknown", ("文件不是 UTF-8 编码的文字", "The file is not text in UTF-8"),
          ("用编辑器另存为 UTF-8；图片、Word 文件不能改名成 .yml。", "Save it as UTF-8; pictures and Word files cannot be renamed to .yml."),
          "UTF-16 编码的文件；改名为 x.yml 的图片"),
    _code("too-many-problems", ("这个文件的问题太多，只列出前 {limit} 处", "This file has too many problems, only the first {limit} are told"),
          ("先改好上面列出的，再检查一次；往往是同一个错误重复了很多次。", "Mend those above and check again; often it is one mistake many times over."),
          "一个有几千处拼错的文件"),
    # --- YAML
    _code("yaml-syntax", ("格式有误：{reason}", "YAML syntax: {reason_en}"),
          ("看这一行和上一行：缩进用空格，冒号后空一格，含冒号的文字加引号，括号和引号要成对。",
           "Look at this line and the one before: indent by spaces, a space after a colon, quotes around text with colons."),
          "# content/cases/x.yml\ntitle: [少了一半括号"),
    _code("yaml-documents", ("一个文件里只能有一份内容，这里用“---”又开始了一份", "A file holds one YAML document, here “---” begins another"),
          ("删去“---”；几条内容可以写成列表，或分成几个文件。", "Remove the “---”; write several entries as a list or as several files."),
          "# content/cases/x.yml\ntitle: 甲\n---\ntitle: 乙"),
    _code("yaml-anchor", ("不能用 YAML 的锚点、别名和标签（&、*、!）", "Anchors, aliases and tags of YAML (&, *, !) are not allowed"),
          ("文字以 &、*、! 开头时，整段加引号；重复的内容逐处写全。", "Quote text that begins with &, * or !; write out what is repeated."),
          "# content/cases/x.yml\ntitle: &t 甲\nsummary: *t"),
    _code("yaml-depth", ("嵌套超过 {limit} 层", "Nested deeper than {limit} levels"),
          ("检查括号是不是多了，缩进是不是越来越深。", "Check for surplus brackets and growing indentation."),
          "# content/cases/x.yml\n" + "[" * 51 + "]" * 51),
    _code("duplicate-key", ("“{key}”写了两次", "The key “{key}” stands twice"),
          ("留下一个。中文标签和英文键是同一个键，如“标题”就是 title。", "Keep one. A Chinese label and its English key are the same key."),
          "# content/cases/x.yml\ntitle: 甲\n标题: 乙\nfictional: true"),
    _code("control-character", ("这里有一个看不见的字符 U+{codepoint}", "Here is an invisible character U+{codepoint}"),
          ("把光标移到这里，删掉它，再重新输入前后的字；它常是从网页或聊天软件粘贴带来的。",
           "Put the cursor here, delete it and type the text around it anew; it often comes along with pasted text."),
          '# content/cases/x.yml\ntitle: "甲\\u202e乙"\nfictional: true'),
    _code("lost-text", ("“{value}”成了注释，不会发布", "“{value}” is a comment and will not be published"),
          ("是正文，就给这一行的文字整段加引号；是注释，就在 # 后面空一格。", "Quote the text if it is one; write a space after the # if it is a comment."),
          _CASE + "summary: 参加 #清廉家风# 话题", _W),
    # --- shape
    _code("not-an-entry", ("这里应当是一条内容（若干“键: 值”），或由几条组成的列表", "Here should stand an entry (a mapping) or a list of entries"),
          ("从“title: 标题”这样一行写起，冒号用半角的，后面空一格。", "Begin with a line such as “title: …”: an ASCII colon, then a space."),
          "# content/cases/x.yml\n只有一句话"),
    _code("unknown-key", ("没有“{key}”这个键", "Unknown key “{key}”"),
          ("可用的键：{known}。", "Known keys: {known}."),
          _CASE + "sumary: 拼错了"),
    _code("misplaced-key", ("“{key}”要写在“{holder}”下面", "“{key}” belongs below “{holder}”"),
          ("移到“{holder}:”的下一行起，多缩进两格。", "Move it below “{holder}:”, indented by two more spaces."),
          _CASE + "person:\nalias: 张某"),
    _code("missing-key", ("缺少“{label}”（{key}）", "The key “{key}” ({label}) is missing"),
          ("补上“{key}: …”或“{label}: …”；已经有这一行，就在冒号后面写上内容。", "Add “{key}: …”, or write something behind its colon."),
          "# content/cases/x.yml\nsummary: 没有标题\nfictional: true"),
    _code("wrong-type", ("“{value}”不对，这里应当是{expected}", "“{value}” is not {expected_en}"),
          ("改成{expected}{how}。", "Write {expected_en}{how_en}."),
          _CASE + "causes: 一句话"),
    _code("unknown-value", ("“{value}”不在可选的词里", "“{value}” is none of the listed words"),
          ("从这些里选，两种写法都行：{known}。", "One of these, in either spelling: {known}."),
          _CASE + "status: 隐藏"),
    _code("empty-value", ("这里不能空着", "This must not be empty"),
          ("写上内容，或删去这一项。", "Write something or remove the item."),
          _CASE + 'summary: ""'),
    _code("out-of-range", ("“{value}”超出范围，应当是{expected}", "“{value}” is out of range: it should be a number {expected_en}"),
          ("改成范围内的数：{expected}。", "Choose a number {expected_en}."),
          "# content/units/x.yml\ntitle: 示例\nstar: 9"),
    _code("bad-id", ("编号“{value}”不能用作网址", "The id “{value}” cannot be part of an address"),
          ("只用小写英文字母、数字和连字符，如 fake-reception。", "Lower-case letters, digits and hyphens only, such as fake-reception."),
          "# content/topics/x.yml\n- {id: 主题一, title: 示例}"),
    _code("id-differs", ("编号“{value}”和文件名“{name}”不一致", "The id “{value}” differs from the file's name “{name}”"),
          ("删去 id 这一行：只有一条内容的文件，文件名就是编号。", "Remove the id: in a file with one entry the file's name is the id."),
          _CASE + "id: y"),
    _code("duplicate-id", ("编号“{value}”在“{other}”里已经用过", "The id “{value}” is already used in “{other}”"),
          ("换一个编号；用过的编号不再给别的内容。", "Choose another id; ids are never reused."),
          "# content/topics/x.yml\n- {id: a, title: 甲}\n- {id: a, title: 乙}"),
    # --- dates and numbers
    _code("bad-date", ("“{value}”不是这里能用的日期", "“{value}” is not a date"),
          ("写成 2021、2021-06、2021-06-16 或 2021年6月16日，一段时间写成 2021-01/2021-05；约略的日期在后面加 ~，如 2020~。",
           "Write 2021, 2021-06, 2021-06-16 or 2021-01/2021-05; add ~ where it is approximate."),
          _CASE + "date: 去年6月",
          nearest=("写成 {nearest}。", "Write {nearest}.")),
    _code("impossible-date", ("日历上没有“{value}”", "“{value}” is not in the calendar"),
          ("查一查月份和日子。", "Check the month and the day."),
          _CASE + "date: 2021-02-30"),
    _code("end-before-start", ("“{value}”的结束早于开始", "“{value}” ends before it starts"),
          ("核对前后两个日期，早的写在前面。", "Check the two dates; the earlier one comes first."),
          _CASE + "date: 2021-05/2021-01"),
    _code("unlikely-year", ("“{value}”里的年份是 {year}", "The year of “{value}” is {year}"),
          ("核对年份：这里只收 {first}—{last} 年的日期；更早的事写在正文里。", "Check the year: dates run from {first} to {last}; tell of older days in the text."),
          _CASE + "date: 2121-06"),
    _code("bad-amount", ("“{value}”不是这里能用的金额", "“{value}” is not an amount"),
          ("以元为单位写数字，如 21000；也可以写 21,000元、2.1万元、3亿元。约数、外币写在 what（事实）里。",
           "Write yuan as a number, such as 21000; tell vague sums and other currencies in `what`."),
          _CASE + "conduct: [{what: 示例, amount: 两三万}]",
          nearest=("是不是想写 {nearest}（元）？约数（余、多、近、约）写在 what（事实）里。", "Did you mean {nearest} (yuan)? Tell in `what` that it is vague.")),
    _code("bad-number", ("“{value}”不是一个数", "“{value}” is not a number"),
          ("只写数字，如 512；单位写在 unit（单位）里，约数（余、超、约、近）写在 qualifier（约数）里。", "Write the number alone, such as 512; its unit in `unit`, how exact it is in `qualifier`."),
          _REPORT + "metrics: [{name: 示例, value: 很多}]",
          nearest=("数和单位分开写：{nearest}。", "Write them apart: {nearest}.")),
    # --- references
    _code("unknown-reference", ("找不到“{value}”所指的{kind}", "“{value}” refers to nothing among {kind_en}"),
          ("检查编号：单条内容的编号就是文件名（不带 .yml）。", "Check the id: of a single entry it is the file's name without .yml."),
          _CASE + "topics: [no-such-topic]"),
    _code("bad-reference", ("“{value}”不是引用的写法", "“{value}” is not a reference"),
          ("写成{expected}。", "Write {expected_en}."),
          _CASE + "related: [some-id]"),
    _code("unknown-clause", ("制度“{rule}”里没有“{clause}”", "The rule “{rule}” has no clause {clause}"),
          ("这部制度在本站收录的条款：{known}。", "The clauses that this site holds of it: {known}."),
          _CASE + "related: [rules/r#9]\n# content/rules/r.yml\ntitle: 示例\nclauses: [{no: '8', text: 示例}]"),
    _code("internal-reference", ("公开的内容引用了内部的“{value}”", "A public entry refers to the internal “{value}”"),
          ("把这处引用移到 internal（内部）下面，或把对方改成公开。", "Move the reference under `internal`, or make the other public."),
          _CASE + "related: [cases/y]\n# content/cases/y.yml\ntitle: 示例\nfictional: true\naudience: 内部"),
    _code("draft-reference", ("发布的内容引用了草稿“{value}”", "A published entry refers to the draft “{value}”"),
          ("先发布对方，或去掉这处引用。", "Publish the other first, or remove the reference."),
          _CASE + "related: [cases/y]\n# content/cases/y.yml\ntitle: 示例\nfictional: true\nstatus: 草稿"),
    _code("version-not-in-force", ("行为发生在{when}，当时“{rule}”{clause}还没有施行，或已经废止", "The conduct dates from {when_en}, when no version of “{rule}” with clause {clause} was in force"),
          ("引用当时有效的制度；或在那部制度的 versions（版本）里补上当时的版本。", "Cite a rule in force then, or add its version of that time to the rule's `versions`."),
          _CASE + "conduct: [{when: 2016, what: 示例, violates: ['r#8']}]\n# content/rules/r.yml\ntitle: 示例\n"
          "versions: [{effective: 2024-01-01}]\nclauses: [{no: '8', text: 示例}]", _W),
    # --- rules in time
    _code("version-without-end", ("{next} 起已有新的版本，这一版却没有写废止日期", "A newer version begins on {next}, yet this one does not say when it ended"),
          ("在这一版写上 ended: {ended}（或 废止: {ended}）。", "Write ended: {ended} in this version."),
          _RULE + "versions:\n- {effective: 2025-06-01}\n- {effective: 2018-03-20}"),
    _code("versions-overlap", ("这一版写的废止日期 {value} 晚于新版本施行的前一天（新版本 {next} 起施行），两个版本有几天同时有效", "This version ends on {value}, after the next began on {next}"),
          ("改成 ended: {ended}（或 废止: {ended}）。", "Write ended: {ended}."),
          _RULE + "versions:\n- {effective: 2025-06-01}\n- {effective: 2018-03-20, ended: 2025-06-01}"),
    _code("versions-apart", ("这一版到 {value} 就废止了，下一版 {next} 才施行，中间没有有效的版本", "This version ends on {value}, the next begins only on {next}: between them none is in force"),
          ("日期写错了就改成 ended: {ended}（或 废止: {ended}）；中间还有别的版本就补上。", "Write ended: {ended}, or add the version that is missing between them."),
          _RULE + "versions:\n- {effective: 2025-06-01}\n- {effective: 2018-03-20, ended: 2024-12-31}"),
    _code("same-version", ("{value} 起施行的版本写了两次，另一处在第 {line} 行", "Two versions begin on {value}, the other in line {line}"),
          ("留下一个，或改正其中一个的 effective（施行）。", "Keep one, or correct the `effective` of either."),
          _RULE + "versions:\n- {effective: 2025-06-01}\n- {effective: 2025-06-01, note: 修订}"),
    _code("bad-clause-number", ("“{value}”不是条的序号", "“{value}” is not the number of a clause"),
          ("写成 8 或 第八条；插入的条写成 120之一 或 第一百二十条之一。款和项写在 text（内容）里，章、节不算条。",
           "Write 8; of an inserted clause 120-1. Paragraphs and items belong into `text`."),
          _RULE + "clauses: [{no: 总则, text: 示例}]"),
    _code("duplicate-clause", ("{value}在{where}里有两处，另一处在第 {line} 行", "Clause {value} stands twice in one version, the other is in line {line}"),
          ("留下一处；两处是不同版本的条文，就各写上 in（版本）：那一版的施行日期。没有写 in 的条文每一版都有。",
           "Keep one; if they are of different versions, give each its `in`. A clause without `in` stands in every version."),
          _RULE + "clauses:\n- {no: 8, text: 甲}\n- {no: 第八条, text: 乙}"),
    # --- places, units
    _code("missing-datum", ("坐标没有写明坐标系（datum）", "The coordinates do not say their datum"),
          ("补上 datum：从高德、腾讯地图取的写 gcj02，百度地图 bd09，GPS 或天地图 wgs84、cgcs2000；不写会偏几百米。",
           "Add datum: gcj02 for Amap and Tencent, bd09 for Baidu, wgs84 for GPS, or cgcs2000; without it the point may be off by hundreds of metres."),
          _PLACE + "location: {lat: 26.9, lon: 112.6}"),
    _code("bad-coordinate", ("坐标“{value}”不对，应当是{expected}", "The coordinate “{value}” is wrong, it should be {expected_en}"),
          ("写成十进制度数，如 lat: 26.89、lon: 112.60。", "Write decimal degrees, such as lat: 26.89, lon: 112.60."),
          _PLACE + "location: {lat: 95, lon: 112.6, datum: wgs84}"),
    _code("swapped-coordinates", ("经纬度写反了：lat（纬度）{lat}、lon（经度）{lon}", "Latitude and longitude are swapped: lat {lat}, lon {lon}"),
          ("把两个数对调：在中国，纬度约 3–54，经度约 73–136。", "Swap them: in China latitudes run from 3 to 54, longitudes from 73 to 136."),
          _PLACE + "location: {lat: 112.6, lon: 26.9, datum: wgs84}"),
    _code("sensitive-coordinates", ("敏感点位不能写坐标", "A sensitive place must not have coordinates"),
          ("删去 location（位置）；地址只写到区县。", "Remove `location`; let the address name the district only."),
          _PLACE + "sensitive: true\nlocation: {lat: 26.9, lon: 112.6, datum: wgs84}"),
    _code("circular-parent", ("“{value}”的上级绕了一圈又回到自己", "The parents of “{value}” lead back to itself"),
          ("改正 parent（上级）：下级单位不能是上级单位的上级。", "Correct `parent`: a unit cannot stand above its own parent."),
          "# content/units/x.yml\ntitle: 甲\nparent: y\n# content/units/y.yml\ntitle: 乙\nparent: x"),
    # --- cases, questions, lessons, texts
    _code("unmasked-name", ("“{value}”像是真实姓名", "“{value}” looks like a real name"),
          ("只留姓，写成 张某、张某某、李某甲 的样子。", "Keep the family name only: 张某, 张某某 or 李某甲."),
          _CASE + "person: {alias: 张三丰, post: 示例}"),
    _code("unmasked-name-internal", ("内部的“{value}”像是真实姓名", "“{value}” of the internal edition looks like a real name"),
          ("公开版看不到它；写成 张某、张某某、李某甲 的样子更稳妥，确需实名就写进 allow（准许）并说明理由。",
           "The public does not see it; better write 张某 or 李某甲, or list it under `allow` with a reason."),
          _CASE + "internal: {person: {alias: 张三丰, post: 示例}}", _W),
    _code("personal-data", ("公开的文字里有{what}：{value}", "Text that the public sees holds {what_en}: {value}"),
          ("删去，或用“×”遮住几位；只给内部看的移到 internal（内部）下面；可以公开的写进 allow（准许）并说明理由。",
           "Remove or mask it, move it under `internal`, or list it under `allow` with the reason why it may be published."),
          _CASE + "summary: 联系电话 13800138000"),
    _code("personal-data-meant", ("公开的文字里有{what}：{value}", "Text that the public sees holds {what_en}: {value}"),
          ("是个人的就删去；是单位有意公开的，写进 allow（准许）并说明理由，就不再提示。",
           "Remove it if it is a person's; if an office means to publish it, list it under `allow` with the reason."),
          _CASE + "summary: 来信请寄 zhang.san@example.net", _W),
    _code("personal-data-internal", ("内部的文字里有{what}：{value}", "Text of the internal edition holds {what_en}: {value}"),
          ("公开版看不到它；内部也不需要就删去或遮住，确需保留就写进 allow（准许）并说明理由。",
           "The public does not see it; remove or mask it unless it is needed, or list it under `allow` with a reason."),
          _CASE + "internal: {summary: 联系电话 13800138000}", _W),
    _code("unsourced-case", ("真实案例没有写来源", "A real case gives no sources"),
          ("补上 sources（来源）；如果是编写的教学情景，写 fictional: true。", "Add `sources`; if it is a made-up scenario, state fictional: true."),
          "# content/cases/x.yml\ntitle: 示例"),
    _code("no-correct-answer", ("这道题没有正确答案", "This question has no correct answer"),
          ("在正确的选项里写 correct: true；判断题写 answer: true 或 false，填空题写 answers: [答案]。",
           "Mark a choice correct: true; give `answer` for judge and `answers` for blank."),
          _BANK + "  - {id: q-1, type: 单选, prompt: 示例, choices: [{text: 甲}, {text: 乙}]}"),
    _code("no-wrong-answer", ("这道题的选项全是对的", "Every choice of this question is correct"),
          ("至少要有一个错误的选项。", "At least one choice must be wrong."),
          _BANK + "  - {id: q-1, type: 多选, prompt: 示例, choices: [{text: 甲, correct: true}, {text: 乙, correct: true}]}"),
    _code("several-correct", ("单选题有 {count} 个正确答案", "A single-choice question has {count} correct answers"),
          ("只留一个 correct: true，或把题型改成 multiple（多选）。", "Keep one, or make the question `multiple`."),
          _BANK + "  - {id: q-1, type: 单选, prompt: 示例, choices: [{text: 甲, correct: true}, {text: 乙, correct: true}, {text: 丙}]}"),
    _code("question-shape", ("{type}题不能写“{key}”", "A question of type {type_en} has no “{key}”"),
          ("choices（选项）用于单选、多选、情景抉择；answer（答案）用于判断；answers（填空答案）用于填空。",
           "choices belong to single, multiple and decide; answer to judge; answers to blank."),
          _BANK + "  - {id: q-1, type: 判断, prompt: 示例, answer: true, answers: [示例]}"),
    _code("step-shape", ("一个步骤做一件事，这里有 {count} 件", "A step does one thing, this one does {count}"),
          ("一个步骤只写 read、text、reflect、quiz、pledge 中的一个；几件事分成几个步骤。",
           "Write one of read, text, reflect, quiz, pledge; make several steps of several things."),
          "# content/modules/x.yml\ntitle: 示例\nsteps: [{text: 甲, reflect: 乙}]"),
    _code("draw-too-many", ("要抽 {draw} 题，可抽的只有 {count} 题", "{draw} questions are to be drawn from {count}"),
          ("把 draw（抽题）改小，或多列几题。", "Lower `draw` or list more questions."),
          "# content/modules/m.yml\ntitle: 示例\nsteps: [{quiz: {bank: x, draw: 5}}]\n"
          + _BANK + "  - {id: q-1, type: 判断, prompt: 示例, answer: true}"),
    _code("bad-link", ("链接“{value}”不能用", "The link “{value}” is not allowed"),
          ("只能链接到 http://、https://、mailto: 开头的地址；链接到本站内容写 [[cases/some-id]]。",
           "Link to http://, https:// or mailto: only; to an entry of this site write [[cases/some-id]]."),
          _CASE + "analysis: '[点这里](javascript:alert(1))'"),
    # --- books
    _code("empty-selection", ("没有内容可以编进《{book}》", "There is nothing to put into the book “{book}”"),
          ("放宽 select（选取）里的主题、日期、单位或条目；公开的书只收公开的内容。",
           "Widen `select`: topics, dates, units, entries. A public book holds public entries only."),
          "site_config/print.yml 里的一本书只选 2031 年的案例，而那一年还没有案例"),
    _code("missing-glyph", ("字体里没有“{character}”（U+{codepoint}）这个字", "The fonts have no “{character}” (U+{codepoint})"),
          ("换成通行的字；确需用它，在 site_config/print.yml 的 fonts（字体）里指定一种有这个字的字体。",
           "Use a common character, or name a font that has it under `fonts` in site_config/print.yml."),
          "案例里的人名用了一个生僻字"),
    _code("unknown-font", ("找不到字体“{family}”", "There is no font “{family}”"),
          ("能用的字体：{known}。把字体文件放进 fonts 的 folder（文件夹）所指的目录。",
           "Known fonts: {known}. Put the font's file into the folder named under `fonts`."),
          "site_config/print.yml 里写了 fonts: {fangsong: 方正仿宋}，而没有给出它的文件夹"),
)  # fmt: skip

CODES: dict[str, Code] = {code.id: code for code in _ALL}
