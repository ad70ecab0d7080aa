// Days as the device's own calendar has them, written 2026-11-29; weeks as ISO 8601 counts them.

const DAY = 86400000; // milliseconds
const MONDAY = Date.UTC(1970, 0, 5); // the first Monday since 1970

/**
 * The day that a clock on the wall shows.
 * @param {Date} now
 */
export function dayText(now) {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * A day so many days after another one; days have no hours, so no summer time shifts them.
 * @param {string} day
 * @param {number} count
 */
export function dayAfter(day, count) {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/**
 * How many days lie between two days; less than none if the second one comes first.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/**
 * How many whole weeks have passed since the first Monday of 1970: one number for each ISO week.
 * @param {string} day
 */
export function weekNumber(day) {
  return Math.floor((Date.parse(day) - MONDAY) / (7 * DAY));
}

/**
 * The ISO week of a day: it belongs to the year in which its Thursday lies (ISO 8601, 5.7.7).
 * @param {string} day
 */
export function isoWeek(day) {
  const thursday = new Date(MONDAY + (weekNumber(day) * 7 + 3) * DAY);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY));
  return { year, week };
}

/**
 * A day in words.
 * @param {string} day
 */
export function dayWords(day) {
  const [, month, date] = day.split("-").map(Number);
  return `${month}月${date}日`;
}

/**
 * The name of a day's week in the record.
 * @param {string} day
 */
export function weekKey(day) {
  const { year, week } = isoWeek(day);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/**
 * The week of a day in words.
 * @param {string} day
 */
export function weekWords(day) {
  const { year, week } = isoWeek(day);
  return `${year}年第${week}周`;
}
