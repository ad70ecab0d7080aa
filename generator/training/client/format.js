// Times as a reader says them.

/**
 * Minutes and seconds.
 * @param {number} seconds
 */
export function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (!minutes) return `${Math.floor(seconds)} 秒`;
  return minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}

/**
 * The day of a time; nothing for what is no time.
 * @param {string} iso
 */
export function dayOf(iso) {
  const day = new Date(iso);
  return Number.isNaN(day.getTime())
    ? ""
    : `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日`;
}
