// The certificate as a drawing of its own, A4 across: nothing in it asks for a file or a style.

const WIDTH = 1123;
const HEIGHT = 794;
const NAMESPACE = "http://www.w3.org/2000/svg";
const SONG = "'Source Han Serif SC','Noto Serif CJK SC','Songti SC',SimSun,serif";
const HEI = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";
const [PAPER, INK, JADE, PALE, RED, GREY] = [
  "#fbfaf6",
  "#1f2a2c",
  "#1f6f63",
  "#dde9e2",
  "#b3392f",
  "#5c6668",
];
const PLEDGE_LINE = 30; // characters
const MIDDLE = WIDTH / 2;

/**
 * @typedef {{
 *   title: string, name: string, done: string, pledge: string, day: string, code: string
 * }} CertificateFacts
 */

/**
 * Returns the drawing of a certificate.
 * @param {CertificateFacts} facts
 */
export function drawCertificate({ title, name, done, pledge, day, code }) {
  const lines = linesOf(pledge ? `“${pledge}”` : "", PLEDGE_LINE).slice(0, 3);
  const said = `学习证明：${name || "（姓名）"}，《${title}》，${done}，${day}，校验码 ${code}`;
  return drawn(
    "svg",
    { xmlns: NAMESPACE, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": said },
    drawn("rect", { width: WIDTH, height: HEIGHT, fill: PAPER }),
    ...frame(),
    words("学习证明", { y: 176, size: 58, font: SONG, weight: 700, spacing: 20 }),
    words("自　测", { y: 222, size: 20, fill: RED, font: SONG, spacing: 4 }),
    words(name || "　　　　", { y: 310, size: 40, font: SONG, weight: 700, spacing: 4 }),
    drawn("path", { d: `M${MIDDLE - 150} 328h300`, stroke: INK, "stroke-width": 1 }),
    words("学完", { y: 372, size: 20, fill: GREY }),
    words(title, { y: 424, size: sizeOf(title), font: SONG, weight: 700, fill: JADE }),
    words(done, { y: 466, size: 20, fill: INK }),
    ...lines.map((line, i) => words(line, { y: 520 + i * 34, size: 22, font: SONG, fill: INK })),
    words(day, { x: 880, y: 684, size: 20, font: SONG }),
    ...seal(880, 600),
    words(`校验码 ${code}`, { x: 90, y: 670, size: 15, fill: GREY, anchor: "start" }),
    words("由浏览器里的自测记录生成，不是正式考核的结果；校验码本身不证明是谁学的。", {
      x: 90,
      y: 696,
      size: 14,
      fill: GREY,
      anchor: "start",
    }),
  );
}

/** Two fine lines around, and a bronze mirror's ring as a watermark. */
function frame() {
  const rings = [262, 248];
  return [
    ...rings.map((r) =>
      drawn("circle", { cx: MIDDLE, cy: 400, r, fill: "none", stroke: PALE, "stroke-width": 1.5 }),
    ),
    drawn("rect", {
      x: 34,
      y: 34,
      width: WIDTH - 68,
      height: HEIGHT - 68,
      fill: "none",
      stroke: JADE,
      "stroke-width": 3,
    }),
    drawn("rect", {
      x: 44,
      y: 44,
      width: WIDTH - 88,
      height: HEIGHT - 88,
      fill: "none",
      stroke: JADE,
      "stroke-width": 1,
    }),
  ];
}

/**
 * A seal of four characters, as stones are cut: from the right, downwards.
 * @param {number} x
 * @param {number} y
 */
function seal(x, y) {
  const side = 92;
  const signs = [
    ["清", 22, -8],
    ["鉴", 22, 34],
    ["自", -22, -8],
    ["测", -22, 34],
  ];
  return [
    drawn("rect", {
      x: x - side / 2,
      y: y - side / 2,
      width: side,
      height: side,
      rx: 6,
      fill: RED,
    }),
    drawn("rect", {
      x: x - side / 2 + 5,
      y: y - side / 2 + 5,
      width: side - 10,
      height: side - 10,
      rx: 3,
      fill: "none",
      stroke: PAPER,
      "stroke-width": 1.5,
    }),
    ...signs.map(([sign, dx, dy]) =>
      words(String(sign), {
        x: x + Number(dx),
        y: y + Number(dy),
        size: 36,
        font: SONG,
        weight: 700,
        fill: PAPER,
      }),
    ),
  ];
}

/**
 * @param {string} text
 * @param {{
 *   x?: number, y: number, size: number, fill?: string, font?: string, weight?: number,
 *   spacing?: number, anchor?: string
 * }} look
 */
function words(text, look) {
  const { x = MIDDLE, y, size, fill = INK, font = HEI, weight = 400, spacing = 0 } = look;
  const result = drawn("text", {
    x: x + spacing / 2, // what is spaced has its space behind the last sign, too
    y,
    fill,
    "font-family": font,
    "font-size": size,
    "font-weight": weight,
    "letter-spacing": spacing,
    "text-anchor": look.anchor || "middle",
  });
  result.textContent = text;
  return result;
}

/**
 * A title as large as it fits.
 * @param {string} title
 */
function sizeOf(title) {
  return Math.min(38, Math.floor(860 / Math.max(title.length, 1)));
}

/**
 * @param {string} text
 * @param {number} length
 */
function linesOf(text, length) {
  const count = Math.ceil(text.length / length);
  const each = Math.ceil(text.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, i) => text.slice(i * each, (i + 1) * each));
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Element} children
 */
function drawn(name, attributes, ...children) {
  const result = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== "xmlns") result.setAttribute(key, String(value));
  }
  result.append(...children);
  return result;
}
