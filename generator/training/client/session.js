// A learner at work on a course: what changes is kept at once, and once more when the page goes.
/** @import { Course, Keeper, Session } from "./types" */
import { beginProgress, laterOf } from "./progress.js";

const LONGEST_STAY = 300; // seconds; who looks at one thing for longer has gone away

/**
 * Opens a course with what a keeper has of it; `tell` is called with what the keeper has to say.
 * @param {Course} course
 * @param {Keeper} keeper
 * @param {(words: string) => void} tell
 * @param {() => string} now
 * @returns {Promise<Session>}
 */
export async function openSession(course, keeper, tell, now = () => new Date().toISOString()) {
  const kept = await keeper.load(course);
  let progress = kept.progress || beginProgress(course, now());
  let since = performance.now();
  let dirty = false;
  /** @type {Promise<void> | null} */
  let saving = null;
  let told = "";

  function touch() {
    const passed = Math.min((performance.now() - since) / 1000, LONGEST_STAY);
    since = performance.now();
    const seconds = progress.seconds + Math.max(0, passed);
    progress = { ...progress, seconds, latest: laterOf(progress, now()) };
  }

  async function save() {
    while (dirty) {
      dirty = false;
      const sent = progress;
      const { progress: stored, notice } = await keeper.save(course, sent);
      if (stored && progress === sent) progress = stored;
      if ((notice || "") !== told) {
        told = notice || "";
        tell(told || kept.notice || "");
      }
    }
    saving = null;
  }

  return {
    course,
    fresh: kept.progress === null,
    notice: kept.notice || "",
    get progress() {
      return progress;
    },
    /** Puts what a function makes of the progress in its place; resolves when that is kept. */
    change(f) {
      touch();
      progress = f(progress, progress.latest);
      dirty = true;
      if (!saving) saving = save();
      return saving;
    },
    /** The page is hidden or leaves. */
    leave(closing) {
      touch();
      keeper.last(course, progress, closing);
    },
    /** The page is looked at again: the time in between does not count. */
    back() {
      since = performance.now();
    },
  };
}

/**
 * Tells a session when its page goes and comes.
 * @param {Session} session
 */
export function watch(session) {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") session.leave(false);
    else session.back();
  });
  addEventListener("pagehide", () => session.leave(true));
}
