"""Say what is wrong with files and folders."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import PLACE

FILES = (
    code(
        "unreadable-file",
        message=(
            "读不了这个文件：{reason}",
            "This file cannot be read: {reason_en}",
        ),
        hint=(
            "检查文件权限，或重新拷贝一份。",
            "Check the file's permissions or copy it again.",
        ),
        example="一个快捷方式（符号链接），它指向的文件已经删掉",
    ),
    code(
        "not-a-file",
        message=(
            "这里应当是一个 .yml 文件，却是文件夹或别的东西",
            "A .yml file was expected here, this is a folder or something else",
        ),
        hint=(
            (
                "内容文件直接放在 cases、rules 等文件夹里，不再分下级文件夹："
                "把里面的文件移上来，再删掉它。"
            ),
            (
                "Content files stand right in cases, rules …, without folders below: "
                "move the files up and remove this."
            ),
        ),
        example="文件夹 content/cases/2021/",
    ),
    code(
        "unknown-folder",
        message=(
            "内容目录里没有“{folder}”这一类",
            "“{folder}” is not the folder of any kind",
        ),
        hint=(
            "改成其中一个：{known}；手写的页面放 pages，图片放 media。",
            "Rename it to one of: {known}. Hand-written pages go to pages, pictures to media.",
        ),
        example="文件夹 content/case/（应为 cases）",
    ),
    code(
        "unknown-file",
        message=(
            "只有 .yml 文件才会发布，这一个会被忽略",
            "Only .yml files are published; this one is passed over",
        ),
        hint=(
            (
                "表格和 Word 文件先用 qingjian import 转成 .yml；"
                "手写的 .md 页面移到 content/pages/；图片、录音移到 content/media/；不要了就删掉。"
            ),
            (
                "Turn workbooks and Word files into .yml by `qingjian import`; "
                "move .md pages to content/pages/, pictures and recordings to content/media/; "
                "or delete it."
            ),
        ),
        example="文件 content/cases/x.csv、x.xlsx、x.docx",
        severity=Severity.WARNING,
    ),
    code(
        "page-not-a-file",
        message=(
            "手写页面的目录里，这一个既不是文件也不是目录",
            "Among the hand-written pages, this is neither a file nor a folder",
        ),
        hint=(
            "它是管道、套接字或设备，读它会一直等下去：把它移走。",
            (
                "It is a pipe, a socket or a device, on which reading would wait for ever: "
                "move it away."
            ),
        ),
        example="命名管道 content/pages/x.md",
    ),
    code(
        "page-taken",
        message=(
            "手写页面占了“{address}”，那里已经是{other}",
            "This hand-written page would stand at “{address}”, where {other} stands",
        ),
        hint=(
            "给手写页面换个文件名，或者删掉两个里的一个。",
            "Give the page another file name, or delete one of the two.",
        ),
        example="文件 content/pages/cases/index.md（案例的列表就在 /cases/）",
    ),
    code(
        "page-twice",
        message=(
            "这个文件和 {other} 占同一个网址",
            "This file and {other} would stand at one address",
        ),
        hint=(
            (
                "给其中一个换个文件名：大小写不同的名字在有些系统上是同一个；"
                "README.md 和 index.md 是同一页。"
            ),
            (
                "Rename one of them: names that differ in case are one on some systems, "
                "and README.md is the same page as index.md."
            ),
        ),
        example="文件 content/pages/About.md 和 content/pages/about.md",
    ),
    code(
        "page-copy",
        message=(
            "这个文件像是“{other}”的副本，也会发布",
            "This file looks like a copy of “{other}”, and it is published, too",
        ),
        hint=(
            "不要就删掉；确是另一个文件，就起一个看得出内容的名字。",
            "Delete it, or give it a name that says what it holds.",
        ),
        example="文件 content/pages/about.md 旁边的 content/pages/about (1).md",
        severity=Severity.WARNING,
    ),
    code(
        "name-not-portable",
        message=(
            "Windows 上不能有“{value}”这样的名字",
            "Windows can have no name like “{value}”",
        ),
        hint=(
            (
                "换个名字：不用 con、aux、nul、com1 等设备名，不用 < > : "
                '" | ? * 和反斜线，不以点或空格结尾。否则别人拷不走，'
                "网站的压缩包在 Windows 上也解不开。"
            ),
            (
                "Rename it: no device like con, aux, nul or com1, none of < > : "
                '" | ? * and no backslash, no point or blank at the end. '
                "Else others cannot copy it, nor unpack the site."
            ),
        ),
        example="文件 content/pages/con.md",
        severity=Severity.WARNING,
    ),
    code(
        "page-link",
        message=(
            "链接“{value}”指向的文件不会发布",
            "The link “{value}” leads to a file that is not published",
        ),
        hint=(
            "它的名字像编辑器或系统留下的备份：要发布就改文件名，不要就去掉链接。",
            (
                "Its name is that of a backup or of what a system leaves behind: "
                "rename it to publish it, or take the link out."
            ),
        ),
        example="content/pages/about.md 里写了 [通知](通知.docx.bak)，而目录里真有这个文件",
        severity=Severity.WARNING,
    ),
    code(
        "misplaced-file",
        message=(
            "这个文件不在任何一类的文件夹里，不会发布",
            "This file is in the folder of no kind and would not be published",
        ),
        hint=(
            "移到它那一类的文件夹里，如 cases、rules；内容目录本身就是 content。",
            (
                "Move it to the folder of its kind, such as cases or rules; "
                "the content folder itself is `content`."
            ),
        ),
        example="文件 content/x.yml（应为 content/cases/x.yml）",
    ),
    code(
        "file-name",
        message=(
            "文件名“{name}”不能用作网址",
            "The file name “{name}” cannot be part of an address",
        ),
        hint=(
            "改文件名：只用小写英文字母、数字和连字符，如 fake-reception.yml。",
            (
                "Rename the file: lower-case letters, digits and hyphens only, "
                "such as fake-reception.yml."
            ),
        ),
        example="# content/cases/案例1.yml\ntitle: 示例\nfictional: true",
        nearest=(
            (
                "像是“{nearest}”的副本：不要就删掉；确是另一条，就用小写英文字母、"
                "数字和连字符给它起名。"
            ),
            (
                "It looks like a copy of “{nearest}”: delete it, or name it by lower-case letters, "
                "digits and hyphens."
            ),
        ),
    ),
    code(
        "outside-content",
        message=(
            "“{file}”不在 {place} 里",
            "“{file}” is not in {place}",
        ),
        hint=(
            "把文件本身放进 {place}{how}。",
            "Put the file itself into {place}{how_en}.",
        ),
        example=PLACE + "images: [{file: ../../etc/passwd, alt: 示例}]",
    ),
    code(
        "backslash",
        message=(
            "“{file}”里用了反斜杠",
            "“{file}” has a backslash",
        ),
        hint=(
            "路径里用斜杠，写成 {right}。",
            "Write {right}.",
        ),
        example=PLACE + "images: [{file: 'media\\\\x.jpg', alt: 示例}]",
    ),
    code(
        "file-not-found",
        message=(
            "找不到文件“{file}”",
            "There is no file “{file}”",
        ),
        hint=(
            "检查文件名和大小写；路径从 content/ 算起，如 media/x.jpg。",
            "Check the name and its case; paths start at content/, such as media/x.jpg.",
        ),
        example=PLACE + "images: [{file: media/absent.jpg, alt: 示例}]",
    ),
    code(
        "file-too-large",
        message=(
            "文件太大：{size}，上限是 {limit}",
            "The file is too large: {size}, the limit is {limit}",
        ),
        hint=(
            "文字拆成几个文件；图片、录音先压缩。",
            "Split the text into several files; shrink pictures and recordings.",
        ),
        example="2 MB 的 content/cases/x.yml；25 MB 的 content/media/x.jpg",
    ),
    code(
        "file-type",
        message=(
            "“{file}”不是可用的图片或录音，或者内容和扩展名不符",
            (
                "“{file}” is no picture or recording that can be used, "
                "or not of the type that its name says"
            ),
        ),
        hint=(
            "用看图或录音软件打开，另存为 {expected}；只改扩展名没有用。",
            "Open it and save it again as {expected}; changing the name is not enough.",
        ),
        example="把 Word 文件改名为 content/media/x.jpg",
    ),
    code(
        "empty-file",
        message=(
            "文件是空的",
            "The file is empty",
        ),
        hint=(
            "写上内容，或删掉这个文件。",
            "Write an entry or delete the file.",
        ),
        example="# content/cases/x.yml",
    ),
    code(
        "encoding-gb18030",
        message=(
            "文件是 GB18030（GBK）编码，要用 UTF-8",
            "The file is encoded in GB18030 (GBK), it must be UTF-8",
        ),
        hint=(
            (
                "运行 qingjian check --fix 改成 UTF-8；或用记事本“另存为”，编码选 UTF-8；或运行："
                "iconv -f GB18030 -t UTF-8 {file} > 新文件.yml"
            ),
            (
                "Run qingjian check --fix, save it as UTF-8 in your editor, or run: "
                "iconv -f GB18030 -t UTF-8 {file} > new.yml"
            ),
        ),
        example="在中文 Windows 上以 ANSI 编码保存的文件",
    ),
    code(
        "encoding-unknown",
        message=(
            "文件不是 UTF-8 编码的文字",
            "The file is not text in UTF-8",
        ),
        hint=(
            "用编辑器另存为 UTF-8；图片、Word 文件不能改名成 .yml。",
            "Save it as UTF-8; pictures and Word files cannot be renamed to .yml.",
        ),
        example="UTF-16 编码的文件；改名为 x.yml 的图片",
    ),
    code(
        "too-many-problems",
        message=(
            "这个文件的问题太多，只列出前 {limit} 处",
            "This file has too many problems, only the first {limit} are told",
        ),
        hint=(
            "先改好上面列出的，再检查一次；往往是同一个错误重复了很多次。",
            "Mend those above and check again; often it is one mistake many times over.",
        ),
        example="一个有几千处拼错的文件",
    ),
    code(
        "too-many-warnings",
        message=(
            "这个文件的警告太多，只列出前 {limit} 处",
            "This file has too many warnings, only the first {limit} are told",
        ),
        hint=(
            "警告不妨碍发布；往往是同一件事重复了很多次，改好上面列出的再检查一次。",
            "Warnings do not keep the site from being published; mend those above and check again.",
        ),
        example="一个有几百条没有来源的术语的文件",
        severity=Severity.WARNING,
    ),
)
