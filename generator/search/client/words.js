// What the interface says.

/** @param {string} query */
const shortened = (query) => {
  const letters = Array.from(query.trim());
  return letters.length > 24 ? `${letters.slice(0, 24).join("")}…` : letters.join("");
};

/** @param {string} query */
export const quoted = (query) => `“${shortened(query)}”`;

/**
 * Returns the number of hits as a sentence.
 * @param {SearchResult} result
 */
export function countWords({ total, exact, heard }) {
  if (total) return `${exact ? "" : "约 "}${total.toLocaleString("zh-CN")} 条结果`;
  return heard ? `按拼音找到 ${heard.toLocaleString("zh-CN")} 条` : "没有结果";
}

/**
 * Returns the words of the link to all that was found.
 * @param {SearchResult} result
 */
export const allWords = (result) =>
  result.total ? `查看全部 ${countWords(result)}` : `到检索页查看：${countWords(result)}`;

export const WAITING = "正在检索……";
export const FAILED = "检索没有完成";

/**
 * Returns what to say when no page holds what was looked for.
 * @param {string} query
 * @param {string[]} phrases
 * @param {boolean} filtered
 * @param {boolean} loose
 */
export function nothingWords(query, phrases, filtered, loose) {
  const which =
    phrases.length > 1
      ? `没有一个页面同时含有${phrases.map(quoted).join("和")}`
      : `没有页面含有${quoted(query)}`;
  const where = filtered ? "（在所选范围内）" : "";
  return `${which}${where}。${loose ? "下面的页面只含其中一部分，供参考。" : ""}`;
}

export const LONG = "检索词太长，只用了前面的部分。";
export const HINTS = [
  "少输几个字，或者换一个说法",
  "几个词之间用空格隔开",
  "标题和术语也可以输入拼音或首字母，如 gcsy",
];

/**
 * Returns what to say when the index cannot be read.
 *
 * @param {any} failure
 */
export function failureWords({ code }) {
  if (code === "outdated") return "网站刚刚更新过，请刷新页面后再检索。";
  return code ? "检索数据没有完整载入，请检查网络后重试。" : "检索出了差错，请刷新页面后重试。";
}
