// Which places are nearest. The position is asked for on a tap alone, reckoned with in this page
// and sent nowhere; the coordinates are those of the published file.
import { element, fill } from "../../tools/client/element.js";

const MOST = 8;
const EARTH = 6371.0088; // kilometres, mean radius (IUGG, R1)
const PATIENCE = 15000; // milliseconds
const PROMISE = "位置只在这个页面里用来算距离，不会发送出去，也不保存。";
const PROBLEMS = {
  1: "浏览器没有允许使用位置。可以按地区挑选。",
  2: "这台设备现在测不出位置。可以按地区挑选。",
  3: "等了很久没有测出位置，请再试一次，或者按地区挑选。",
};

/**
 * A place of the file.
 * @typedef {{id: string, geometry: {coordinates: [number, number]},
 *   properties: {title: string, precision: string}}} Feature
 */

/** Whether this page can tell: a page from a folder asks for no position. */
export function canLocate() {
  return location.protocol !== "file:" && isSecureContext && "geolocation" in navigator;
}

/**
 * Asks where the reader is and lists the nearest places.
 * @param {HTMLElement} button
 * @param {Element} list
 * @param {(words: string) => void} tell
 */
export async function listNearest(button, list, tell) {
  button.setAttribute("disabled", "");
  tell("正在测位置……");
  try {
    const here = await position();
    const answer = await fetch(button.dataset.qjNearest || "");
    if (!answer.ok) throw new Error();
    const places = near(here, (await answer.json()).features);
    fill(list, element("h3", {}, "离您最近的点位"), element("ol", {}, places.map(row)));
    tell(PROMISE);
  } catch (error) {
    tell(reason(error));
  }
  button.removeAttribute("disabled");
}

/** @returns {Promise<[number, number]>} longitude and latitude */
function position() {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      (found) => resolve([found.coords.longitude, found.coords.latitude]),
      reject,
      { timeout: PATIENCE, maximumAge: 60000 },
    );
  });
}

/** @param {unknown} error */
function reason(error) {
  const code = error && typeof error === "object" && "code" in error ? error.code : 0;
  const known = /** @type {Record<string, string>} */ (PROBLEMS);
  return known[String(code)] || "点位的坐标没有读到，请刷新页面再试。";
}

/**
 * @param {[number, number]} here
 * @param {Feature[]} features
 */
function near(here, features) {
  return features
    .map((feature) => ({ feature, km: distance(here, feature.geometry.coordinates) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, MOST);
}

/** @param {{feature: Feature, km: number}} place */
function row({ feature, km }) {
  const link = element("a", { href: `#place-${feature.id}` }, feature.properties.title);
  return element("li", {}, link, " ", element("span", {}, howFar(km, feature)));
}

/**
 * @param {number} km
 * @param {Feature} feature
 */
function howFar(km, feature) {
  const about = feature.properties.precision === "exact" ? "" : "约 ";
  if (about) return `${about}${Math.max(1, Math.round(km))} 千米`;
  return km < 1 ? `${Math.round(km * 100) * 10} 米` : `${km.toFixed(1)} 千米`;
}

/**
 * The great circle between two points (haversine), in kilometres.
 * @param {[number, number]} a longitude and latitude in degrees
 * @param {[number, number]} b
 */
export function distance(a, b) {
  const [lon1, lat1, lon2, lat2] = [...a, ...b].map((degrees) => (degrees * Math.PI) / 180);
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half));
}
