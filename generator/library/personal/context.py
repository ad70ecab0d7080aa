"""Tell from what stands around a number whether it is a telephone number, a sum or a code."""

from __future__ import annotations

import re

from generator.tools.late import late

_PHONE = (
    r"电话|手机|联系|联络|座机|固话|宅电|住宅|总机|话机|传真|拨打|致电|来电|短信|微信|薇信|威信|"
    r"手提|移动|号码|同号|机主|话|[（(]?[办宅家][)）]|tel|phone|mobile|mob|cell|fax|call|whats"
    r"|[vw]x|\bv|wechat|(?<![a-z])[mtfp](?=[:. ]*$)"
)
_IDENTITY = r"身份|公民|证件号|(?<![凭可格权业考记运照作工学合])证号|居民|社保|\bid|sfz"
_CARD = r"卡|账[号户]|帐[号户]|储蓄|开户|户名|汇[入款至到]|转[入账至到]|打[入到]"
_SUM = (
    r"金额|合计|总计|共计|总额|资金|余额|总值|产值|收入|支出|预算|决算|拨付|价|款|投资|财政|税"
    r"|规模|总量|面积|产量|用电量|人口|数量|累计|次数|流量|字节|人民币|[¥￥$€=≈]|RMB|CNY|约|超过?"
    r"|达到?|近|率|值|系数|比|坐标|经度|纬度|共|计|增至|降至|分别|依次|阅读量?|播放量?|点击量?"
)
_CODE = (
    r"编号|编码|代码|单号|订单|运单|快递|流水|发票|票号|合同|文号|案号|批号|批次|条码|条形码|备案"
    r"|凭证|收据|票据|单据|(?<![号扫数起加])码|[盒箱柜炉桩井]号|病历|保单|[学门]诊号|住院号|车架号"
    r"|(?:结算|报销|采购|入库|出库|发货|送货|提货|派工|通知|缴款|缴费|汇款|回|罚|账|托运)单"
    r"|序号|期号|标识码|ISBN|ISSN|DOI|档号|卷号|注册号|学号|工号|型号|序列|货号|S/?N|IMEI|MAC"
    r"|UUID|哈希|sha\d*|md5|准字|信用码|工单|标段|时间戳|户号|表号|图号|书号|刊号|税号|识别号|端口"
    r"|(?:项目|交易|支付|付款|凭证|档案|证书|许可证|登记|资产|设备|商品|追溯|回执|受理|招标|公告|版本"
    r"|校验|索引|指标|课题|立项|机构|站点|样本|监测|问卷|房产|宗地|地块|图斑|物料|商户|终端|文件|学籍"
    r"|准考证|投诉件|信访件|案件|主键|记录|字段|数据)[编单]?[号码]"
)
_FILL = r"(?:[号码为是第达约计共有：:（(\[“”\"'#、， ]|No\.?|如下|分别|人民币|[¥￥$])"
_ANCHORED = late(rf"(?:(?P<sum>{_SUM})|(?P<code>{_CODE})){_FILL}{{0,5}}$", re.IGNORECASE)
_LABELS = late(rf"(?P<phone>{_PHONE})|(?P<identity>{_IDENTITY})|(?P<card>{_CARD})", re.IGNORECASE)
_ENUMERATED = re.compile(r"(?:[\dX]{5,}[、，,;/ 和及与或至-]{1,3})+$")
_END = re.compile(r"[。；;！!？?\n]")
_SAYS = re.compile(r"[^\W\d_]|[¥￥$€=≈]")
_REACH, _NEAR, _NEXT = 60, 16, 18

_UNIT = late(
    r"\.\d|,\d{3}(?!\d)|[ ]?(?:[余多]?(?:万|亿|千|百)+[余多]?|[余多]?(?:[美欧日港]?元|%|‰|％)"
    r"|(?:人(?![工员名事力]|民法)|户(?!主|口|名)|件(?!人)|吨|亩|斤|次(?![日月年])|个(?!人)|条|字节|字(?!样)"
    r"|平方|千瓦|立方|公里|米|股|票|份|笔|株|头|只|台|套|篇|册|亩|公顷|美金|角|分钟|小时|秒|天)"
    r"|(?:km|kg|kw|kwh|mb|gb|kb|bytes?|hz|mm|cm|ml|g|m|t)(?![a-z]))",
    re.IGNORECASE,
)
"""What follows a sum or a count."""


def before(text: str, start: int) -> str:
    """Return what a number's sentence says before it.

    Other numbers of the same list are passed over.
    """
    words = text[max(0, start - _REACH) : start]
    if not _SAYS.search(words):
        return ""
    words = _ENUMERATED.sub("", words)
    ends = [match.end() for match in _END.finditer(words)]
    return words[ends[-1] :] if ends else words


def is_code_or_sum(words: str) -> bool:
    """Tell whether the words right before a number call it a code or a sum."""
    return bool(_ANCHORED.search(words, max(0, len(words) - _NEXT)))


def is_code(words: str) -> bool:
    """Tell whether the words right before a number call it a code of something."""
    match = _ANCHORED.search(words, max(0, len(words) - _NEXT))
    return bool(match and match.group("code"))


def label(words: str) -> str:
    """Return what the words near before a number call it: phone, identity, card, or nothing."""
    label = ""
    for match in _LABELS.finditer(words, max(0, len(words) - _NEAR)):
        label = match.lastgroup or ""
    return label


def counts(text: str, end: int) -> bool:
    """Tell whether what follows a number makes it a sum or a count."""
    return bool(_UNIT.match(text, end))
