// The engine, without DOM: runs in a page, a worker and Node alike.
import { articleOf, citationOf, joined, spellings } from "./article.js";
import { SearchError } from "./errors.js";
import { Documents } from "./documents.js";
import { hitOf } from "./excerpt.js";
import { Columns } from "./facets.js";
import { Lexicon } from "./lexicon.js";
import { cover, matches, named, ranked, rarity, together, unitsOf, united } from "./match.js";
import { initialTerms, lettersOf, readings, syllableTerms } from "./pinyin.js";
import { BREAK, Folder, phrasesOf } from "./text.js";

const FORMAT = 4;
const NAMESAKES = 8; // rules of like names that are looked at for an article
const WHOLE = 6; // pairs of a phrase up to which all are looked up, if the hits are many
const CHEAP = 10; // documents whose texts cost less than the rest of a phrase's lists
const MAX_LETTERS = 200;
const MAX_PHRASES = 8;
const ENOUGH = 0.6; // how near a document must come to the best one, by the rarity of its pairs
const CHINESE = /\p{Script=Han}/u;

/**
 * Opens the index. `load(name, fresh)` resolves to the payload of a file, not from a cache if
 * `fresh`.
 * @param {LoadFile} load
 */
export async function open(load) {
  return new Search(new Index(await load("manifest", false), load), load);
}

/**
 * Makes a `load` for `open` from a function that resolves to the bytes of a file.
 * @param {(name: string) => Promise<Uint8Array>} readBytes
 * @returns {LoadFile}
 */
export function loaderOf(readBytes) {
  return async (name) => {
    const text = new TextDecoder().decode(await readBytes(`${name}.js`));
    const head = `qjSearch.put("${name}",`;
    if (!text.startsWith(head) || !text.endsWith(");\n")) throw new SearchError("damaged", name);
    return JSON.parse(text.slice(head.length, -3));
  };
}

/**
 * The index that the site has now: when the site is replaced, the next query takes up the new
 * one.
 */
class Search {
  /**
   * @param {Index} index
   * @param {LoadFile} load
   */
  constructor(index, load) {
    this.index = index;
    this.load = load;
  }

  /** Returns the words of facets that have an order, in it. */
  get orders() {
    return this.index.manifest.orders || {};
  }

  /** Returns the facets that may be filtered by, with what they are called. */
  get facets() {
    return this.index.manifest.facets;
  }

  /**
   * Answers a query.
   *
   * Options: `filters` { facet: [value, …] }, `limit`, `sort` "relevance" or "newest", `counts`
   * true for the facets.
   * Resolves to { phrases, total, exact, hits, truncated, sound, heard, loose, counts }: `hits`
   * hold every phrase,
   * verified; `total` is their number, a close upper bound unless `exact`; `sound` are titles
   * that are read as the
   * letters typed, after all hits, and `heard` is their number; `loose`, when there is neither,
   * are documents with a
   * part of what was looked for. Rejects with SearchError.
   * @param {string} text
   * @param {QueryOptions} options
   * @returns {Promise<SearchResult>}
   */
  async query(text, options = {}) {
    const { index } = this;
    try {
      return await index.answer(text, options);
    } catch (error) {
      await this.renew(index, error);
      return this.index.answer(text, options);
    }
  }

  /**
   * Takes up the index that replaced one, unless another query has done so, or throws the error
   * that led here.
   * @param {Index} index
   * @param {unknown} error
   */
  async renew(index, error) {
    const fresh = await this.load("manifest", true).catch(() => null);
    if (this.index !== index) return;
    if (!fresh || fresh.build === index.manifest.build) throw error;
    this.index = new Index(fresh, this.load);
  }
}

/** One index; it never changes under a query. */
class Index {
  /**
   * @param {IndexManifest} manifest
   * @param {LoadFile} load
   */
  constructor(manifest, load) {
    if (!manifest || manifest.format !== FORMAT) {
      throw new SearchError("outdated", "the index is of another version");
    }
    this.load = load;
    this.manifest = manifest;
    this.lexicon = new Lexicon(manifest, load);
    this.documents = new Documents(manifest, load);
    this.columns = new Columns(manifest, load);
    this.folder = folderOf(manifest.traditional);
    this.folded = false;
    /** @type {Map<string, Promise<any>>} */
    this.tables = new Map();
  }

  /**
   * Loads a table of the index once; one that did not arrive is asked for again.
   * @param {string} name
   * @returns {Promise<any>}
   */
  table(name) {
    if (!this.tables.has(name)) {
      const loading = this.load(`${this.manifest.build}/${name}`).catch((error) => {
        this.tables.delete(name);
        throw error;
      });
      this.tables.set(name, loading);
    }
    return /** @type {Promise<any>} */ (this.tables.get(name));
  }

  /** Takes up all traditional characters, not only those in the pages. */
  async fold() {
    if (this.folded) return;
    this.folder = folderOf(await this.table("traditional"));
    this.folded = true;
  }

