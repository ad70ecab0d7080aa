// What the modules hand to each other. Times are ISO texts, durations seconds.

export interface Choice {
  text: string;
  correct: boolean;
}

/** To choices the list of their positions in rising order, to a blank its text. */
export type Answer = string | number[];

/** A question of type `judge` has the two choices 对 and 错. `hash`: of all that makes it right. */
export interface Question {
  key: string;
  type: string;
  prompt: string;
  choices: Choice[];
  answers: string[];
  hash: string;
}

/** A question as it stands on the page. `tag`: what kind it is, in words. */
export interface ShownQuestion extends Question {
  element: HTMLElement;
  tag: string;
}

/** `draw`: how many are asked; `passing`: from how many points of a hundred on it is passed. */
export interface Quiz {
  paper: HTMLElement;
  questions: ShownQuestion[];
  draw: number;
  passing: number;
}

export interface Step {
  key: string;
  kind: string;
  title: string;
  element: HTMLElement;
  quiz?: Quiz;
}

export interface QuizStep extends Step {
  quiz: Quiz;
}

/** `tries`: how often a quiz may be taken, 0 for as often as one likes. */
export interface Course {
  id: string;
  title: string;
  version: string;
  tries: number;
  steps: Step[];
}

/**
 * One go at a quiz. `asked`: key and hash of each question. `end`: checked at the end, not question
 * by question. `practice`: does not count.
 */
export interface Attempt {
  seed: number;
  began: string;
  end: boolean;
  practice: boolean;
  asked: [string, string][];
  given: Record<string, Answer>;
  done: boolean;
}

export interface Best {
  right: number;
  total: number;
  when: string;
}

/** `items`: key, hash, answer, and whether it was right, of the last attempt that counted. */
export interface QuizProgress {
  best: Best | null;
  tries: number;
  attempt: Attempt | null;
  items: [string, string, Answer | null, boolean][];
}

/** `done`: step → when; `notes`: step → text; `quizzes`: step → what came of it. */
export interface Progress {
  id: string;
  title: string;
  began: string;
  latest: string;
  seconds: number;
  at: number;
  done: Record<string, string>;
  notes: Record<string, string>;
  quizzes: Record<string, QuizProgress>;
  standing?: Standing;
}

export type Status = "passed" | "completed" | "failed" | "incomplete";

/** What is reported of a course. `score`: whole points of a hundred; `scored`: whether there are any. */
export interface Standing {
  score: number;
  scored: boolean;
  steps: number;
  done: number;
  completed: boolean;
  passed: boolean;
  status: Status;
}

/** One final answer; `mark` is its own. */
export interface FinalAnswer {
  mark: string;
  id: string;
  question: Question;
  answer: Answer;
  right: boolean;
}

export interface Stored {
  progress: Progress | null;
  notice: string | null;
}

/** `last` must be done when it returns: the page goes away. */
export interface Keeper {
  load(course: Course): Promise<Stored>;
  save(course: Course, progress: Progress): Promise<Stored>;
  last(course: Course, progress: Progress, closing?: boolean): void;
  /** Where the learning system wants its learner back. */
  back?: string | null;
}

export interface LocalKeeper extends Keeper {
  forget(course: Course): Promise<void>;
}

/** A record of the browser: its progress with a checksum. */
export interface StoredRecord {
  id: string;
  rev: number;
  sum: string;
  progress: Progress;
}

/** `change` puts f(record) in the record's place as one step. */
export interface Store {
  kind: "indexeddb" | "local" | "memory";
  all(): Promise<StoredRecord[]>;
  read(id: string): Promise<StoredRecord | undefined>;
  remove(id: string): Promise<unknown>;
  change(id: string, f: (record: StoredRecord | undefined) => StoredRecord): Promise<StoredRecord>;
}

export interface Session {
  course: Course;
  fresh: boolean;
  notice: string;
  readonly progress: Progress;
  change(f: (progress: Progress, now: string) => Progress): Promise<void>;
  leave(closing: boolean): void;
  back(): void;
}

/** The store of a launch. In cmi5: verbs of a session's begin and end, what stands in every context. */
export interface Launch {
  endpoint: string;
  auth: string;
  actor: object;
  activity: string;
  registration: string | null;
  first?: string;
  last?: string;
  context?: Context;
  /** Verbs that are not to be told. */
  silent?: string[];
  categoriesOf?: (verb: string) => string[];
}

export interface Context {
  registration?: string;
  contextActivities?: { category?: { id: string }[] };
}

/** What a version of SCORM calls things. */
export interface Dialect {
  name: string;
  calls: Record<"begin" | "get" | "set" | "commit" | "end" | "error", string>;
  suspended: string;
  learner: string;
  optional: string[];
  values(standing: Standing, time: { seconds: number; at: number }): [string, string][];
  interaction(answer: FinalAnswer): [string, string][];
}
