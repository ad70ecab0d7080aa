// Two learning systems' objects, written from the texts of the standards and strict: SCORM 1.2
// (Run-Time Environment 1.2, chapter 3) and SCORM 2004 (4th edition, RTE chapters 3 and 4). What the
// text does not allow is refused with its error code, and remembered in `refused`.

const NUMBER = /^-?\d+(\.\d+)?$/;
const oneOf =
  (...words) =>
  (value) =>
    words.includes(value);
const upTo = (length) => (value) => [...value].length <= length;
const within = (least, most) => (value) => NUMBER.test(value) && value >= least && value <= most;
const matches = (pattern) => (value) => pattern.test(value);

const FEEDBACK12 = {
  "true-false": matches(/^[01tf]/),
  choice: matches(/^[a-z0-9](,[a-z0-9])*$/),
  "fill-in": upTo(255),
};
const PATTERN2004 = {
  "true-false": oneOf("true", "false"),
  choice: matches(/^([\w.-]{1,250}(\[,\][\w.-]{1,250})*)?$/),
  "fill-in": upTo(250),
};

const IDENTIFIER12 = matches(/^[\x21-\x7e]{1,255}$/);
const SPAN12 = matches(/^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/);
const TIME2004 = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?$/);
const SPAN2004 = matches(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/);

const STATUS12 = ["passed", "completed", "failed", "incomplete", "browsed"];
const SCORE12 = (value) => value === "" || within(0, 100)(value);

/** Element → who may do what with it (r, w), and what it may be. */
const MODEL12 = {
  "cmi.core.student_id": ["r"],
  "cmi.core.student_name": ["r"],
  "cmi.core.lesson_location": ["rw", upTo(255)],
  "cmi.core.credit": ["r"],
  "cmi.core.lesson_status": ["rw", oneOf(...STATUS12)],
  "cmi.core.entry": ["r"],
  "cmi.core.score.raw": ["rw", SCORE12],
  "cmi.core.score.min": ["rw", SCORE12],
  "cmi.core.score.max": ["rw", SCORE12],
  "cmi.core.total_time": ["r"],
  "cmi.core.lesson_mode": ["r"],
  "cmi.core.exit": ["w", oneOf("time-out", "suspend", "logout", "")],
  "cmi.core.session_time": ["w", SPAN12],
  "cmi.suspend_data": ["rw", upTo(4096)],
  "cmi.launch_data": ["r"],
  "cmi.student_data.mastery_score": ["r"],
  "cmi.interactions._count": ["r"],
  "cmi.interactions.n.id": ["w", IDENTIFIER12],
  "cmi.interactions.n.type": ["w", oneOf(...Object.keys(FEEDBACK12))],
  "cmi.interactions.n.correct_responses.n.pattern": ["w", "pattern"],
  "cmi.interactions.n.student_response": ["w", "pattern"],
  "cmi.interactions.n.result": ["w", oneOf("correct", "wrong", "unanticipated", "neutral")],
  "cmi.interactions.n.weighting": ["w", matches(NUMBER)],
  "cmi.interactions.n.time": ["w", matches(/^\d\d:\d\d:\d\d(\.\d{1,2})?$/)],
  "cmi.interactions.n.latency": ["w", SPAN12],
};

const COMPLETION = ["completed", "incomplete", "not attempted", "unknown"];
const MODEL2004 = {
  "cmi.learner_id": ["r"],
  "cmi.learner_name": ["r"],
  "cmi.location": ["rw", upTo(1000)],
  "cmi.credit": ["r"],
  "cmi.mode": ["r"],
  "cmi.entry": ["r"],
  "cmi.exit": ["w", oneOf("time-out", "suspend", "logout", "normal", "")],
  "cmi.completion_status": ["rw", oneOf(...COMPLETION)],
  "cmi.success_status": ["rw", oneOf("passed", "failed", "unknown")],
  "cmi.progress_measure": ["rw", within(0, 1)],
  "cmi.scaled_passing_score": ["r"],
  "cmi.score.scaled": ["rw", within(-1, 1)],
  "cmi.score.raw": ["rw", matches(NUMBER)],
  "cmi.score.min": ["rw", matches(NUMBER)],
  "cmi.score.max": ["rw", matches(NUMBER)],
  "cmi.session_time": ["w", SPAN2004],
  "cmi.total_time": ["r"],
  "cmi.suspend_data": ["rw", upTo(64000)],
  "cmi.launch_data": ["r"],
  "cmi.interactions._count": ["r"],
  "cmi.interactions.n.id": ["rw", matches(/^\S{1,4000}$/)],
  "cmi.interactions.n.type": ["rw", oneOf(...Object.keys(PATTERN2004))],
  "cmi.interactions.n.correct_responses.n.pattern": ["rw", "pattern"],
  "cmi.interactions.n.learner_response": ["rw", "pattern"],
  "cmi.interactions.n.result": ["rw", oneOf("correct", "incorrect", "unanticipated", "neutral")],
  "cmi.interactions.n.weighting": ["rw", matches(NUMBER)],
  "cmi.interactions.n.timestamp": ["rw", TIME2004],
  "cmi.interactions.n.latency": ["rw", SPAN2004],
};

