// What pages do beyond HTML: reading settings, folds on narrow screens, tips of terms, quicker lists.
// Everything works without it.
(() => {
  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 60rem)");

  function settings() {
    const panel = document.querySelector("[data-qj-settings]");
    if (!panel) return;
    for (const input of panel.querySelectorAll("input")) {
      const attribute = `data-${input.name}`;
      if (root.getAttribute(attribute) === input.value) input.checked = true;
      input.addEventListener("change", () => {
        root.setAttribute(attribute, input.value);
        try {
          localStorage.setItem(input.name, input.value);
        } catch {
          // storage is refused: it holds for this page
        }
      });
    }
    document.addEventListener("click", (event) => {
      if (!panel.contains(event.target)) panel.open = false;
    });
    panel.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !panel.contains(event.relatedTarget)) panel.open = false;
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
  }

  // Open where there is room, folded where there is not; without a script all stays open.
  function folds(within) {
    for (const fold of within.querySelectorAll("[data-qj-fold]")) fold.open = !narrow.matches;
  }

  function tips() {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const term of document.querySelectorAll(".qj-term:is(:hover, :focus-within)")) term.classList.add("qj-term--shut");
    });
    for (const name of ["pointerover", "focusin"]) {
      document.addEventListener(name, (event) => {
        const term = event.target.closest?.(".qj-term");
        if (!term || term.contains(event.relatedTarget)) return;
        term.classList.remove("qj-term--shut");
        term.classList.toggle("qj-term--end", term.getBoundingClientRect().left > innerWidth / 2);
      });
    }
    // A first tap shows the definition, a second one follows the link.
    let tapped = null;
    document.addEventListener("pointerdown", (event) => {
      const link = event.target.closest?.(".qj-term > a");
      tapped = link && event.pointerType === "touch" && document.activeElement !== link ? link : null;
    });
    document.addEventListener("click", (event) => {
      if (tapped && event.target.closest?.(".qj-term > a") === tapped) {
        event.preventDefault();
        tapped.focus();
      }
      tapped = null;
    });
  }

  // A filter or a page of a list replaces the list in place; the address says which it is.
  function lists() {
    const told = Object.assign(document.createElement("p"), { className: "qj-unseen", role: "status" });

    // The keyboard stays where it was: on the same filter, else on the fold it has gone into.
    function refocus(list, focused) {
      const words = (node) => node.firstChild?.textContent;
      const same = [...list.querySelectorAll(".qj-filter a, .qj-pages a")].find((link) => words(link) === words(focused));
      const fold = same?.closest("details:not([open])");
      (fold?.querySelector("summary") ?? same ?? list.querySelector(".qj-filter a, summary"))?.focus({ preventScroll: true });
    }

    async function read(url) {
      const answer = await fetch(url);
      return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    }
    function show(page, url) {
      const from = page.querySelector(".qj-listing");
      const to = document.querySelector(".qj-listing");
      if (!from?.querySelector(".qj-listing__count") || !to) return false;
      for (const element of from.querySelectorAll("[href]")) element.setAttribute("href", new URL(element.getAttribute("href"), url));
      folds(from);
      const focused = to.contains(document.activeElement) ? document.activeElement : null;
      to.replaceWith(from);
      if (focused) refocus(from, focused);
      document.title = page.title;
      told.textContent = `${from.querySelector("h1").textContent}：${from.querySelector(".qj-listing__count").firstChild.textContent}`;
      return true;
    }
    let asked = 0;
    async function go(url, push) {
      const mine = ++asked;
      const page = await read(url).catch(() => null);
      if (mine !== asked) return; // the reader has gone on to another list
      if (!page || !show(page, url)) {
        location.href = url;
        return;
      }
      if (push) history.pushState({ list: true }, "", url);
      document.querySelector(".qj-listing__count")?.scrollIntoView({ block: "nearest" });
    }
    if (location.protocol === "file:" || !document.querySelector("[data-qj-listing]")) return;
    history.replaceState({ list: true }, "");
    document.body.append(told);
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.(".qj-filter a, .qj-pages a, .qj-listing__count a");
      if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      go(link.href, true);
    });
    addEventListener("popstate", (event) => {
      if (event.state?.list) go(location.href, false);
    });
  }

  // From a folder on disk an address that ends in "/" shows a list of files instead of the page.
  function fromDisk() {
    if (location.protocol !== "file:") return;
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, true);
  }

  // An address inside something folded unfolds it.
  function unfold() {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // "#100%" is the address of nothing here
    }
    const fold = target?.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  }

  // The number of a clause is its address: it goes to the clipboard, too, where the browser allows it.
  function copies() {
    document.addEventListener("click", async (event) => {
      const link = event.target.closest?.("[data-qj-copy]");
      if (!link || !navigator.clipboard) return;
      try {
        await navigator.clipboard.writeText(link.href);
      } catch {
        return; // it still stands in the address bar
      }
      document.querySelector(".qj-copied")?.remove();
      const note = Object.assign(document.createElement("span"), { className: "qj-copied", role: "status" });
      link.append(note);
      note.textContent = "链接已复制";
      setTimeout(() => note.remove(), 3000);
    });
  }

  // One button for all answers of a paper; what it unfolds is printed, too. A lesson asks them one by one.
  function answers() {
    for (const paper of document.querySelectorAll(".qj-paper")) {
      if (paper.closest("[data-qj-lesson]")) continue;
      const all = [...paper.querySelectorAll(".qj-answer")];
      if (all.length < 2) continue;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "qj-button qj-answers" });
      const say = () => { button.textContent = all.every((one) => one.open) ? "收起全部答案" : "展开全部答案"; };
      button.addEventListener("click", () => {
        const open = !all.every((one) => one.open);
        for (const one of all) one.open = open;
      });
      for (const one of all) one.addEventListener("toggle", say);
      say();
      paper.before(button);
    }
  }

  // Printed, what is only folded to save room is open; answers stay as the reader left them.
  function printing() {
    addEventListener("beforeprint", () => {
      for (const fold of document.querySelectorAll(".qj-more:not([open])")) {
        fold.open = true;
        addEventListener("afterprint", () => { fold.open = false; }, { once: true });
      }
    });
  }

  settings();
  folds(document);
  narrow.addEventListener("change", () => folds(document));
  root.classList.add("qj-ready");
  unfold();
  addEventListener("hashchange", unfold);
  copies();
  answers();
  tips();
  lists();
  fromDisk();
  printing();
})();
