// What a learning system has not taken stays in the browser beside it, apart for each learner,
// until the system has it.
/** @import { Course, LocalKeeper, Progress } from "./types" */
import { digest } from "./digest.js";
import { joined, laterOf } from "./progress.js";
import { UNKEPT } from "./words.js";

/**
 * Returns a learner's place over the browser's own keeper.
 * @param {LocalKeeper} keeper
 * @param {string} learner
 */
export function makeBeside(keeper, learner) {
  /** @type {(course: Course) => Course} */
  const own = (course) => ({ ...course, id: `${course.id}@${digest(learner)}` });
  /** @type {(progress: Progress) => Progress} */
  const withoutNotes = (progress) => ({ ...progress, notes: {} });

  return {
    /**
     * Resolves to what the system has together with what it has not taken; null where there is
     * neither.
     * @param {Course} course
     * @param {Progress | null} there
     */
    async joinedWith(course, there) {
      const { progress: here } = await keeper.load(own(course));
      if (!there || !here) return there || here;
      // Systems keep no date of it. What has taken more time came later: the learner went on
      // elsewhere.
      if (there.seconds > here.seconds) {
        return joined(here, { ...there, latest: laterOf(here, there.latest) });
      }
      return joined({ ...there, latest: here.began }, here);
    },
    /**
     * Resolves to what a keeper says once a system took a progress or did not.
     * @param {Course} course
     * @param {Progress} progress
     * @param {boolean} taken
     */
    async settle(course, progress, taken) {
      if (taken) await keeper.forget(own(course));
      else await keeper.save(own(course), withoutNotes(progress));
      return { progress: null, notice: taken ? null : UNKEPT };
    },
    /**
     * @param {Course} course
     * @param {Progress} progress
     */
    last(course, progress) {
      keeper.last(own(course), withoutNotes(progress));
    },
  };
}
