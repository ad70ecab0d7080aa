// Records in the browser: IndexedDB, else localStorage, else only while the page is open.

/** Resolves to { kind, all(), read(id), change(id, f), remove(id) }; `change` puts f(record) in its place as one step. */
export async function openStore(scope = globalThis) {
  try {
    return await openDatabase(scope.indexedDB);
  } catch {
    // refused, as in some private windows
  }
  try {
    scope.localStorage.setItem("qj-try", "1");
    scope.localStorage.removeItem("qj-try");
    return overStorage(scope.localStorage);
  } catch {
    return { ...overMap(), kind: "memory" };
  }
}

/** The browser's localStorage, or null where it is refused. */
export function safeStorage(scope = globalThis) {
  try {
    return scope.localStorage;
  } catch {
    return null;
  }
}

async function openDatabase(factory) {
  const opening = factory.open("qingjian", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("lessons", { keyPath: "id" });
  const database = await settled(opening);
  const inside = (mode, work) => {
    const transaction = database.transaction("lessons", mode);
    const result = work(transaction.objectStore("lessons"));
    return new Promise((resolve, reject) => {
      result.catch(reject);
      transaction.oncomplete = () => result.then(resolve, reject);
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
  };
  return {
    kind: "indexeddb",
    all: () => inside("readonly", (lessons) => settled(lessons.getAll())),
    read: (id) => inside("readonly", (lessons) => settled(lessons.get(id))),
    remove: (id) => inside("readwrite", (lessons) => settled(lessons.delete(id))),
    change: (id, f) => inside("readwrite", async (lessons) => {
      const record = f(await settled(lessons.get(id)));
      await settled(lessons.put(record));
      return record;
    }),
  };
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

const PREFIX = "qj-lesson:";

function overStorage(storage) {
  const parse = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return { damaged: text };
    }
  };
  const read = (id) => {
    const text = storage.getItem(PREFIX + id);
    return text === null ? undefined : { ...parse(text), id };
  };
  return {
    kind: "local",
    all: async () => Object.keys(storage).filter((key) => key.startsWith(PREFIX)).map((key) => read(key.slice(PREFIX.length))),
    read: async (id) => read(id),
    remove: async (id) => storage.removeItem(PREFIX + id),
    change: async (id, f) => {
      const record = f(read(id));
      storage.setItem(PREFIX + id, JSON.stringify(record));
      return record;
    },
  };
}

function overMap() {
  const records = new Map();
  return {
    all: async () => [...records.values()],
    read: async (id) => records.get(id),
    remove: async (id) => void records.delete(id),
    change: async (id, f) => {
      records.set(id, f(records.get(id)));
      return records.get(id);
    },
  };
}
