// What the modules hand to each other. Times are ISO texts, durations seconds.

/** `next`: key of the question to which it leads. */
export interface Choice {
  text: string;
  correct: boolean;
  consequence?: string;
  why?: string;
  next?: string;
}

/** What a question rests on; `url` from the site's root on, missing where the page cannot go. */
export interface Clause {
  title: string;
  url?: string;
  text?: string;
}

export interface Picture {
  alt: string;
  url?: string;
  width?: number;
  height?: number;
}

/** To choices the list of their positions in rising order, to a blank its text. */
export type Answer = string | number[];

/**
 * A question of type `judge` has the two choices 对 and 错. `hash`: of all that makes it right;
 * `tag`: what kind it is, in words; `length`: questions on the longest way from here; `blanks`: of
 * an exam, whose answers are not there before its end; `at`: its position in a pool.
 */
export interface Question {
  key: string;
  type: string;
  prompt: string;
  choices: Choice[];
  answers: string[];
  hash: string;
  tag?: string;
  images?: Picture[];
  why?: string;
  clauses?: Clause[];
  length?: number;
  blanks?: number;
  at?: number;
}

/** So many questions of a paper, and those of which they are drawn. */
export interface Portion {
  draw: number;
  questions: Question[];
}

/** Questions that are fetched as they are needed. All of it rejects where a file is missing. */
export interface QuestionPool {
  /** Resolves to the portions from which a seed draws. */
  portions(seed: number): Promise<Portion[]>;
  /** Fetches what is asked; `open`: the answers of an exam's questions, too. */
  load(asked: Asked[], open?: boolean): Promise<void>;
  fetch(positions: number[], open: boolean): Promise<void>;
}

/**
 * `questions`: those at hand; `draw`: how many are asked, what stories add not counted; `passing`:
 * from how many points of a hundred on it is passed; `minutes` of an exam.
 */
export interface Quiz {
  questions: Question[];
  draw: number;
  passing: number;
  portions?: Portion[];
  pool?: QuestionPool;
  minutes?: number;
}

export interface Step {
  key: string;
  kind: string;
  title: string;
  element: HTMLElement;
  pledge?: string;
  quiz?: Quiz;
}

export interface QuizStep extends Step {
  quiz: Quiz;
}

/** `tries`: how often a quiz may be taken, 0 for as often as one likes; `root`: of the site. */
export interface Course {
  id: string;
  title: string;
  version: string;
  tries: number;
  /** From how many points of a hundred on a learning system has it passed, where that says so. */
  mastery?: number;
  steps: Step[];
  root?: string;
  follow?: { title: string; url: string } | null;
}

/** Key and hash of a question that is asked, and its position in a pool. */
export type Asked = [string, string] | [string, string, number];

/**
 * One go at a quiz. `end`: checked at the end, not question by question. `practice`: does not count.
 * `here`: the position in `asked` that is looked at, or how many there are for what came out.
 */
export interface Attempt {
  seed: number;
  began: string;
  end: boolean;
  practice: boolean;
  asked: Asked[];
  given: Record<string, Answer>;
  done: boolean;
  here?: number;
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

/**
 * `done`: step → when; `notes`: step → text; `quizzes`: step → what came of it; `missed`: key of a
 * question → when it last went wrong.
 */
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
  missed?: Record<string, string>;
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
  /** From how many points of a hundred on the system has it passed. */
  mastery?: number;
  /** Verbs that are not to be told. */
  silent?: string[];
  categoriesOf?: (verb: string) => string[];
}

export interface Context {
  extensions?: Record<string, unknown>;
  registration?: string;
  contextActivities?: { category?: { id: string }[] };
}

/** What a version of SCORM calls things. */
export interface Dialect {
  name: string;
  calls: Record<"begin" | "get" | "set" | "commit" | "end" | "error", string>;
  suspended: string;
  learner: string;
  /** Where the system tells from how many points on it has it passed; `hundred` is all of them. */
  mastery: { name: string; hundred: number };
  optional: string[];
  values(standing: Standing, time: { seconds: number; at: number }): [string, string][];
  interaction(answer: FinalAnswer): [string, string][];
}

/** A wrong answer; `lesson`: the id of the one in which it was given, if it was in one. */
export interface Miss {
  key: string;
  when: string;
  from: string;
  lesson?: string;
}

/** A question that went wrong. `due`: the day on which it is asked again; `missed`: when it was. */
export interface Card {
  box: number;
  due: string;
  missed: string;
  from: string;
  lesson?: string;
}

export interface WeekAnswer {
  key: string;
  hash: string;
  answer: Answer;
  right: boolean;
}

/** `book`: key → card; `left`: key → when it left the book; `weeks`: 2026-W48 → what was answered. */
export interface PracticeRecord {
  book: Record<string, Card>;
  left: Record<string, string>;
  weeks: Record<string, WeekAnswer>;
  best: { count: number; day: string } | null;
}

/** What is practised. `next` resolves to a question, null at its end. */
export interface PracticeWay {
  title: string;
  count: string;
  next(): Promise<Question | null>;
  given?(question: Question): Answer | null;
  take(question: Question, answer: Answer, right: boolean): Promise<void>;
  more(right: boolean): boolean;
  ending(): Node[];
}
