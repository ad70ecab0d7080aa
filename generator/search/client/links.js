// Addresses relative to the root of the site, which may lie on a server below any path, or on a
// disk.

const local = () => location.protocol === "file:";

/**
 * Returns the address of a page of the site; on a disk nothing adds index.html by itself.
 * @param {string} root
 * @param {string} url
 * @param {string} [anchor]
 */
export function pageLink(root, url, anchor = "") {
  // The search of several sites leads to pages of others by their whole addresses.
  const far = /^https?:\/\//.test(url);
  const file = !far && local() && (url === "" || url.endsWith("/")) ? "index.html" : "";
  // A part may stand on a further page of an entry: page/2/#q-51
  const [page, part] = anchor.includes("#") ? anchor.split("#") : ["", anchor];
  return `${far ? "" : root || "./"}${url}${page}${file}${part && `#${encodeURIComponent(part)}`}`;
}

/**
 * Returns the address of the search page with a state: { q, sort, filters }.
 * @param {string} root
 * @param {Partial<SearchState>} state
 */
export function searchLink(root, state) {
  const query = stateToQuery(state);
  return pageLink(root, "search/") + (query && `?${query}`);
}

/**
 * Returns a state as the part of an address after the question mark.
 * @param {Partial<SearchState>} state
 */
export function stateToQuery({ q, sort, filters = {} }) {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  for (const [name, values] of Object.entries(filters)) {
    values.forEach((value) => query.append(name, value));
  }
  if (sort === "newest") query.set("sort", sort);
  return query.toString();
}

/**
 * Returns the state that an address holds; `names` are the facets it may speak of.
 * @param {string} search
 * @param {string[]} names
 * @returns {SearchState}
 */
export function queryToState(search, names) {
  const query = new URLSearchParams(search);
  const filters = Object.fromEntries(
    names.map((name) => [name, query.getAll(name)]).filter(([, v]) => v.length),
  );
  const sort = query.get("sort") === "newest" ? "newest" : "relevance";
  return { q: query.get("q") || "", sort, filters };
}
