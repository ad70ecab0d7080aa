"""The engine in Node: a test writes a few lines of JavaScript and gets back what they return."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from generator.training.client import CLIENT
from tests.npm import NODE

_RUNNER = Path(__file__).parent / "run.mjs"
_CORE = "digest,shuffle,question,attempt,progress,pack"

_SHORTHANDS = """
const NOW = "2026-01-02T03:04:05.000Z";
const makeQuestion = ({ key, type, prompt, choices = [], answers = [] }) => {
  const content = [type, prompt, choices.map((choice) => [choice.text, choice.correct]), answers];
  return { key, type, prompt, choices, answers, hash: digest(JSON.stringify(content)) };
};
const choices = (right) =>
  ["甲", "乙", "丙", "丁"].map((text, i) => ({ text, correct: right.includes(i) }));
const single = (key, right = 0) =>
  makeQuestion({ key, type: "single", prompt: key, choices: choices([right]) });
const multiple = (key, right) =>
  makeQuestion({ key, type: "multiple", prompt: key, choices: choices(right) });
const blank = (key, answers) => makeQuestion({ key, type: "blank", prompt: key, answers });
const quizOfMany = (questions, draw = questions.length, passing = 60) => ({
  questions,
  draw,
  passing,
});
const courseOf = (quizzes, tries = 0) => ({
  id: "c",
  title: "课",
  version: "v1",
  tries,
  steps: [
    { key: "text", kind: "text" },
    ...quizzes.map((quiz, i) => ({ key: `quiz-${i}`, kind: "quiz", quiz })),
  ],
});
"""


def run(script: str, *modules: str) -> Any:
    """Return what a script returns that has the engine's functions, and those above, at hand."""
    names = ",".join([_CORE, *modules])
    command = [str(NODE), str(_RUNNER), str(CLIENT), names, _SHORTHANDS + script]
    process = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)
