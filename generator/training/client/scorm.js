// Keeps a course in a learning system over SCORM. What the two versions call things stands in their
// dialects.
/** @import { Course, Dialect, Keeper, LocalKeeper, Progress } from "./types" */
import { finalAnswers } from "./answers.js";
import { makeBeside } from "./beside.js";
import { fetchPacked, packed, unpacked } from "./pack.js";
import { beginProgress, standing } from "./progress.js";
import { OUTDATED, UNKEPT } from "./words.js";

const DEEPEST = 20;

/**
 * The object of a learning system: every call takes texts and answers with one.
 * @typedef {Record<string, (...values: string[]) => unknown>} Api
 */

/**
 * Finds the object of a name that the learning system offers in a window above or in the one that
 * opened this.
 * @param {string} name
 * @param {any} start
 * @returns {Api | null}
 */
export function findApi(name, start = globalThis) {
  return apiAbove(name, start) || apiAbove(name, start.opener) || apiAbove(name, topOpener(start));
}

/** @param {any} start */
function topOpener(start) {
  try {
    return start.top && start.top.opener;
  } catch {
    return null; // a window of another host
  }
}

/**
 * @param {string} name
 * @param {any} start
 */
function apiAbove(name, start) {
  let here = start;
  try {
    for (let depth = 0; here && depth < DEEPEST; depth++) {
      if (here[name]) return here[name];
      if (here.parent === here) return null;
      here = here.parent;
    }
  } catch {
    // a window of another host
  }
  return null;
}

/**
 * Returns a keeper over a system's object; `backup` keeps in the browser what it did not take.
 * @param {Api} api
 * @param {Dialect} dialect
 * @param {LocalKeeper} backup
 * @returns {Keeper}
 */
export function makeScormKeeper(api, dialect, backup) {
  return new ScormKeeper(api, dialect, backup).keeper();
}

class ScormKeeper {
  /**
   * @param {Api} api
   * @param {Dialect} dialect
   * @param {LocalKeeper} backup
   */
  constructor(api, dialect, backup) {
    this.api = api;
    this.dialect = dialect;
    this.backup = backup;
    /** @type {Map<string, string>} */
    this.sent = new Map();
    /** @type {Set<string>} */
    this.reported = new Set();
    this.count = 0;
    this.before = 0;
    this.beside = makeBeside(backup, "");
    this.closed = false;
  }

  /** @returns {Keeper} */
  keeper() {
    return {
      load: (course) => this.load(course),
      save: async (course, progress) =>
        this.beside.settle(course, progress, this.keep(course, progress)),
      last: (course, progress, closing) => this.last(course, progress, Boolean(closing)),
    };
  }

  /**
   * Calls the system; null for whatever went wrong.
   * @param {keyof Dialect["calls"]} name
   * @param {...string} values
   */
  call(name, ...values) {
    try {
      const answer = this.api[this.dialect.calls[name]](...values);
      return answer === null || answer === undefined ? null : String(answer);
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  put(name, value) {
    if (this.sent.get(name) === value) return true;
    const taken = this.call("set", name, value) === "true" && (this.call("error") || "0") === "0";
    if (taken) this.sent.set(name, value);
    return taken;
  }

  /**
   * Some systems say yes and keep nothing: what can be read back is read back.
   * @param {string} text
   */
  putSuspended(text) {
    const { suspended } = this.dialect;
    return this.put(suspended, text) && this.call("get", suspended) === text;
  }

  /**
   * @param {Course} course
   * @param {Progress} progress
   */
  report(course, progress) {
    for (const answer of finalAnswers(course, progress)) {
      if (this.reported.has(answer.mark)) continue;
      const place = `cmi.interactions.${this.count}`;
      const taken = this.dialect
        .interaction(answer)
        .every(([name, value]) => this.call("set", `${place}.${name}`, value) === "true");
      if (taken) this.count++;
      this.reported.add(answer.mark);
    }
  }

  /**
   * @param {Course} course
   * @param {Progress} progress
   */
  keep(course, progress) {
    if (this.closed) return false;
    const { optional } = this.dialect;
    const seconds = Math.max(0, progress.seconds - this.before);
    const now = standing(course, progress);
    const values = this.dialect.values(now, { seconds, at: progress.at });
    this.report(course, progress);
    const suspended = this.putSuspended(packed(course, progress));
    const refused = values.filter(
      ([name, value]) => !this.put(name, value) && !optional.includes(name),
    );
    return this.call("commit", "") === "true" && suspended && refused.length === 0;
  }

  /**
   * Takes the threshold of the system, where it has one.
   * @param {Course} course
   */
  heedMastery(course) {
    const { name, hundred } = this.dialect.mastery;
    const text = (this.call("get", name) || "").trim();
    const points = (100 * Number(text)) / hundred;
    if (text && points >= 0 && points <= 100) course.mastery = points;
  }

  /** @param {Course} course */
  async load(course) {
    const began = this.call("begin", "") === "true";
    this.beside = makeBeside(this.backup, this.call("get", this.dialect.learner) || "");
    const text = began ? this.call("get", this.dialect.suspended) : null;
    if (began) this.heedMastery(course);
    this.count = Number(this.call("get", "cmi.interactions._count")) || 0;
    const fresh = beginProgress(course, new Date().toISOString());
    await fetchPacked(course, text);
    const there = text ? unpacked(course, text, fresh) : null;
    const progress = await this.beside.joinedWith(course, there);
    this.before = progress ? progress.seconds : 0;
    for (const { mark } of finalAnswers(course, there || fresh)) this.reported.add(mark);
    const outdated = text && !there ? OUTDATED : null;
    return { progress, notice: began ? outdated : UNKEPT };
  }

  /**
   * @param {Course} course
   * @param {Progress} progress
   * @param {boolean} closing
   */
  last(course, progress, closing) {
    if (this.closed) return;
    if (!this.keep(course, progress)) this.beside.last(course, progress);
    if (!closing) return;
    this.closed = true;
    this.call("end", "");
  }
}
