"use strict";
/* A search field and sorting for the tables of the page. Only texts are read and rows moved: nothing is made markup. */
(() => {
  const form = document.getElementById("find");
  if (form === null) return;
  const field = document.getElementById("query");
  const found = document.getElementById("found");
  const collator = new Intl.Collator("zh-CN", { numeric: true });
  const FEW = 8;

  /** Upper and lower case, full and half width are the same to who searches. */
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  /** Rows that come back: as many as fill the screen at once, the others while the reader looks at those. */
  const BATCH = 200;
  let waiting = [];
  let timer = 0;
  const reveal = (count) => {
    for (const row of waiting.splice(0, count)) row.hidden = false;
    clearTimeout(timer);
    if (waiting.length) timer = setTimeout(() => reveal(BATCH), 20);
  };

  /** A table as the filter sees it: its bodies with their rows, and the line that says how many are shown. */
  class Listing {
    constructor(table) {
      this.table = table;
      this.count = table.closest(".table").querySelector(".count");
      this.count.classList.toggle("short", Number(this.count.dataset.all) < FEW);
      this.bodies = [...table.tBodies].map((body) => new Body(body));
      this.all = this.bodies.reduce((sum, body) => sum + body.rows.length, 0);
      this.shown = this.all;
      this.empty = null;
    }

    filter(words, query) {
      this.shown = this.bodies.reduce((sum, body) => sum + body.filter(words), 0);
      const text = words.length ? `显示 ${this.shown} / ${this.all} 行` : `共 ${this.all} 行`;
      this.count.textContent = words.length && this.table.tFoot ? `${text}（合计为全部行）` : text;
      this.count.classList.toggle("short", !words.length && this.all < FEW);
      this.sayEmpty(words.length > 0 && this.shown === 0, query);
    }

    /** One row in place of none, so that nobody takes a filtered table for a finished one. */
    sayEmpty(isEmpty, query) {
      if (this.empty === null && isEmpty) {
        this.empty = this.table.createTBody();
        this.empty.className = "empty";
        const cell = this.empty.insertRow().insertCell();
        cell.colSpan = this.table.tHead.rows[0].cells.length;
      }
      if (this.empty === null) return;
      this.empty.hidden = !isEmpty;
      this.empty.rows[0].cells[0].textContent = `没有含“${query}”的行。`;
    }
  }

  /** A body of a table: its rows in the order of the document; the name of its group counts as part of each. */
  class Body {
    constructor(body) {
      this.body = body;
      this.group = body.querySelector("tr.group");
      this.rows = [...body.rows].filter((row) => row !== this.group);
      this.texts = null;
    }

    filter(words) {
      let shown = 0;
      if (words.length) this.texts ??= this.rows.map((row) => this.textOf(row));
      this.rows.forEach((row, at) => {
        const hidden = !words.every((word) => this.texts[at].includes(word));
        if (hidden && !row.hidden) row.hidden = true;
        if (!hidden && row.hidden) waiting.push(row);
        if (!hidden) shown += 1;
      });
      if (this.group !== null) this.group.hidden = words.length > 0 && shown === 0;
      return shown;
    }

    textOf(row) {
      const cells = [...row.cells].map((cell) => cell.textContent);
      return fold((this.group === null ? cells : [this.group.textContent, ...cells]).join("\n"));
    }
  }

  const listings = [...document.querySelectorAll("main table")].map((table) => new Listing(table));

  const filter = () => {
    const query = field.value.trim();
    const words = fold(query).split(/\s+/).filter((word) => word !== "");
    waiting = [];
    listings.forEach((listing) => listing.filter(words, query));
    reveal(BATCH);
    const sum = (key) => listings.reduce((total, listing) => total + listing[key], 0);
    found.textContent = words.length ? `筛选“${query}”：全页显示 ${sum("shown")} / ${sum("all")} 行` : "";
  };

  /** What a cell is sorted by: the value of a number or a percentage, else its text; null for nothing. */
  const keyOf = (row, column) => {
    const text = row.cells[column].textContent.trim();
    if (text === "" || text === "—" || text === "无") return null;
    const number = /^[-+]?[0-9]+(\.[0-9]+)?%?$/.test(text) ? parseFloat(text) : null;
    return { text, number };
  };

  /** Nothing stands last whatever the direction; numbers stand before texts. */
  const compare = (one, other, direction) => {
    if (one === null || other === null) return (one === null) - (other === null);
    if (one.number !== null && other.number !== null) return direction * (one.number - other.number);
    if (one.number !== null || other.number !== null) return direction * (one.number === null ? 1 : -1);
    return direction * collator.compare(one.text, other.text);
  };

  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  const sort = (table, head) => {
    const order = NEXT[head.getAttribute("aria-sort")];
    for (const other of table.tHead.rows[0].cells) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", order);
    const { body, rows } = listings.find((listing) => listing.table === table).bodies[0];
    const direction = order === "descending" ? -1 : 1;
    const keyed = rows.map((row) => ({ row, key: order === "none" ? null : keyOf(row, head.cellIndex) }));
    if (order !== "none") keyed.sort((one, other) => compare(one.key, other.key, direction));
    body.append(...keyed.map(({ row }) => row));
  };

  const makeSortable = (table) => {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => sort(table, head));
      // Chromium leaves buttons out of the heads that it repeats on every sheet of paper.
      const paper = document.createElement("span");
      paper.className = "paper";
      paper.textContent = head.textContent;
      head.replaceChildren(button, paper);
      head.setAttribute("aria-sort", "none");
    }
  };

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  // While Chinese is being composed the field holds Latin letters that nobody means.
  field.addEventListener("input", (event) => { if (!event.isComposing) filter(); });
  field.addEventListener("compositionend", filter);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { field.value = ""; filter(); }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", () => reveal(Infinity));
  form.hidden = false;
  if (field.value !== "") filter();
})();
