// Keeps a course in the browser's store. A record carries a checksum; one that does not fit is set aside, never believed.
import { digest } from "./digest.js";
import { joined, standing } from "./progress.js";

const LAST = "qj-last:";
const SAID = {
  memory: "浏览器不让本站保存：关掉这一页，学习记录就没有了。请在关闭前到最后一步导出。",
  failed: "这次没有保存成功（浏览器的空间可能满了）。作答还在这一页里，请先不要关闭，腾出空间后再点一次。",
  damaged: "上次的记录损坏或被改动过，不能作数，已另外保存。这一课从头开始。",
};

/** Returns { id, rev, sum, progress }. */
export function sealed(id, rev, progress) {
  return { id, rev, progress, sum: sumOf(id, progress) };
}

/** The progress in a record, or null where it is missing, damaged or edited. */
export function unsealed(record) {
  return record?.progress && record.sum === sumOf(record.id, record.progress) ? record.progress : null;
}

function sumOf(id, progress) {
  return digest(`${id} ${JSON.stringify(progress)}`);
}

/** Returns the keeper of a page over a store; `storage`, localStorage or null, takes what is left at the very end. */
export function makeKeeper(store, storage) {
  let rev = 0;
  const quiet = store.kind === "memory" ? SAID.memory : null;

  function takeLast(id) {
    try {
      const text = storage.getItem(LAST + id);
      storage.removeItem(LAST + id);
      return text === null ? null : unsealed(JSON.parse(text));
    } catch {
      return null;
    }
  }

  return {
    async load({ id }) {
      const record = await store.read(id).catch(() => undefined);
      const last = takeLast(id);
      const progress = unsealed(record);
      rev = progress ? record.rev : 0;
      if (record && !progress) {
        await store.change(`${id}#damaged`, () => ({ ...record, id: `${id}#damaged` })).catch(() => undefined);
        return { progress: last, notice: last ? quiet : SAID.damaged };
      }
      return { progress: last && progress ? joined(progress, last) : (progress ?? last), notice: quiet };
    },
    async save(course, progress) {
      const { id } = course;
      try {
        const record = await store.change(id, (there) => {
          const other = unsealed(there);
          const both = other && there.rev !== rev ? joined(other, progress) : progress;
          return sealed(id, Math.max(rev, other ? there.rev : 0) + 1, { ...both, standing: standing(course, both) });
        });
        rev = record.rev;
        storage?.removeItem(LAST + id);
        return { progress: record.progress, notice: quiet };
      } catch {
        return { progress: null, notice: SAID.failed };
      }
    },
    async forget({ id }) {
      await store.remove(id).catch(() => undefined);
      storage?.removeItem(LAST + id);
    },
    last(course, progress) {
      try {
        storage.setItem(LAST + course.id, JSON.stringify(sealed(course.id, 0, progress)));
      } catch {
        // refused or full: what was kept at the last answer stands
      }
      this.save(course, progress);
    },
  };
}
