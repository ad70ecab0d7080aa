// What is told to a learning record store, each thing once.
/** @import { Context, Course, FinalAnswer, Launch, Progress } from "./types" */
import { finalAnswers, interactionType, responseOf, rightAnswers } from "./answers.js";
import { randomUuid } from "./identifier.js";
import { standing } from "./progress.js";

const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const ADL_VERBS = "http://adlnet.gov/expapi/verbs/";

/**
 * A statement with what it is remembered by: a verb, or the mark of an answer.
 * @typedef {{ mark: string, isVerb: boolean, statement: object }} News
 */

export class Reporter {
  /** @param {Launch} launch */
  constructor(launch) {
    this.launch = launch;
    /** @type {Set<string>} */
    this.answers = new Set();
    /** @type {Set<string>} */
    this.verbs = new Set();
    this.before = 0;
  }

  /** The verbs that the store has. */
  get told() {
    return [...this.verbs];
  }

  /** @param {string[]} verbs */
  knows(verbs) {
    for (const verb of verbs) this.verbs.add(verb);
  }

  /**
   * From here on time counts, and answers that are not among these.
   * @param {number} seconds
   * @param {FinalAnswer[]} answers
   */
  begin(seconds, answers) {
    this.before = seconds;
    for (const { mark } of answers) this.answers.add(mark);
  }

  /** @param {Progress} progress */
  durationOf(progress) {
    return `PT${Math.max(0, Math.floor(progress.seconds - this.before))}S`;
  }

  /**
   * @param {string} verb
   * @param {object} more
   */
  statement(verb, more = {}) {
    const name = verb.slice(verb.lastIndexOf("/") + 1);
    return {
      id: randomUuid(),
      timestamp: new Date().toISOString(),
      actor: this.launch.actor,
      verb: { id: verb, display: { "en-US": name } },
      object: { id: this.launch.activity },
      context: this.contextOf(name),
      ...more,
    };
  }

  /** @param {string} verb */
  contextOf(verb) {
    const { context: given, registration, categoriesOf, mastery } = this.launch;
    /** @type {Context} */
    const context = JSON.parse(JSON.stringify(given || {}));
    if (registration) context.registration = registration;
    if (mastery !== undefined && (verb === "passed" || verb === "failed")) {
      context.extensions = { ...context.extensions, [MASTERY]: mastery / 100 };
    }
    const categories = categoriesOf ? categoriesOf(verb).map((id) => ({ id })) : [];
    if (categories.length) {
      const activities = context.contextActivities || {};
      const category = [...(activities.category || []), ...categories];
      context.contextActivities = { ...activities, category };
    }
    return context;
  }

  /**
   * What has come about since the last time.
   * @param {Course} course
   * @param {Progress} progress
   * @returns {News[]}
   */
  newsOf(course, progress) {
    const answers = finalAnswers(course, progress).filter(({ mark }) => !this.answers.has(mark));
    return [
      ...answers.map((answer) => ({
        mark: answer.mark,
        isVerb: false,
        statement: this.answered(answer),
      })),
      ...this.turnsOf(course, progress),
    ];
  }

  /** @param {FinalAnswer} answer */
  answered({ id, question, answer, right }) {
    return this.statement(`${ADL_VERBS}answered`, {
      object: {
        id: `${this.launch.activity}/${id}`,
        definition: {
          type: "http://adlnet.gov/expapi/activities/cmi.interaction",
          interactionType: interactionType(question),
          correctResponsesPattern: rightAnswers(question).map((one) => responseOf(question, one)),
          description: { "zh-CN": question.prompt },
        },
      },
      result: { success: right, response: responseOf(question, answer) },
    });
  }

  /**
   * Completed, passed and failed are each told once.
   * @param {Course} course
   * @param {Progress} progress
   * @returns {News[]}
   */
  turnsOf(course, progress) {
    const { status, scored, score: raw } = standing(course, progress);
    const duration = this.durationOf(progress);
    const score = scored ? { score: { scaled: raw / 100, raw, min: 0, max: 100 } } : {};
    /** @type {[string, object][]} */
    const turns = [];
    if (status !== "incomplete") turns.push(["completed", { completion: true, duration }]);
    if (status === "passed" || status === "failed") {
      turns.push([status, { success: status === "passed", duration, ...score }]);
    }
    const silent = this.launch.silent || [];
    return turns
      .filter(([verb]) => !this.verbs.has(verb) && !silent.includes(verb))
      .map(([verb, result]) => ({
        mark: verb,
        isVerb: true,
        statement: this.statement(ADL_VERBS + verb, { result }),
      }));
  }

  /** @param {News[]} news */
  take(news) {
    for (const { mark, isVerb } of news) (isVerb ? this.verbs : this.answers).add(mark);
  }

  /** @param {News[]} news */
  takeBack(news) {
    for (const { mark, isVerb } of news) (isVerb ? this.verbs : this.answers).delete(mark);
  }
}
