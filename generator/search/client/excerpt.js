// A document and the phrases looked for → a hit: verified, with the best section and an excerpt of it.

const BEFORE = 24;
const LENGTH = 96;
const MARKS = 40;

/** Returns the ranges of a text, as it was written, where folded phrases stand: [[start, end], …], merged. */
function rangesIn(raw, phrases, folder) {
  const { text, at } = folder.fold(raw);
  const ranges = [];
  for (const phrase of phrases) {
    let from = text.indexOf(phrase);
    for (let n = 0; from >= 0 && n < MARKS; n++) {
      const last = at[from + phrase.length - 1];
      ranges.push([at[from], last + String.fromCodePoint(raw.codePointAt(last)).length]);
      from = text.indexOf(phrase, from + phrase.length);
    }
  }
  return merged(ranges);
}

function merged(ranges) {
  const result = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result[result.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** Cuts a text at ranges: [{ text, mark }, …]. */
function pieces(raw, ranges, from = 0, to = raw.length) {
  const result = [];
  const add = (start, end, mark) => end > start && result.push({ text: raw.slice(start, end), mark });
  let at = from;
  for (const [start, end] of ranges) {
    if (end <= from || start >= to) continue;
    add(at, Math.max(at, start), false);
    add(Math.max(at, start), Math.min(end, to), true);
    at = Math.min(end, to);
  }
  add(at, to, false);
  return result;
}

const halfOf = (raw, at) => at > 0 && at < raw.length && raw.charCodeAt(at) >> 10 === 0x37;

/** Returns about LENGTH characters around the first range. */
function excerptOf(raw, ranges) {
  let from = Math.max(0, (ranges[0]?.[0] ?? 0) - BEFORE);
  const sentence = raw.slice(from, ranges[0]?.[0] ?? 0).search(/[。！？；\n][^。！？；\n]*$/u);
  if (from > 0 && sentence >= 0) from += sentence + 1;
  if (halfOf(raw, from)) from -= 1;
  let to = Math.min(raw.length, from + LENGTH);
  if (halfOf(raw, to)) to -= 1;
  const parts = pieces(raw, ranges, from, to);
  if (from > 0) parts.unshift({ text: "…", mark: false });
  if (to < raw.length) parts.push({ text: "…", mark: false });
  return parts;
}

/** Returns which of the folded phrases stand in each part of a document. */
function inventory(document, phrases, folder) {
  document.folded ??= {
    names: [document.title, ...document.aliases].map((name) => folder.fold(name).text),
    headings: document.sections.map((section) => folder.fold(section.heading).text),
    texts: document.sections.map((section) => folder.fold(section.text).text),
  };
  const { names, headings, texts } = document.folded;
  const held = (text) => phrases.filter((phrase) => text.includes(phrase));
  return { names: names.map(held), headings: headings.map(held), texts: texts.map(held) };
}

/** Returns the place of the section that shows most of the phrases, its heading counting twice; -1 if none does. */
function bestSection({ headings, texts }) {
  let best = -1;
  let most = 0;
  texts.forEach((held, i) => {
    const worth = new Set([...held, ...headings[i]]).size * 4 + headings[i].length * 2 + (held.length ? 1 : 0);
    if (worth > most) [best, most] = [i, worth];
  });
  return best;
}

/**
 * Returns a hit { url, anchor, title, heading, excerpt, alias, kind, when, found }, where title, heading and excerpt are
 * lists of { text, mark }. With `all`, null unless the document holds every phrase.
 */
export function hitOf(document, phrases, folder, all) {
  const held = inventory(document, phrases, folder);
  const found = new Set([...held.names, ...held.headings, ...held.texts].flat());
  if (all && found.size < phrases.length) return null;
  const { url, title, kind, when, aliases, sections } = document;
  const place = bestSection(held);
  const section = sections[place] ?? sections.find((s) => s.text) ?? { anchor: "", heading: "", text: "" };
  const alias = aliases.find((_, i) => held.names[i + 1].length > held.names[0].length) ?? "";
  const marked = (raw) => pieces(raw, rangesIn(raw, phrases, folder));
  return {
    url,
    kind,
    when,
    found: [...found],
    anchor: place < 0 ? "" : section.anchor,
    title: marked(title),
    alias: alias && marked(alias),
    heading: place < 0 ? [] : marked(section.heading),
    excerpt: excerptOf(section.text, rangesIn(section.text, phrases, folder)),
  };
}
