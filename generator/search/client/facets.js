// Filters and the counts beside them, from columns that are fetched when they are first needed.

/** Loads and keeps the columns of an index. */
export class Columns {
  /**
   * @param {IndexManifest} manifest
   * @param {LoadFile} load
   */
  constructor(manifest, load) {
    this.names = Object.keys(manifest.facets);
    /** @param {string} name */
    this.load = (name) => load(`${manifest.build}/facet-${name}`);
    /** @type {Map<string, Promise<FacetColumn>>} */
    this.columns = new Map();
  }

  /**
   * @param {string} name
   * @returns {Promise<FacetColumn>}
   */
  column(name) {
    if (!this.columns.has(name)) {
      const loading = this.load(name).catch((error) => {
        this.columns.delete(name);
        throw error;
      });
      this.columns.set(name, loading);
    }
    return /** @type {Promise<FacetColumn>} */ (this.columns.get(name));
  }

  /**
   * Resolves to a test for each facet that is filtered: [[name, (id) => boolean], …]; unknown
   * facets are ignored.
   *
   * @returns {Promise<[string, (id: number) => boolean][]>}
   * @param {Filters} filters
   */
  async tests(filters) {
    const chosen = this.names.filter((name) => filters[name] && filters[name].length);
    return Promise.all(
      chosen.map(async (name) => {
        const { values, sets, rows } = await this.column(name);
        const wanted = new Set(filters[name].map((value) => values.indexOf(value)));
        const fits = sets.map((set) => set.some((place) => wanted.has(place)));
        return [name, (id) => fits[rows[id]]];
      }),
    );
  }

  /**
   * Resolves to { name: [{ value, count }, …] } over some documents. A facet's own filter does
   * not touch its counts:
   * they say what choosing another value would give.
   * @param {Iterable<number>} ids
   * @param {Filters} filters
   * @returns {Promise<FacetCounts>}
   */
  async counts(ids, filters) {
    const tests = await this.tests(filters);
    const tallies = new Map();
    const columns = await Promise.all(this.names.map((name) => this.column(name)));
    columns.forEach((column, i) =>
      tallies.set(this.names[i], { ...column, counts: new Uint32Array(column.sets.length) }),
    );
    for (const id of ids) {
      const failing = tests.filter(([, test]) => !test(id));
      if (failing.length > 1) continue;
      for (const [name, { rows, counts }] of tallies) {
        if (!failing.length || failing[0][0] === name) counts[rows[id]]++;
      }
    }
    return Object.fromEntries([...tallies].map(([name, tally]) => [name, perValue(tally)]));
  }
}

/** @param {FacetColumn & { counts: Uint32Array }} tally */
function perValue({ values, sets, counts }) {
  const totals = new Uint32Array(values.length);
  sets.forEach((set, i) => set.forEach((place) => (totals[place] += counts[i])));
  return values
    .map((value, place) => ({ value, count: totals[place] }))
    .filter(({ count }) => count);
}
