// 我的学习: what the browser keeps of all lessons, to look at, take along and delete.
import { button, dayOf, duration, make } from "./make.js";
import { unsealed } from "./keeper.js";
import { recordsAsCsv, recordsAsStatements } from "./records.js";
import { standingOfHundred } from "./scores.js";
import { STATUS } from "./words.js";

/** Fills the page of a learner's records. */
export async function mountLearning(page, store, storage) {
  const list = page.querySelector("[data-qj-records]");
  const who = Object.fromEntries(["name", "unit"].map((name) => [name, page.querySelector(`input[name=${name}]`)]));
  const said = page.querySelector("[role=status]");

  async function kept() {
    const records = await store.all().catch(() => []);
    return records.map((record) => ({ id: record.id, progress: unsealed(record) })).sort((a, b) => (b.progress?.latest ?? "").localeCompare(a.progress?.latest ?? ""));
  }

  async function forget(ids) {
    try {
      for (const id of ids) {
        await store.remove(id);
        storage?.removeItem(`qj-last:${id}`);
      }
      said.textContent = `已删除 ${ids.length} 条记录。`;
    } catch {
      said.textContent = "没有删除成功，请再试一次。";
    }
    await show();
    page.querySelector("h1").focus();
  }

  /** A button that asks once more before it deletes. */
  function deleting(words, ids) {
    let sure = false;
    const made = button(words, () => {
      if (sure) forget(ids);
      sure = true;
      made.textContent = "确定删除？不能恢复";
    }, { onblur: () => ((sure = false), (made.textContent = words)) });
    return made;
  }

  function row({ id, progress }) {
    if (!progress) {
      return make("tr", {}, make("th", { scope: "row" }, id.replace(/#.*/, "")), make("td", { colspan: 4 }, "记录损坏或被改动过，不作数"), make("td", {}, deleting("删除", [id])));
    }
    const { status, score, scored } = progress.standing ?? { status: "incomplete" };
    const link = make("a", { href: `${page.dataset.modules}${encodeURIComponent(id)}/` }, progress.title);
    const cells = [STATUS[status] ?? STATUS.incomplete, scored ? `${score} 分` : "—", duration(progress.seconds), dayOf(progress.latest)];
    const labels = ["状态", "得分", "用时", "最近"];
    return make("tr", {}, make("th", { scope: "row" }, link), cells.map((words, i) => make("td", { "data-label": labels[i] }, words)), make("td", {}, deleting("删除", [id])));
  }

  async function show() {
    const records = await kept();
    const good = records.filter(({ progress }) => progress);
    page.querySelector("[data-qj-none]").hidden = records.length > 0;
    page.querySelector("[data-qj-some]").hidden = records.length === 0;
    list.replaceChildren(...records.map(row));
    page.querySelector("[data-qj-all]").replaceChildren(deleting("删除全部记录", records.map(({ id }) => id)));
    showScores(page, good.map(({ progress }) => progress));
  }

  const exports = {
    csv: ["清鉴学习记录.csv", "text/csv", (records, person) => `\ufeff${recordsAsCsv(records, person)}`],
    xapi: ["清鉴学习记录.json", "application/json", (records, person) => JSON.stringify(recordsAsStatements(records, person, new URL(page.dataset.modules, location.href).href), null, 1)],
  };
  for (const [kind, [name, type, write]] of Object.entries(exports)) {
    page.querySelector(`[data-qj-export=${kind}]`).addEventListener("click", async () => {
      const records = (await kept()).map(({ progress }) => progress).filter(Boolean);
      offer(name, type, write(records, { name: who.name.value.trim(), unit: who.unit.value.trim() }));
      said.textContent = `已导出 ${records.length} 课的记录。`;
    });
  }
  if (store.kind === "memory") said.textContent = "浏览器不让本站保存，这里没有记录。";
  page.querySelector(".qj-learning__static").remove();
  for (const part of page.querySelectorAll("[data-qj-script]")) part.hidden = false;
  await show();
}

function showScores(page, records) {
  const table = page.querySelector("[data-qj-scores]");
  if (!table) return;
  const parts = [...table.querySelectorAll("tbody tr")].map((row) => ({
    row, weight: Number(row.dataset.weight), modules: row.dataset.modules.split(" ").filter(Boolean),
  }));
  const { points, total } = standingOfHundred(parts, new Map(records.map((progress) => [progress.id, progress.standing?.score ?? 0])));
  parts.forEach(({ row }, i) => (row.lastElementChild.textContent = points[i].toFixed(1)));
  table.querySelector("tfoot td:last-child").textContent = total.toFixed(1);
}

function offer(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
