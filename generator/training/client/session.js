// A learner at work on a course: what changes is kept at once, and once more when the page goes away.
import { beginProgress, laterOf } from "./progress.js";

const LONGEST_STAY = 300; // seconds; who looks at one thing for longer has gone away

/**
 * Opens a course with what a keeper has of it.
 *
 * A keeper: { load(course) → { progress, notice }, save(course, progress) → { progress, notice }, last(course, progress, closing) },
 * the first two may be promises; `last` must be done when it returns.
 */
export async function openSession(course, keeper, tell, now = () => new Date().toISOString()) {
  const kept = await keeper.load(course);
  const fresh = kept.progress === null;
  let progress = kept.progress ?? beginProgress(course, now());
  let since = performance.now();
  let dirty = false;
  let saving = null;
  let told = "";

  function touch() {
    const passed = Math.min((performance.now() - since) / 1000, LONGEST_STAY);
    since = performance.now();
    progress = { ...progress, seconds: progress.seconds + Math.max(0, passed), latest: laterOf(progress, now()) };
  }

  async function save() {
    while (dirty) {
      dirty = false;
      const sent = progress;
      const { progress: stored, notice } = await keeper.save(course, sent);
      if (stored && progress === sent) progress = stored;
      if ((notice ?? "") !== told) tell((told = notice ?? "") || (kept.notice ?? ""));
    }
    saving = null;
  }

  return {
    course,
    fresh,
    notice: kept.notice ?? "",
    get progress() {
      return progress;
    },
    /** Puts what a function makes of the progress in its place; resolves when that is kept. */
    change(f) {
      touch();
      progress = f(progress, progress.latest);
      dirty = true;
      saving ??= save();
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

/** Tells a session when its page goes and comes. */
export function watch(session) {
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? session.leave(false) : session.back()));
  addEventListener("pagehide", () => session.leave(true));
}
