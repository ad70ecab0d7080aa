// Keeps a course in a learning record store over xAPI. What a launch is made of stands in `launch`.
//
// { endpoint, auth, actor, registration, activity } and, in cmi5, { first, last, context, silent, categoriesOf }:
// the verbs of a session's begin and end, what stands in every context, verbs that are not to be told, categories of a verb.
import { finalAnswers, interactionType, responseOf, rightAnswers } from "./answers.js";
import { makeBeside } from "./beside.js";
import { packed, unpacked } from "./pack.js";
import { beginProgress, standing } from "./progress.js";
import { OUTDATED, UNKEPT } from "./words.js";

const ADL_VERBS = "http://adlnet.gov/expapi/verbs/";

/** Asks the store of a launch; what a query does not know stays out of it. */
export function askStore(launch, path, query, options = {}) {
  const url = new URL(path, launch.endpoint.endsWith("/") ? launch.endpoint : `${launch.endpoint}/`);
  for (const [key, value] of Object.entries(query)) if (value) url.searchParams.set(key, value);
  const headers = { Authorization: launch.auth, "X-Experience-API-Version": "1.0.3", ...(options.body ? { "Content-Type": "application/json" } : {}) };
  return fetch(url, { ...options, headers });
}

/** Names a document that the store keeps for a learner in an activity. */
export const stateOf = (launch, stateId) => ({ activityId: launch.activity, agent: JSON.stringify(launch.actor), registration: launch.registration, stateId });

/** Returns a keeper over a launch; `backup` keeps in the browser what the store did not take. */
export function makeRecordKeeper(launch, backup) {
  const reported = new Set();
  const told = new Set();
  const beside = makeBeside(backup, JSON.stringify(launch.actor));
  let before = 0;
  let known = false; // what the store has; before that nothing is put in its place

  const ask = (...given) => askStore(launch, ...given);
  const ours = stateOf(launch, "qingjian");

  function statement(verb, more = {}) {
    const name = verb.split("/").at(-1);
    const context = structuredClone(launch.context ?? {});
    if (launch.registration) context.registration = launch.registration;
    const categories = (launch.categoriesOf?.(name) ?? []).map((id) => ({ id }));
    if (categories.length) context.contextActivities = { ...context.contextActivities, category: [...(context.contextActivities?.category ?? []), ...categories] };
    return { id: crypto.randomUUID(), timestamp: new Date().toISOString(), actor: launch.actor, verb: { id: verb, display: { "en-US": name } }, object: { id: launch.activity }, context, ...more };
  }

  const durationOf = (progress) => `PT${Math.max(0, Math.floor(progress.seconds - before))}S`;

  async function send(statements, options = {}) {
    if (!statements.length) return true;
    const answer = await ask("statements", {}, { method: "POST", body: JSON.stringify(statements), ...options });
    return answer.ok;
  }

  function answersSince(course, progress) {
    return finalAnswers(course, progress).filter(({ mark }) => !reported.has(mark)).map(({ mark, id, question, answer, right }) => [
      mark,
      statement(`${ADL_VERBS}answered`, {
        object: { id: `${launch.activity}/${id}`, definition: { type: "http://adlnet.gov/expapi/activities/cmi.interaction", interactionType: interactionType(question), correctResponsesPattern: rightAnswers(question).map((one) => responseOf(question, one)), description: { "zh-CN": question.prompt } } },
        result: { success: right, response: responseOf(question, answer) },
      }),
    ]);
  }

  /** What has come about since the last time: completed, passed and failed are each told once. */
  function turnsOf(course, progress) {
    const now = standing(course, progress);
    const duration = durationOf(progress);
    const score = now.scored ? { score: { scaled: now.score / 100, raw: now.score, min: 0, max: 100 } } : {};
    const finished = now.status !== "incomplete";
    const turns = [];
    if (finished) turns.push(["completed", { completion: true, duration }]);
    if (now.status === "passed" || now.status === "failed") turns.push([now.status, { success: now.status === "passed", duration, ...score }]);
    return turns.filter(([verb]) => !told.has(verb) && !launch.silent?.includes(verb)).map(([verb, result]) => [verb, statement(ADL_VERBS + verb, { result })]);
  }

  /** Tells what is new, then `more` statements, and puts the progress in the place of what the store has. */
  async function keep(course, progress, more = [], options = {}) {
    if (!known) return false;
    const answers = answersSince(course, progress);
    const turns = turnsOf(course, progress);
    for (const [mark] of answers) reported.add(mark);
    for (const [verb] of turns) told.add(verb);
    const taken = await send([...[...answers, ...turns].map(([, one]) => one), ...more], options).catch(() => false);
    if (!taken) {
      for (const [mark] of answers) reported.delete(mark);
      for (const [verb] of turns) told.delete(verb);
      return false;
    }
    const body = JSON.stringify({ progress: packed(course, progress), told: [...told] });
    return (await ask("activities/state", ours, { method: "PUT", body, ...options })).ok;
  }

  return {
    async load(course) {
      const fresh = beginProgress(course, new Date().toISOString());
      let there = null;
      let notice = UNKEPT;
      try {
        const answer = await ask("activities/state", ours);
        known = answer.ok || answer.status === 404;
        const state = answer.ok ? await answer.json() : null;
        for (const verb of state?.told ?? []) told.add(verb);
        there = state ? unpacked(course, state.progress, fresh) : null;
        const begun = !launch.first || (await send([statement(launch.first)]));
        if (begun && known) notice = state && !there ? OUTDATED : null;
      } catch {
        // the way to the store is cut
      }
      const progress = await beside.joinedWith(course, there);
      before = progress?.seconds ?? 0;
      for (const { mark } of finalAnswers(course, there ?? fresh)) reported.add(mark);
      return { progress, notice };
    },
    save: async (course, progress) => beside.settle(course, progress, await keep(course, progress).catch(() => false)),
    last(course, progress, closing) {
      beside.last(course, progress);
      const ends = closing && launch.last ? [statement(launch.last, { result: { duration: durationOf(progress) } })] : [];
      keep(course, progress, ends, { keepalive: true }).then((taken) => taken && beside.settle(course, progress, true)).catch(() => undefined);
    },
  };
}
