// The documents' own text, by the group, as it is needed for hits.
import { SearchError } from "./errors.js";
import { lengthener } from "./letters.js";

const KEPT_GROUPS = 400;

export class Documents {
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    this.groups = new Map();
  }

  /** Resolves to { url, title, kind, when: [[iso, words], …], aliases, sections: [{ anchor, heading, text }] }. */
  async get(id) {
    const number = Math.floor(id / this.manifest.group);
    const group = await (this.groups.get(number) ?? this.fetchGroup(number));
    return group[id % this.manifest.group];
  }

  fetchGroup(number) {
    this.letters ??= this.load(`${this.manifest.build}/letters`).then(lengthener);
    const loading = Promise.all([this.load(`${this.manifest.build}/f${number}`), this.letters])
      .then(([text, lengthen]) => JSON.parse(lengthen(text)).map(documentOf))
      .catch((error) => {
        this.groups.delete(number);
        this.letters = undefined;
        throw error.code ? error : new SearchError("damaged", `group ${number}`);
      });
    this.groups.set(number, loading);
    if (this.groups.size > KEPT_GROUPS) this.groups.delete(this.groups.keys().next().value);
    return loading;
  }
}

function documentOf([url, title, kind, when, aliases, parts]) {
  const sections = [];
  for (let i = 0; i < parts.length; i += 3) {
    sections.push({ anchor: parts[i], heading: parts[i + 1], text: parts[i + 2] });
  }
  return { url, title, kind, when, aliases, sections };
}