  /**
   * @param {string} text
   * @param {QueryOptions} options
   * @returns {Promise<SearchResult>}
   */
  async answer(text, { filters = {}, limit = 10, sort = "relevance", counts = false }) {
    const letters = Array.from(text.slice(0, 4 * MAX_LETTERS).trim());
    const query = joined(letters.slice(0, MAX_LETTERS).join(""));
    const { phrases, found } = await this.find(query, filters);
    const used = phrases.slice(0, MAX_PHRASES);
    const tests = await this.columns.tests(filters);
    /** @param {Ids} ids */
    const passing = (ids) => ids.filter((id) => tests.every(([, test]) => test(id)));
    const byTime = sort === "newest";
    const cited = byTime ? [] : await this.article(query, passing);
    const sorted = passing(byTime ? found.ids : ranked(found, this.manifest.minor));
    const order = sorted.filter((id) => cited.every((one) => one.id !== id));
    const { hits, rejected, seen } = await this.take(order, used, limit - cited.length);
    /** @type {SearchResult} */
    const result = {
      phrases: used,
      hits: [...cited.map(({ hit }) => hit), ...hits],
      total: order.length - rejected + cited.length,
      exact: seen === order.length || used.every((phrase) => spellings(phrase).every(isShort)),
      truncated: isLong(text, letters) || phrases.length > used.length,
      sound: [],
      heard: 0,
      loose: [],
      counts: counts ? await this.columns.counts(found.ids, filters) : null,
    };
    return this.widened(result, query, order, passing, limit);
  }

  /**
   * Resolves to the phrases of a query and the documents that may hold them all.
   * @param {string} query
   * @param {Filters} filters
   */
  async find(query, filters) {
    const phrases = phrasesOf(query, this.folder);
    const found = await this.match(phrases, filters);
    if (found.ids.length || this.folded || !CHINESE.test(query)) return { phrases, found };
    await this.fold();
    const again = phrasesOf(query, this.folder);
    const same = again.join(" ") === phrases.join(" ");
    return { phrases: again, found: same ? found : await this.match(again, filters) };
  }

  /**
   * Adds to a result what is read as the letters typed; if there is nothing, what is near.
   * @param {SearchResult} result
   * @param {string} query
   * @param {Ids} order
   * @param {Passing} passing
   * @param {number} limit
   */
  async widened(result, query, order, passing, limit) {
    const { hits, phrases } = result;
    if (hits.length < limit) {
      const heard = await this.bySound(query, new Set(order), passing);
      result.heard = heard.length;
      result.sound = await this.show(heard.slice(0, limit - hits.length), []);
    }
    if (!hits.length && !result.heard) {
      result.loose = await this.loosened(phrases, passing, limit);
    }
    return result;
  }

  /**
   * Resolves to the documents that may hold every phrase; without phrases, to all if there are
   * filters.
   * @param {string[]} phrases
   * @param {Filters} filters
   * @returns {Promise<Matches>}
   */
  async match(phrases, filters) {
    if (!phrases.length) {
      const size = Object.values(filters).some((values) => values && values.length)
        ? this.manifest.size
        : 0;
      return {
        ids: Uint32Array.from({ length: size }, (_, id) => id),
        points: new Float64Array(size),
      };
    }
    const found = await Promise.all(
      phrases.slice(0, MAX_PHRASES).map(async (phrase) => {
        const ways = spellings(phrase).map((way) => this.holding(way));
        return united(await Promise.all(ways));
      }),
    );
    return together(found, this.manifest.size);
  }

  /**
   * Resolves to { id, hit } of the article that a query cites, null if it cites none that is
   * there.
   * @param {string} query
   * @param {Passing} passing
   */
  async article(query, passing) {
    const citation = citationOf(query);
    const name = citation && this.folder.fold(citation.name).text;
    if (!name) return [];
    const like = passing(ranked(named(await this.lists(cover(unitsOf(name)))))).slice(0, NAMESAKES);
    const documents = await Promise.all(Array.from(like, (id) => this.documents.get(id)));
    const held = documents
      .map((document, i) => ({
        id: like[i],
        document,
        place: placeOf(document, citation.number),
        away: distance(document, name, this.folder),
      }))
      .filter(({ place, away }) => place >= 0 && away < Infinity);
    if (!held.length) return [];
    const { id, document, place } = held.reduce((a, b) => (b.away < a.away ? b : a));
    const words = [`第${citation.number}条`];
    const hit = /** @type {Hit} */ (hitOf(document, words, this.folder, false, place));
    return [{ id, hit }];
  }

  /**
   * Resolves to the documents that may hold a phrase. Its characters are looked up once; where
   * many documents hold them all, their pairs too, so that the number of hits is nearly right.
   * @param {string} phrase
   */
  async holding(phrase) {
    const units = unitsOf(phrase);
    const found = matches(await this.lists(cover(units)));
    const enough = found.ids.length <= CHEAP || units.length > WHOLE;
    return enough ? found : matches(await this.lists(units));
  }

  /** @param {string} phrase */
  terms(phrase) {
    return this.lists(unitsOf(phrase));
  }

  /**
   * @param {Unit[]} units
   * @returns {Promise<Term[]>}
   */
  lists(units) {
    return Promise.all(
      units.map(async ({ first, second, offset }) => ({
        offset,
        fields: await (second ? this.lexicon.pair(first, second) : this.lexicon.single(first)),
      })),
    );
  }

