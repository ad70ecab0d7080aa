// Keeps a course in a learning record store over xAPI.
/** @import { Course, Keeper, Launch, LocalKeeper, Progress } from "./types" */
import { finalAnswers } from "./answers.js";
import { makeBeside } from "./beside.js";
import { fetchPacked, packed, unpacked } from "./pack.js";
import { beginProgress } from "./progress.js";
import { Reporter } from "./statements.js";
import { OUTDATED, UNKEPT } from "./words.js";

/**
 * Asks the store of a launch; what a query does not know stays out of it.
 * @param {Launch} launch
 * @param {string} path
 * @param {Record<string, string | null>} query
 * @param {RequestInit} options
 */
export function askStore(launch, path, query, options = {}) {
  const { endpoint } = launch;
  const url = new URL(path, endpoint.endsWith("/") ? endpoint : `${endpoint}/`);
  for (const [key, value] of Object.entries(query)) {
    if (value) url.searchParams.set(key, value);
  }
  const headers = {
    Authorization: launch.auth,
    "X-Experience-API-Version": "1.0.3",
    ...(options.body ? { "Content-Type": "application/json" } : {}),
  };
  return fetch(String(url), { ...options, headers });
}

/**
 * Names a document that the store keeps for a learner in an activity.
 * @param {Launch} launch
 * @param {string} stateId
 */
export function stateOf(launch, stateId) {
  return {
    activityId: launch.activity,
    agent: JSON.stringify(launch.actor),
    registration: launch.registration,
    stateId,
  };
}

/**
 * Returns a keeper over a launch; `backup` keeps in the browser what the store did not take.
 * @param {Launch} launch
 * @param {LocalKeeper} backup
 * @returns {Keeper}
 */
export function makeRecordKeeper(launch, backup) {
  return new RecordKeeper(launch, backup).keeper();
}

class RecordKeeper {
  /**
   * @param {Launch} launch
   * @param {LocalKeeper} backup
   */
  constructor(launch, backup) {
    this.launch = launch;
    this.beside = makeBeside(backup, JSON.stringify(launch.actor));
    this.reporter = new Reporter(launch);
    /** Whether it is known what the store has; before that nothing is put in its place. */
    this.known = false;
  }

  /** @returns {Keeper} */
  keeper() {
    return {
      load: (course) => this.load(course),
      save: async (course, progress) =>
        this.beside.settle(course, progress, await this.keep(course, progress)),
      last: (course, progress, closing) => this.last(course, progress, Boolean(closing)),
    };
  }

  /**
   * @param {string} path
   * @param {Record<string, string | null>} query
   * @param {RequestInit} options
   */
  ask(path, query, options = {}) {
    return askStore(this.launch, path, query, options);
  }

  get state() {
    return stateOf(this.launch, "qingjian");
  }

  /** @param {Course} course */
  async load(course) {
    if (this.launch.mastery !== undefined) course.mastery = this.launch.mastery;
    const fresh = beginProgress(course, new Date().toISOString());
    const { there, notice } = await this.loadThere(course, fresh).catch(() => ({
      there: null, // the way to the store is cut
      notice: UNKEPT,
    }));
    const progress = await this.beside.joinedWith(course, there);
    this.reporter.begin(progress ? progress.seconds : 0, finalAnswers(course, there || fresh));
    return { progress, notice };
  }

  /**
   * What the store has.
   * @param {Course} course
   * @param {Progress} fresh
   */
  async loadThere(course, fresh) {
    const answer = await this.ask("activities/state", this.state);
    this.known = answer.ok || answer.status === 404;
    const state = answer.ok ? await answer.json() : null;
    this.reporter.knows((state && state.told) || []);
    await fetchPacked(course, state && state.progress);
    const there = state ? unpacked(course, state.progress, fresh) : null;
    const { first } = this.launch;
    const begun = await this.beginsWith(first);
    const outdated = state && !there ? OUTDATED : null;
    return { there, notice: begun && this.known ? outdated : UNKEPT };
  }

  /**
   * Tells that a session begins; a store that cannot be reached keeps no session.
   * @param {string | undefined} verb
   */
  async beginsWith(verb) {
    return !verb || this.send([this.reporter.statement(verb)]).catch(() => false);
  }

  /**
   * @param {object[]} statements
   * @param {RequestInit} options
   */
  async send(statements, options = {}) {
    if (!statements.length) return true;
    const body = JSON.stringify(statements);
    return (await this.ask("statements", {}, { method: "POST", body, ...options })).ok;
  }

  /**
   * Tells what is new, then `more` statements, and puts the progress in the place of what the store
   * has. Resolves to whether the store took all.
   * @param {Course} course
   * @param {Progress} progress
   * @param {object[]} more
   * @param {RequestInit} options
   */
  async keep(course, progress, more = [], options = {}) {
    if (!this.known) return false;
    const news = this.reporter.newsOf(course, progress);
    const statements = [...news.map(({ statement }) => statement), ...more];
    this.reporter.take(news);
    try {
      if (!(await this.send(statements, options))) throw new Error("refused");
    } catch {
      this.reporter.takeBack(news);
      return false;
    }
    const kept = { progress: packed(course, progress), told: this.reporter.told };
    const put = { method: "PUT", body: JSON.stringify(kept), ...options };
    const answer = await this.ask("activities/state", this.state, put).catch(() => null);
    return answer !== null && answer.ok;
  }

  /**
   * @param {Course} course
   * @param {Progress} progress
   * @param {boolean} closing
   */
  last(course, progress, closing) {
    this.beside.last(course, progress);
    const { last } = this.launch;
    const duration = this.reporter.durationOf(progress);
    const ends = closing && last ? [this.reporter.statement(last, { result: { duration } })] : [];
    this.keep(course, progress, ends, { keepalive: true }).then((taken) => {
      if (taken) this.beside.settle(course, progress, true);
    });
  }
}
