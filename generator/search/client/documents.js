// The documents' own text, by the group, as it is needed for hits.
import { SearchError } from "./errors.js";
import { lengthener } from "./letters.js";

const KEPT_GROUPS = 400;

export class Documents {
  /**
   * @param {IndexManifest} manifest
   * @param {LoadFile} load
   */
  constructor(manifest, load) {
    this.manifest = manifest;
    this.load = load;
    /** @type {Map<number, Promise<FoundDocument[]>>} */
    this.groups = new Map();
  }

  /**
   * Resolves to { url, title, kind, when: [[iso, words], …], aliases, keywords, marks, sections
   * }, where a section is
   * { anchor, heading, text, hidden }.
   * @param {number} id
   * @returns {Promise<FoundDocument>}
   */
  async get(id) {
    const number = Math.floor(id / this.manifest.group);
    const group = await (this.groups.get(number) || this.fetchGroup(number));
    return group[id % this.manifest.group];
  }

  /**
   * @param {number} number
   * @returns {Promise<FoundDocument[]>}
   */
  fetchGroup(number) {
    if (!this.letters) this.letters = this.load(`${this.manifest.build}/letters`).then(lengthener);
    const loading = Promise.all([this.load(`${this.manifest.build}/f${number}`), this.letters])
      .then(([text, lengthen]) => JSON.parse(lengthen(text)).map(documentOf))
      .catch((error) => {
        this.groups.delete(number);
        this.letters = undefined;
        throw error.code ? error : new SearchError("damaged", `group ${number}`);
      });
    this.groups.set(number, loading);
    if (this.groups.size > KEPT_GROUPS) {
      this.groups.delete(/** @type {number} */ (this.groups.keys().next().value));
    }
    return loading;
  }
}

/**
 * @param {any[]} row
 * @returns {FoundDocument}
 */
function documentOf([url, title, kind, when, aliases, keywords, marks, parts]) {
  const sections = [];
  for (let i = 0; i < parts.length; i += 4) {
    const [anchor, heading, text, hidden] = parts.slice(i, i + 4);
    sections.push({ anchor, heading, text, hidden });
  }
  return { url, title, kind, when, aliases, keywords, marks, sections };
}