  /**
   * Verifies documents in order until there are enough hits.
   * @param {Ids} order
   * @param {string[]} phrases
   * @param {number} limit
   */
  async take(order, phrases, limit) {
    const hits = [];
    let rejected = 0;
    let seen = 0;
    while (seen < order.length && hits.length < limit) {
      const batch = Array.from(order.slice(seen, seen + Math.max(limit - hits.length, rejected)));
      const documents = await Promise.all(batch.map((id) => this.documents.get(id)));
      for (const document of documents) {
        if (hits.length === limit) break;
        seen++;
        const hit = hitOf(document, phrases, this.folder, true);
        if (hit) hits.push(hit);
        else rejected++;
      }
    }
    return { hits, rejected, seen };
  }

  /**
   * Resolves to the documents, but the known, whose title or other name is read as the letters of
   * the query.
   * @param {string} query
   * @param {Set<number>} known
   * @param {Passing} passing
   */
  async bySound(query, known, passing) {
    const letters = lettersOf(query);
    if (!letters) return [];
    const syllables = await this.table("syllables");
    const ways = readings(letters, syllables).map((way) => syllableTerms(this.lexicon, way));
    if (letters.split("'").join("").length > 1) ways.push(initialTerms(this.lexicon, letters));
    const points = new Map();
    for (const terms of await Promise.all(ways)) {
      const found = matches(terms);
      found.ids.forEach((id, i) => points.set(id, Math.max(points.get(id) || 0, found.points[i])));
    }
    const ids = Uint32Array.from(points.keys()).sort();
    const order = passing(
      ranked({ ids, points: Float64Array.from(ids, (id) => points.get(id)) }, this.manifest.minor),
    );
    return Array.from(order).filter((id) => !known.has(id));
  }

  /**
   * Resolves to hits that hold a good part of the phrases.
   * @param {string[]} phrases
   * @param {Passing} passing
   * @param {number} limit
   */
  async loosened(phrases, passing, limit) {
    const units = phrases.flatMap((phrase) => unitsOf(phrase).map((unit) => ({ ...unit, phrase })));
    const weights = new Float64Array(this.manifest.size);
    let best = 0;
    for (const terms of await Promise.all(phrases.map((phrase) => this.terms(phrase)))) {
      for (const { fields } of terms) {
        const ids = new Set(fields.flatMap((list) => Array.from(list.ids)));
        const weight = rarity(ids.size, this.manifest.size);
        for (const id of ids) best = Math.max(best, (weights[id] += weight));
      }
    }
    const ids = Uint32Array.from(weights.keys()).filter(
      (id) => weights[id] > 0 && weights[id] >= ENOUGH * best,
    );
    const order = passing(
      ranked({ ids, points: Float64Array.from(ids, (id) => weights[id]) }, this.manifest.minor),
    );
    const parts = new Set(units.map(({ phrase, offset }) => partAt(phrase, offset)));
    return this.show(Array.from(order.slice(0, limit)), [...parts]);
  }

  /**
   * @param {number[]} ids
   * @param {string[]} phrases
   */
  async show(ids, phrases) {
    const documents = await Promise.all(ids.map((id) => this.documents.get(id)));
    return documents.map(
      (document) => /** @type {Hit} */ (hitOf(document, phrases, this.folder, false)),
    );
  }
}

/**
 * @param {string} text
 * @param {string[]} letters
 */
const isLong = (text, letters) => letters.length > MAX_LETTERS || text.length > 4 * MAX_LETTERS;

/** @param {[string, string]} table */
function folderOf([from, to]) {
  const simple = Array.from(to);
  return new Folder(new Map(Array.from(from, (char, i) => [char, simple[i]])));
}

/** @param {string} phrase */
const isShort = (phrase) => Array.from(phrase).length < 3;

/**
 * Returns the place of the section that is an article of a rule as it is now; -1 if the rule
 * lacks it.
 * @param {FoundDocument} document
 * @param {string} number
 */
function placeOf({ sections }, number) {
  let found = -1;
  sections.forEach(({ anchor, heading }, place) => {
    if (!anchor || articleOf(heading) !== number) return;
    if (found < 0 || anchor.length < sections[found].anchor.length) found = place;
  });
  return found;
}

/**
 * Returns how far a document's names are from a name: 0 is the same, else what they have more;
 * Infinity if none of them holds it.
 * @param {FoundDocument} document
 * @param {string} name
 * @param {Folder} folder
 */
function distance({ title, aliases }, name, folder) {
  const more = [title, ...aliases].map((own) => {
    const text = folder.fold(own).text;
    if (!text.includes(name)) return Infinity;
    return text.length - name.length + (text.endsWith(name) ? 0 : 100);
  });
  return Math.min(...more);
}

/**
 * @param {string} phrase
 * @param {number} offset
 */
function partAt(phrase, offset) {
  const pair = Array.from(phrase).slice(offset, offset + 2);
  return pair[1] === BREAK ? pair[0] : pair.join("");
}
