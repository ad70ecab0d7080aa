"""The same answers through every adapter: one score, one status."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.engine import run

_SIDE_BY_SIDE = """
const course = courseOf([quizOfMany([single("a"), single("b"), single("c")], 3, passing)], tries);
const step = course.steps[1];
let progress = beginProgress(course, NOW);
if (read) progress = withDone(progress, "text", NOW);
for (const answers of rounds) {
  if (!mayTry(course, step, progress)) break;
  let attempt = beginAttempt(step.quiz, { seed: 1, now: NOW });
  progress = withAttempt(course, step, progress, attempt, NOW);
  answers.forEach((choice, i) => { attempt = giveAnswer(attempt, "abc"[i], [choice]); });
  progress = withAttempt(course, step, progress, attempt, NOW);
}

const backup = {
  load: async () => ({ progress: null }),
  save: async () => {},
  forget: async () => {},
  last: () => {},
};
async function overScorm(dialect) {
  const values = {};
  const { begin, get, set, commit, end, error } = dialect.calls;
  const api = {
    [begin]: () => "true",
    [commit]: () => "true",
    [end]: () => "true",
    [error]: () => "0",
    [get]: (name) => values[name] ?? "",
    [set]: (name, value) => {
      values[name] = value;
      return "true";
    },
  };
  const keeper = makeScormKeeper(api, dialect, backup);
  await keeper.load(course);
  const { notice } = await keeper.save(course, progress);
  if (notice) throw new Error(notice);
  return values;
}
async function overRecords() {
  const sent = [];
  globalThis.fetch = async (url, options = {}) => {
    if (options.method === "POST") sent.push(...JSON.parse(options.body));
    return options.method ? { ok: true, status: 204 } : { ok: false, status: 404 };
  };
  const launch = {
    endpoint: "https://lrs.example/",
    auth: "x",
    actor: { name: "甲" },
    activity: "https://example.org/c",
  };
  const keeper = makeRecordKeeper(launch, backup);
  await keeper.load(course);
  const { notice } = await keeper.save(course, progress);
  if (notice) throw new Error(notice);
  return sent;
}
return {
  web: standing(course, progress),
  scorm12: await overScorm(SCORM12),
  scorm2004: await overScorm(SCORM2004),
  records: await overRecords(),
};
"""

_ROUND = st.lists(st.integers(0, 1), min_size=3, max_size=3)
_MODULES = ("scorm", "dialect-scorm12", "dialect-scorm2004", "record-store")


@settings(max_examples=25)
@given(
    st.lists(_ROUND, max_size=3),
    st.sampled_from([0, 1, 2]),
    st.sampled_from([0, 60, 100]),
    st.booleans(),
)
def test_all_adapters_report_the_same(
    rounds: list[list[int]], tries: int, passing: int, read: bool
) -> None:
    values = json.dumps([rounds, tries, passing, read])
    script = f"const [rounds, tries, passing, read] = {values};\n{_SIDE_BY_SIDE}"
    report = run(script, *_MODULES)
    web, old, new = report["web"], report["scorm12"], report["scorm2004"]
    verbs = {
        statement["verb"]["id"].rpartition("/")[2]: statement.get("result", {})
        for statement in report["records"]
    }
    verbs.pop("answered", None)

    score = str(web["score"]) if web["scored"] else None
    assert old.get("cmi.core.score.raw") == new.get("cmi.score.raw") == score
    assert old["cmi.core.lesson_status"] == web["status"]
    assert (
        (new["cmi.completion_status"] == "incomplete")
        == (web["status"] == "incomplete")
        == (not verbs)
    )
    for verdict in ("passed", "failed"):
        assert (
            (new["cmi.success_status"] == verdict)
            == (web["status"] == verdict)
            == (verdict in verbs)
        )
        if verdict in verbs:
            assert verbs[verdict]["success"] is (verdict == "passed")
            assert verbs[verdict].get("score", {}).get("raw") == (
                web["score"] if web["scored"] else None
            )
