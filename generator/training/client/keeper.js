// Keeps a course in the browser's store. A record carries a checksum; one that does not fit is set
// aside, never believed.
/** @import { Course, LocalKeeper, Progress, Store, StoredRecord } from "./types" */
import { digest } from "./digest.js";
import { joined, standing } from "./progress.js";

const LAST = "qj-last:";
const SAID = {
  memory: "浏览器不让本站保存：关掉这一页，学习记录就没有了。请在关闭前到最后一步导出。",
  failed:
    "这次没有保存成功（浏览器的空间可能满了）。作答还在这一页里，请先不要关闭，腾出空间后再点一次。",
  damaged: "上次的记录损坏或被改动过，不能作数，已另外保存。这一课从头开始。",
};

/**
 * Returns a record with its checksum.
 * @param {string} id
 * @param {number} rev
 * @param {Progress} progress
 * @returns {StoredRecord}
 */
export function sealed(id, rev, progress) {
  return { id, rev, progress, sum: sumOf(id, progress) };
}

/**
 * The progress in a record, or null where it is missing, damaged or edited.
 * @param {StoredRecord | null | undefined} record
 */
export function unsealed(record) {
  if (!record || !record.progress) return null;
  return record.sum === sumOf(record.id, record.progress) ? record.progress : null;
}

/**
 * @param {string} id
 * @param {Progress} progress
 */
function sumOf(id, progress) {
  return digest(`${id} ${JSON.stringify(progress)}`);
}

/**
 * Forgets what a page left at its very end.
 * @param {Storage | null} storage
 * @param {string} id
 */
export function forgetLast(storage, id) {
  if (storage) storage.removeItem(LAST + id);
}

/**
 * What a page left at its very end, taken away from there.
 * @param {Storage | null} storage
 * @param {string} id
 */
function takeLast(storage, id) {
  try {
    const text = storage && storage.getItem(LAST + id);
    forgetLast(storage, id);
    return text ? unsealed(JSON.parse(text)) : null;
  } catch {
    return null;
  }
}

/**
 * What pages left at their very end and no lesson has taken since.
 * @param {Storage | null} storage
 * @returns {Progress[]}
 */
export function leftAtTheEnd(storage) {
  try {
    const keys = Object.keys(storage || {}).filter((key) => key.startsWith(LAST));
    return keys.flatMap((key) => {
      const text = storage && storage.getItem(key);
      return (text && unsealed(JSON.parse(text))) || [];
    });
  } catch {
    return []; // refused or damaged: what was kept at the last answer stands
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} id
 * @param {Progress} progress
 */
function leaveLast(storage, id, progress) {
  try {
    if (storage) storage.setItem(LAST + id, JSON.stringify(sealed(id, 0, progress)));
  } catch {
    // refused or full: what was kept at the last answer stands
  }
}

/**
 * Returns the keeper of a page over a store; `storage` takes what is left at the very end.
 * @param {Store} store
 * @param {Storage | null} storage
 * @returns {LocalKeeper}
 */
export function makeKeeper(store, storage) {
  let rev = 0;
  const quiet = store.kind === "memory" ? SAID.memory : null;

  /** @type {(course: Course, progress: Progress) => Promise<StoredRecord>} */
  function put(course, progress) {
    return store.change(course.id, (there) => {
      const other = unsealed(there);
      const otherRev = other && there ? there.rev : 0;
      const both = other && otherRev !== rev ? joined(other, progress) : progress;
      const whole = { ...both, standing: standing(course, both) };
      return sealed(course.id, Math.max(rev, otherRev) + 1, whole);
    });
  }

  return {
    async load({ id }) {
      const record = await store.read(id).catch(() => undefined);
      const last = takeLast(storage, id);
      const progress = unsealed(record);
      rev = record && progress ? record.rev : 0;
      if (record && !progress) {
        const aside = `${id}#damaged`;
        await store.change(aside, () => ({ ...record, id: aside })).catch(() => undefined);
        return { progress: last, notice: last ? quiet : SAID.damaged };
      }
      return {
        progress: last && progress ? joined(progress, last) : progress || last,
        notice: quiet,
      };
    },
    async save(course, progress) {
      try {
        const record = await put(course, progress);
        rev = record.rev;
        forgetLast(storage, course.id);
        return { progress: record.progress, notice: quiet };
      } catch {
        return { progress: null, notice: SAID.failed };
      }
    },
    async forget({ id }) {
      await store.remove(id).catch(() => undefined);
      forgetLast(storage, id);
    },
    last(course, progress) {
      leaveLast(storage, course.id, { ...progress, standing: standing(course, progress) });
      this.save(course, progress);
    },
  };
}
