// Elements from plain values. Text is only ever set as text, so nothing that an author or a record holds becomes markup.

/** Returns an element with attributes (false and null leave one out, on… listens) and children (elements or text). */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Returns a button of the house. */
export function button(words, onclick, attributes = {}) {
  return make("button", { type: "button", class: "qj-button", onclick, ...attributes }, words);
}

/** Moves the keyboard and the reader's voice to an element that is no control. */
export function focusOn(target) {
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

/** Minutes and seconds as a reader says them. */
export function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (!minutes) return `${Math.floor(seconds)} 秒`;
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}

/** The day of a time as a reader writes it. */
export function dayOf(iso) {
  const day = new Date(iso);
  return Number.isNaN(day.getTime()) ? "" : `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日`;
}
