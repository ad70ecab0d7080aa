"""Find real names in running text, by a family name beside what is said of persons.

Only such places tell a name from other words of the same signs, so names anywhere else are left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.library.personal.reading import is_plain, readings
from generator.tools.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范廖石金韦贾夏付方邹熊白孟秦邱江尹薛闫段雷侯龙陶黎贺顾郝龚邵万钱严赖覃洪武莫孔汤"
    "高史毛常康施牛樊葛邢安齐乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞柳甘祝包宁尚舒阮柯纪梅童凌裴霍涂"
    "苗谷曲翁冉骆蓝路游辛靳柴鲍喻祁蒲房饶牟艾尤阳穆卓吉缪褚"
)
_COMPOUND = "欧阳|司马|诸葛|上官|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|独孤|南宫"
_HAN = "[\u4e00-\\u9fff]"
_NOT_GIVEN = (
    "某和及与的了是在为被将对等同受因由向至就从处部局委员长记任职案式面法一二三四五六七八九十两元万亿年"
    "月日时会者们个款额费物权责其此该每各有无不未曾已并且或而但即则于以把给让使要可能应需须请让来去到过"
    "着也都还又再更最很太省市县区镇乡村街道路院校厂店站所室厅科股组队公司业务岗位党政纪律监察反贪腐败违规"
    "违章证件条款项目情况问题工作开做说问答查办审批报告称认定调整召领带头负担分管全严重要求"
)
_OTHER = (
    "高度|高级|高校|高速|高新|高中|高等|高质|高压|高铁|严格|严肃|严守|严禁|严厉|严把|严防"
    "|张贴|张榜|张口|方便|方向|方案|金融"
    "|金钱|金牌|金秋|石油|石化|白色|白酒|白条|白天|江苏|江西|江南|江北|马上|马克|马路|程度"
    "|程序|余粮|余地|田间|田地|武装|武警|武汉"
    "|洪水|洪涝|孔子|孟子|黄金|黄河|黄色|黄山|唐朝|唐代|宋代|宋朝|林业|林地|林场|林木|陈述"
    "|陈旧|陈列|周期|周边|周末|周围|周密|许可|许多"
    "|何时|何人|何种|何处|何等|罗列|钟表|龙头|龙舟|付出|付清|付息|贺礼|贺卡|贺信|顾问|顾客"
    "|顾虑|叶片|段落|任何|任意|任期|任用|任免|任命"
    "|谢绝|谢意|苏州|陆续|陆地|汪洋|夏季|夏天|熊猫|秦岭|钱财|钱币|赖账|莫名|莫过|胡乱|胡同"
    "|郑重|郑州|曾经|肖像|董事|杜绝|吕梁|丁字"
    "|沈阳|钟头|范围|范本|范例|范畴|陶瓷|陶冶|黎明|孙子|孙女|徐徐|安全|安排|安置|安装|安徽"
    "|安心|安居|常务|常态|常规|常见|常年|常识|关于"
    "|关系|关键|关注|关心|关联|关口|成立|成员|成果|成功|成都|成本|成效|解决|解放|解除|解释"
    "|解读|单位|单独|单据|单纯|纪委|纪检|章程|章节|史料"
    "|史记|毛利|毛笔|温暖|温馨|康复|施工|施行|施压|牛奶|齐全|齐心|易地|易于|庄严|庄稼|颜色"
    "|鲁莽|岳阳|申请|申报|申诉|申领|申购|焦点|焦急"
    "|左右|左侧|柳州|甘肃|甘愿|祝贺|祝福|包括|包庇|包揽|包装|包工|宁夏|宁可|宁愿|尚未|符合"
    "|舒适|梅花|童年|毕业|毕竟|季度|季节|苗木|谷物"
    "|盛行|盛情|曲解|路边|路面|路线|游客|游览|游戏|辛苦|辛勤|管理|管辖|管委|管护|蒙古|蒙骗"
    "|华东|华北|华南|华侨|房产|房屋|房租|屈服|时常"
    "|时任|时期|时候|时刻|时而|农村|农民|农业|农户|农田|司法|司机|卓越|古代|古人|古镇|吉林"
    "|吉祥|简单|简易|简化|车辆|车库|车间|项链|连续|连任"
    "|连带|连夜|连同|连锁|石材|石料|金额|万众|万物|白领|白银|方圆|方针|方法|尹始|雷同|雷区"
    "|侯任|龙江|贺岁|武力|孔府|汤圆|高价|高额|高档"
    "|高利|高薪|高原|高考|高层|王法|王朝|王牌|张力|李子|刘海|杨树|杨柳|朱红|韩国|彭水|蒋介"
    "|梁柱|梁山|谭嗣|洪灾|万达|华为|路桥|路灯|田园"
    "|包干|包抓|包村|包片|包保|史上|常住|常委|成人|成年|成品|成套|关爱|关怀|关照|关押|安抚"
    "|安葬|祝寿|项下|章鱼|游说|单列|解聘|解雇"
    "|师德|师生|师范|师傅|师资|师徒|巩固|敬老|敬业|敬重|敬畏|景德|景泰|景象|景观|幸福|幸运|丛书|荆州|荆门"
)
"""Usual words that begin with a family name."""
_POST = (
    "书记|主任|[院局所镇村县市部处科校站队乡区厂社股组班院司]长|经理|董事长?|监事|会计|出纳"
    "|支书|科员|主席|委员|干事|主管|总监"
    "|厅长|省长|州长|行长|秘书|教师|医生|医师|护士|法官|检察官|民警|辅警|警员|司机|干部|职工"
    "|员工|村民|党员|组织员|协管员"
    "|报账员|采购员|管理员|负责人|当事人|联系人|经办人|举报人|被告人?|犯罪嫌疑人|犯罪人|商人"
    "|老板|股东|法定代表人|法人代表"
)
_KIN = (
    "妻子?|丈夫|前妻|前夫|[长次养继]?子|[长次养继]?女|儿子|女儿|女婿|儿媳|[哥弟]{1,2}"
    "|[姐妹]{1,2}|父亲|母亲|岳[父母]|情[人妇夫]|内弟|侄[子女]|外甥女?"
)
_BYLINE = (
    "记者|通讯员|供稿|作者|撰稿人?|撰文|供图|摄影|责编|编辑|校对|审核|本名|原名|真名|真实姓名"
    "|曾用名|又名|姓名"
)
_SAID = (
    "同志|一案|受到|利用职务|接受(?:纪律|监察|组织|审查|调查)|涉嫌|严重违纪"
    "|被[开留立撤免双逮判查移给问通诫约]|收受|违规|违反|滥用"
    "|受贿|贪污|行贿|挪用|私[分设自]|虚[报列]|套取|截留|侵占|骗取|索[取要]|主动投案|犯|担任"
    "|因[受贪违涉严挪滥]|身为|的妻子|任职期间"
)
_TITLE = "老师|师傅|大夫|教授|先生|女士|小姐|支书|[主书]席|[局处科所院县镇村乡队组校]长|总|工程师"
"""What may stand for the given name, which is then left out."""
_NAME = (
    rf"(?!{_OTHER}|.(?:{_POST}|{_TITLE}))(?:(?:{_COMPOUND})|[{_SINGLE}])(?![{_NOT_GIVEN}])"
    rf"(?:{_HAN}(?!{_SAID})(?![{_NOT_GIVEN}]){_HAN}|{_HAN})"
)
_MORE = (
    "傅戴盛温符邬屈涂易解项佟宗滕苟麦仇冼敖甄巫卞匡储郎臧柏刁栾窦戚邸鞠桑娄"
    "师巩晁逯阎仝亓敬鄢虞闵隋景幸卜阙荆胥扈丛晏岑狄"
)
"""Family names that are words, too: only with a usual given name."""
_GIVEN = (
    "花业"
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉永健世广志义兴良海山仁波宁贵福生龙元"
    "胜祥才武新清飞彬富顺昌成康星光天达安岩茂林坚彪博诚敬震振壮思群豪邦承绍松善厚庆友裕河哲江浩亮"
    "谦宏鸣朋斌梁栋维启克翔旭鹏泽晨辰士家致树炎德泰盛雄钧冠腾楠航弘慧巧美淑惠珠翠雅芝玉萍红娥玲芬"
    "燕彩春菊兰凤洁梅琳素云莲真雪荣爱香月媛瑞凡佳嘉琼勤珍贞莉娣璐琦晶秋珊莎锦青倩婷婉娴瑾颖露瑶怡"
    "雁荷丹蓉君琴薇梦岚馨韵聪悦冰羽欣竹晓欢枫芸菲亚阳妮宝喜根水金银柱石锁长夏冬东南西北远少正立双"
    "连传守保卫忠孝礼智书田俊子宇轩然鑫森凯峰锋锐勋彦洪济润津涵淼滨潇禄禧绪耀跃进钢铁铭钰锡鉴小"
    "政民升存"
)
"""What given names are usually written with: two of these behind a family name are one."""
_USUAL = rf"(?!{_OTHER}|.(?:{_POST}|{_TITLE}))(?:(?:{_COMPOUND})|[{_SINGLE}{_MORE}])[{_GIVEN}]{{2}}"
_ACTS = (
    r"说|告诉|回忆|坦言|直言|承认|否认|辩称|辩解|表示|介绍|反映|交代|供述|供认|回答|答道|问道|写道"
    r"|解释|补充道|感慨|感叹|哽咽|叹了?口气|提到|谈到|谈起|认为|觉得|想起|记得|看到|听到|得知|发现"
    r"|走[进出到向上下]|来到|赶到|回到|拿[出着到走]|把|将|带[着领头上]|拉着|接[过到]|领[到取着]|找[到来]"
    r"|低下|摆摆手|点点头|拍[着了]|激动|时[，,]|已经|[作做讲]了"
    r"|向(?:工作组|组织|纪委|记者|法庭|民警|[他她我])|当场|当即|当庭|主动|随即|随后|立即|连忙|终于|自称|利用|伙同"
    r"|承包|签[下了字]|送[给来去上]|收[下到了受]|退[还缴了]|交[出给了]|塞[给进]|借[给走]|骗|私自|偷偷|擅自"
    r"|在(?:现场|会上|庭上|法庭|忏悔|检讨|电话|一旁)|家[的里中住]|，(?:男|女)，"
)
"""What only persons do, in the words of news."""
_STOP = (
    r"(?=[，。、；：？！（）()“”\s]|$|等|和|与|及|同志|以|在|说|表示|介绍|于|为|将|向|对|的|因|受|被|是"
    "|自|也|还|又|曾|借|违|收|利|涉|从|先后|多次|分别|未|没|不|当[庭场天时]|反映|拒绝|同时)"
)
_OWN = rf"(?:(?<=其)|(?<=[他她]的)|(?<=[他她之])|(?<={_HAN}某)|(?<=某某)|(?<=某[甲乙丙丁]))的?"
"""Whose relative somebody is."""
_BEFORE = late(
    rf"(?:{_POST})(?:[（(](?P<in>{_NAME}|{_USUAL})[）)]|(?P<after>{_NAME}|{_USUAL}){_STOP})"
    rf"|{_OWN}(?:{_KIN})(?P<kin>{_NAME}){_STOP}"
    rf"|(?:{_BYLINE})(?:[：:为是 \u3000]{{1,2}}|(?=[{_SINGLE}]))(?P<by>{_NAME})"
    r"(?=[，。、；：）)\s]|$)"
)
_AFTER = late(
    rf"(?:(?<=[，。；：、（“\n和与及])|^)(?P<first>{_NAME})(?={_SAID})"
    rf"|(?:(?<![{_HAN[1:-1]}])|(?<=[有由为是和与请]))(?P<list>{_NAME}(?:、{_NAME})+)(?=等[^级]|[，。；：）和]|$)"
)
_NEWS = late(
    rf"(?:(?<![{_HAN[1:-1]}])|(?<=[据经由对向让同跟请给叫])|(?<=[见找]到)|(?<=[见找]到了))(?P<does>{_USUAL})(?={_ACTS})"
    rf"|(?:{_POST}|居民|群众|户主|业主|同事|邻居|驾驶员)(?P<holds>{_USUAL})"
)
_SHORT = (  # two signs each
    "书记|主任|经理|董事|监事|会计|出纳|支书|科员|主席|委员|干事|主管|总监|秘书|教师|医生"
    "|医师|护士|法官|察官|被告"
    "|民警|辅警|警员|司机|干部|职工|员工|村民|党员|[报理购织协管检]员|[责事系办报告罪商表]人"
    "|老板|股东|代表|居民|群众|户主|业主|同事|邻居|驶员"
    "|记者|讯员|供稿|作者|撰稿|撰文|供图|摄影|责编|编辑|校对|审核|[本原真]名|姓名|用名|又名"
)
_GATE = re.compile(
    rf"[{_SINGLE}{_MORE}{''.join(set(_COMPOUND) - {'|'})}]"
    rf"(?:(?<=[长妻夫子儿婿媳女哥弟姐妹父母亲妇人甥侄为是 \u3000：:（(、].)(?![{_NOT_GIVEN}]){_HAN}"
    rf"|(?![{_NOT_GIVEN}]){_HAN}(?:(?<=(?:{_SHORT})..)|{_HAN}{{0,2}}(?:{_SAID}))"
    rf"|[{_GIVEN}]{{2}}(?:{_ACTS}))"
)
"""Without a match of this a text names nobody."""
_IS_OTHER = re.compile(_OTHER)
_AT_END = late(rf"(?:{_POST})[（( ]?(?P<name>{_NAME})[）)]?\s*\Z")


def may_name(text: str) -> bool:
    """Tell by one quick look whether a text could hold a real name."""
    return any(not _IS_OTHER.match(text, hit.start()) for hit in _GATE.finditer(text))


def names(text: str) -> Iterable[str]:
    """Return the real names in a text, as they are read; masked ones (张某) are none."""
    if is_plain(text) and not may_name(text):
        return ()
    reading = readings(text)[0]
    if not may_name(reading.signs):
        return ()
    return dict.fromkeys(
        name
        for name, *place in every_name(reading.signs.translate(_WIDE))
        if not _MASKED.search(text[slice(*reading.span(*place))])
    )


_WIDE = str.maketrans(",;:?!", "，；：？！")
"""Many a text is typed or copied with signs of ASCII."""

_MASKED = re.compile(rf"{_HAN}\*{_HAN}")
"""A star for a sign, as in 王*国, which is no markup."""


def every_name(signs: str) -> Iterator[tuple[str, int, int]]:
    """Yield the names that stand in a text of plain signs, and from where to where."""
    for pattern in (_BEFORE, _AFTER, _NEWS):
        for match in pattern.finditer(signs):
            at = match.start(match.lastgroup or 0)
            for name in match.group(match.lastgroup or 0).split("、"):
                yield name, at, at + len(name)
                at += len(name) + 1


def name_after_post(text: str) -> str:
    """Return the real name with which the words for a post end; "" if there is none."""
    match = _AT_END.search(text)
    return match.group("name") if match else ""