const CODES = {
  1.2: { early: "301", late: "301", unknown: "401", read: "403", write: "404", type: "405" },
  2004: { early: "132", late: "133", unknown: "401", read: "404", write: "405", type: "406" },
};

class StrictSystem {
  constructor(version, model, patterns, fixed) {
    this.codes = CODES[version];
    this.model = model;
    this.patterns = patterns;
    this.refused = [];
    this.error = "0";
    this.state = "before";
    const kept = JSON.parse(localStorage.getItem("strict") || "{}");
    this.values = { ...kept, ...fixed, "cmi.interactions._count": "0" };
    const entry = "cmi.core.entry" in model ? "cmi.core.entry" : "cmi.entry";
    this.values[entry] = kept.suspended ? "resume" : "ab-initio";
  }

  refuse(code, name, value) {
    this.error = code;
    this.refused.push([code, name, String(value)]);
    return "false";
  }

  begin(argument) {
    if (argument !== "" || this.state !== "before") return this.refuse("103", "begin", this.state);
    this.state = "running";
    this.error = "0";
    return "true";
  }

  end() {
    if (this.state !== "running") return this.refuse("113", "end", this.state);
    this.commit("");
    this.state = "after";
    return "true";
  }

  commit() {
    if (this.state !== "running") return this.refuse("143", "commit", this.state);
    const exit = this.values["cmi.core.exit"] || this.values["cmi.exit"];
    const kept = { ...this.values, suspended: exit === "suspend" };
    localStorage.setItem("strict", JSON.stringify(kept));
    this.error = "0";
    return "true";
  }

  get(name) {
    const element = this.elementOf(name);
    if (this.state !== "running") this.refuse(this.codes.early, name, "");
    else if (!element) this.refuse(this.codes.unknown, name, "");
    else if (!element[0].includes("r")) this.refuse(this.codes.write, name, "");
    else {
      this.error = "0";
      return this.values[name] || "";
    }
    return "";
  }

  set(name, value) {
    const element = this.elementOf(name);
    if (this.state !== "running") return this.refuse(this.codes.late, name, value);
    if (!element) return this.refuse(this.codes.unknown, name, value);
    if (!element[0].includes("w")) return this.refuse(this.codes.read, name, value);
    if (typeof value !== "string") return this.refuse(this.codes.type, name, value);
    const isFit = element[1] === "pattern" ? this.patternOf(name) : element[1];
    if (!isFit || !isFit(value)) return this.refuse(this.codes.type, name, value);
    this.values[name] = value;
    const [, , place] = name.split(".");
    if (name.startsWith("cmi.interactions.")) {
      const count = Number(this.values["cmi.interactions._count"]);
      this.values["cmi.interactions._count"] = String(Math.max(count, Number(place) + 1));
    }
    this.error = "0";
    return "true";
  }

  /** What a response may be, by the type of its interaction, which must have been said before. */
  patternOf(name) {
    const [, , place] = name.split(".");
    return this.patterns[this.values[`cmi.interactions.${place}.type`]];
  }

  /** The element of a name; places must follow one another, and begin with the id. */
  elementOf(name) {
    const [, , place] = name.split(".");
    const isListed = name.startsWith("cmi.interactions.") && /^\d+$/.test(place);
    if (isListed) {
      const count = Number(this.values["cmi.interactions._count"]);
      if (Number(place) > count) return undefined;
      if (Number(place) === count && !name.endsWith(".id")) return undefined;
    }
    return this.model[name.replace(/\.\d+(?=\.|$)/g, ".n")];
  }
}

function strict12(fixed) {
  const system = new StrictSystem("1.2", MODEL12, FEEDBACK12, fixed);
  globalThis.API = {
    LMSInitialize: (argument) => system.begin(argument),
    LMSFinish: () => system.end(),
    LMSGetValue: (name) => system.get(name),
    LMSSetValue: (name, value) => system.set(name, value),
    LMSCommit: () => system.commit(),
    LMSGetLastError: () => system.error,
    LMSGetErrorString: () => "",
    LMSGetDiagnostic: () => "",
  };
  return system;
}

function strict2004(fixed) {
  const system = new StrictSystem("2004", MODEL2004, PATTERN2004, fixed);
  globalThis.API_1484_11 = {
    Initialize: (argument) => system.begin(argument),
    Terminate: () => system.end(),
    GetValue: (name) => system.get(name),
    SetValue: (name, value) => system.set(name, value),
    Commit: () => system.commit(),
    GetLastError: () => system.error,
    GetErrorString: () => "",
    GetDiagnostic: () => "",
  };
  return system;
}
