/**
 * The index on the server is not what it should be: `code` is "missing", "damaged" or "outdated".
 */
export class SearchError extends Error {
  /**
   * @param {string} code
   * @param {unknown} detail
   */
  constructor(code, detail) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
