// Keeps a course in a learning system over SCORM. What the two versions call things stands in their dialects.
import { finalAnswers } from "./answers.js";
import { makeBeside } from "./beside.js";
import { packed, unpacked } from "./pack.js";
import { beginProgress, standing } from "./progress.js";
import { OUTDATED, UNKEPT } from "./words.js";

/** Finds the object of a name that the learning system offers in a window above or the one that opened this. */
export function findApi(name, start = globalThis) {
  for (const first of [start, start.opener, start.top?.opener]) {
    let here = first;
    for (let depth = 0; here && depth < 20; depth++) {
      try {
        if (here[name]) return here[name];
        if (here.parent === here) break;
        here = here.parent;
      } catch {
        break; // a window of another host
      }
    }
  }
  return null;
}

/** Returns a keeper over a system's object; `backup` keeps in the browser what the system did not take. */
export function makeScormKeeper(api, dialect, backup) {
  const sent = new Map();
  const reported = new Set();
  let count = 0;
  let before = 0;
  let beside = null;
  let closed = false;

  /** Calls the system; null for whatever went wrong. */
  function call(name, ...values) {
    try {
      const answer = api[dialect.calls[name]](...values);
      return answer === null || answer === undefined ? null : String(answer);
    } catch {
      return null;
    }
  }

  function put(name, value) {
    if (sent.get(name) === value) return true;
    const taken = call("set", name, value) === "true" && (call("error") ?? "0") === "0";
    if (taken) sent.set(name, value);
    return taken;
  }

  /** Some systems say yes and keep nothing: what can be read back is read back. */
  function putSuspended(text) {
    return put(dialect.suspended, text) && call("get", dialect.suspended) === text;
  }

  function report(course, progress) {
    for (const answer of finalAnswers(course, progress)) {
      if (reported.has(answer.mark)) continue;
      const values = dialect.interaction(answer);
      if (values.every(([name, value]) => call("set", `cmi.interactions.${count}.${name}`, value) === "true")) count++;
      reported.add(answer.mark);
    }
  }

  function keep(course, progress) {
    if (closed) return false;
    const values = dialect.values(standing(course, progress), { seconds: Math.max(0, progress.seconds - before), at: progress.at });
    report(course, progress);
    const suspended = putSuspended(packed(course, progress));
    const refused = values.filter(([name, value]) => !put(name, value) && !dialect.optional.includes(name));
    return call("commit", "") === "true" && suspended && refused.length === 0;
  }

  return {
    async load(course) {
      const began = call("begin", "") === "true";
      beside = makeBeside(backup, call("get", dialect.learner) ?? "");
      const text = began ? call("get", dialect.suspended) : null;
      count = Number(call("get", "cmi.interactions._count")) || 0;
      const fresh = beginProgress(course, new Date().toISOString());
      const there = text ? unpacked(course, text, fresh) : null;
      const progress = await beside.joinedWith(course, there);
      before = progress?.seconds ?? 0;
      for (const { mark } of finalAnswers(course, there ?? fresh)) reported.add(mark);
      return { progress, notice: began ? (text && !there ? OUTDATED : null) : UNKEPT };
    },
    save: async (course, progress) => beside.settle(course, progress, keep(course, progress)),
    last(course, progress, closing) {
      if (closed) return;
      if (!keep(course, progress)) beside.last(course, progress);
      if (!closing) return;
      closed = true;
      call("end", "");
    },
  };
}
