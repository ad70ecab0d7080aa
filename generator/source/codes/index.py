"""Say what is wrong with an index: its tree, weights, judgements, rules and table of values."""

from __future__ import annotations

from generator.source.codes.code import Severity, code
from generator.source.codes.examples import INDEX

GOALS = (
    "goals:\n  - {id: a, title: 甲项, floor: 0, target: 10}\n"
    "  - {id: b, title: 乙项, floor: 0, target: 10}\n"
)
WEIGHTS = "weights: {a: 60, b: 40}\n"

INDEXES = (
    code(
        "node-twice",
        message=(
            "“{value}”写了两次，第 {line} 行已经有一个",
            "“{value}” stands twice; the first is on line {line}",
        ),
        hint=(
            "一个编号只给一个目标、准则或指标：给后面的换一个编号，或删去一个。",
            (
                "One id names one goal, criterion or indicator: give the later another id, or "
                "delete one."
            ),
        ),
        example=INDEX + "goals:\n  - {id: a, title: 甲项, floor: 0, target: 10}\n"
        "  - {id: a, title: 乙项, floor: 0, target: 10}\nweights: {a: 100}",
    ),
    code(
        "node-circle",
        message=(
            "“{value}”的上级绕了一圈又回到它自己",
            "Going up from “{value}” leads back to it",
        ),
        hint=(
            "上级（of）应当一层层通到目标：改掉其中一个的上级。",
            "What stands above must lead up to a goal: change the `of` of one of them.",
        ),
        example=INDEX
        + GOALS
        + WEIGHTS
        + "indicators:\n  - {id: x, title: 一, of: y, floor: 0, target: 1}\n"
        "  - {id: y, title: 二, of: x, floor: 0, target: 1}",
    ),
    code(
        "bounds",
        message=(
            "“{value}”的底线 {floor} 和目标 {target} 不对",
            "The floor {floor} and the target {target} of “{value}” are not right",
        ),
        hint=(
            (
                "底线得 0 分，目标得 100 分：两个数不能相同；越高越好的，目标要比底线大。"
                "越低越好的写 direction: lower。"
            ),
            (
                "The floor scores 0, the target 100: they differ, and the target is the larger "
                "where more is better. Where less is better, write `direction: lower`."
            ),
        ),
        example=INDEX + "goals: [{id: a, title: 甲项, direction: higher, floor: 10, target: 0}]",
    ),
    code(
        "tier-order",
        message=(
            "“{value}”的最低分不比前面的“{before}”低",
            "The least score of “{value}” is not below that of “{before}” before it",
        ),
        hint=(
            "等次从好到差写，最低分一个比一个低；最后一个可以不写最低分。",
            (
                "Tiers stand from the best to the worst, each with a lower least score; the "
                "last may have none."
            ),
        ),
        example=INDEX
        + GOALS
        + WEIGHTS
        + "rules: {tiers: [{name: 一般, least: 60}, {name: 好, least: 90}]}",
    ),
    code(
        "weights-sum",
        message=(
            "“{of}”下面的权重合计 {value}，不是 100；没有权重的：{lacking}",
            ("The weights below “{of}” sum to {value} instead of 100; without a weight: {lacking}"),
        ),
        hint=(
            "同一层的每一项都写权重，合计 100。",
            "Give every item of a level its weight; together they are 100.",
        ),
        example=INDEX + GOALS + "weights: {a: 60, b: 30}",
    ),
    code(
        "weights-twice",
        message=(
            "“{value}”下面既有给定的权重，又有评判人的判断",
            "Below “{value}” there are both given weights and judgements",
        ),
        hint=(
            "同一层只用一种：删去这一层的权重，或删去它的判断。",
            "Use one of them for a level: delete its weights or its judgements.",
        ),
        example=INDEX
        + GOALS
        + WEIGHTS
        + "judgements: [{by: 甲, pairs: [{more: a, than: b, times: 2}]}]",
    ),
    code(
        "no-weights",
        message=(
            "“{value}”下面有几项，却没有权重，也没有判断",
            "Below “{value}” there are several items, but neither weights nor judgements",
        ),
        hint=(
            "在 weights（权重）里给出，或写 judgements（判断）；几项一样重要，也要写明。",
            "Give `weights` or `judgements`; that items count alike has to be said, too.",
        ),
        example=INDEX + GOALS,
    ),
    code(
        "judgement-scale",
        message=(
            "“{value}”不是 1/9 到 9 之间的倍数",
            "“{value}” is not a judgement from 1/9 to 9",
        ),
        hint=(
            (
                "写前一项比后一项重要几倍：1 一样，3 略重要，5 重要，7 重要得多，9 极重要；"
                "反过来写 1/3、1/5。"
            ),
            (
                "Say how many times the first counts for more than the other: 1 the same to 9 "
                "extremely; the other way round 1/3, 1/5."
            ),
        ),
        example=INDEX + GOALS + "judgements: [{by: 甲, pairs: [{more: a, than: b, times: 12}]}]",
    ),
    code(
        "judgement-itself",
        message=(
            "“{value}”在和它自己比",
            "“{value}” is compared with itself",
        ),
        hint=(
            "改成要比的另一项，或删去这一行。",
            "Name the other item, or delete this line.",
        ),
        example=INDEX
        + GOALS
        + "judgements:\n  - by: 甲\n    pairs: [{more: a, than: b, times: 2}, "
        "{more: a, than: a, times: 1}]",
    ),
    code(
        "judgement-twice",
        message=(
            "{value}对这两项已经比过一次，在第 {line} 行",
            "{value} has compared these two before, on line {line}",
        ),
        hint=(
            "留一行就够了。",
            "One of the lines is enough.",
        ),
        example=INDEX
        + GOALS
        + "judgements:\n  - by: 甲\n    pairs: [{more: a, than: b, times: 2}, "
        "{more: b, than: a, times: 1/2}]",
        severity=Severity.WARNING,
    ),
    code(
        "judgement-contradiction",
        message=(
            "{value}对这两项比过两次，前后不一样；另一次在第 {line} 行",
            "{value} has compared these two twice and differently; the other is on line {line}",
        ),
        hint=(
            "问清楚哪一次算数，删去另一次。",
            "Ask which of the two holds, and delete the other.",
        ),
        example=INDEX
        + GOALS
        + "judgements:\n  - by: 甲\n    pairs: [{more: a, than: b, times: 3}, "
        "{more: b, than: a, times: 3}]",
    ),
    code(
        "judgements-apart",
        message=(
            "这些判断没有把各项连起来，分成了 {count} 组：{value}",
            "These judgements do not connect all items; they fall into {count} groups: {value}",
        ),
        hint=(
            "不连起来就算不出权重：在两组之间至少比一次。",
            (
                "Without that no weights follow: compare at least one item of each group with "
                "one of another."
            ),
        ),
        example=INDEX + GOALS + "  - {id: c, title: 丙项, floor: 0, target: 10}\n"
        "judgements: [{by: 甲, pairs: [{more: a, than: b, times: 2}]}]",
    ),
    code(
        "judgements-inconsistent",
        message=(
            (
                "{value}的判断前后矛盾较多（{measure} {ratio}，应小于 {limit}），"
                "最可疑的是“{more}”比“{than}”重要 {times} 倍"
            ),
            (
                "The judgements of {value} contradict each other ({measure} {ratio}, should be "
                "below {limit}); look again at “{more}” being {times} times “{than}”"
            ),
        ),
        hint=(
            "请评判人重新看这一处；单改这一处还不够，其他几处也要看。",
            "Ask the judge to look at it again; changing this one alone will not do.",
        ),
        example=INDEX
        + GOALS
        + "  - {id: c, title: 丙项, floor: 0, target: 10}\njudgements:\n  - by: 甲\n"
        "    pairs:\n      - {more: a, than: b, times: 9}\n      - {more: b, than: c, times: 9}\n"
        "      - {more: c, than: a, times: 9}",
        severity=Severity.WARNING,
        nearest=(
            "请评判人重新看这一处：改成 {proposal} 左右就不矛盾了；评判人坚持，就写明理由。",
            (
                "Ask the judge to look at it again: about {proposal} would agree with the "
                "rest; if the judge insists, say why."
            ),
        ),
    ),
    code(
        "value-twice",
        message=(
            "“{value}”的同一个数写了两次，另一次在第 {line} 行",
            "One value of “{value}” stands twice, the other on line {line}",
        ),
        hint=(
            "删去一个；一个单位有两个叫法的，统一成一个。",
            "Delete one; call a unit by one of its names throughout.",
        ),
        example=INDEX + GOALS + WEIGHTS + "values:\n  - {unit: 某局, indicator: a, value: 1}\n"
        "  - {unit: 某局, indicator: b, value: 1}\n  - {unit: 某局, indicator: a, value: 2}",
    ),
    code(
        "values-twice",
        message=(
            "数据写在两处：这里，和表格“{value}”里",
            "The data stand in two places: here and in the table “{value}”",
        ),
        hint=(
            "只留一处。",
            "Keep one of them.",
        ),
        example="content/indexes/x.yml 里既写了 values，又写了 data: x.csv",
    ),
    code(
        "indicator-empty",
        message=(
            "没有一个单位有“{value}”的数据",
            "No unit has a value of “{value}”",
        ),
        hint=(
            "补上数据；这一期不用它，就从指标体系里去掉，权重由其余各项分担。",
            "Add the values; if it is not used this time, take it out of the tree.",
        ),
        example=INDEX + GOALS + WEIGHTS + "values: [{unit: 某局, indicator: a, value: 1}]",
        severity=Severity.WARNING,
    ),
    code(
        "previous-term",
        message=(
            "“{value}”不比这一期早",
            "“{value}” is no earlier term than this",
        ),
        hint=(
            "上期（previous）应当是评价期更早的另一期。",
            "`previous` is another index, of an earlier period.",
        ),
        example=INDEX + GOALS + WEIGHTS + "previous: x",
    ),
)
