// Keeps a course in a learning record store over xAPI. What a launch is made of stands in `launch`.
//
// { endpoint, auth, actor, registration, activity, context, verbs: { first, last } } – see package-cmi5.js, package-xapi.js
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
  const told = new Set(launch.told ?? []);
  const beside = makeBeside(backup, JSON.stringify(launch.actor));
  let before = 0;

  const ask = (...given) => askStore(launch, ...given);
  const ours = stateOf(launch, "qingjian");

  function statement(verb, more = {}, extra = {}) {
    const { categories = [], ...rest } = extra;
    const context = structuredClone(launch.context ?? {});
    if (launch.registration) context.registration = launch.registration;
    if (categories.length) context.contextActivities = { ...context.contextActivities, category: [...(context.contextActivities?.category ?? []), ...categories.map((id) => ({ id }))] };
    return { id: crypto.randomUUID(), timestamp: new Date().toISOString(), actor: launch.actor, verb: { id: verb, display: { "en-US": verb.split("/").at(-1) } }, object: { id: launch.activity }, context, ...rest, ...more };
  }

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
    const duration = `PT${Math.max(0, Math.floor(progress.seconds - before))}S`;
    const score = now.scored ? { score: { scaled: now.score / 100, raw: now.score, min: 0, max: 100 } } : {};
    const finished = now.status !== "incomplete";
    const turns = [];
    if (finished) turns.push(["completed", { completion: true, duration }]);
    if (now.status === "passed" || now.status === "failed") turns.push([now.status, { success: now.status === "passed", duration, ...score }]);
    return turns.filter(([verb]) => !told.has(verb)).map(([verb, result]) => [verb, statement(ADL_VERBS + verb, { result }, { categories: launch.categoriesOf?.(verb) ?? [] })]);
  }

  async function keep(course, progress, options = {}) {
    const answers = answersSince(course, progress);
    const turns = turnsOf(course, progress);
    for (const [mark] of answers) reported.add(mark);
    for (const [verb] of turns) told.add(verb);
    const taken = await send([...answers, ...turns].map(([, one]) => one), options).catch(() => false);
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
        const state = answer.ok ? await answer.json() : null;
        for (const verb of state?.told ?? []) told.add(verb);
        there = state ? unpacked(course, state.progress, fresh) : null;
        const begun = launch.first ? await send([statement(launch.first, {}, { categories: launch.categoriesOf?.("initialized") ?? [] })]) : true;
        if (begun && (answer.ok || answer.status === 404)) notice = state && !there ? OUTDATED : null;
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
      const done = keep(course, progress, { keepalive: true }).then((kept) => kept && beside.settle(course, progress, kept));
      done.catch(() => undefined);
      if (!closing || !launch.last) return;
      const result = { duration: `PT${Math.max(0, Math.floor(progress.seconds - before))}S` };
      send([statement(launch.last, { result }, { categories: launch.categoriesOf?.("terminated") ?? [] })], { keepalive: true }).catch(() => undefined);
    },
  };
}
