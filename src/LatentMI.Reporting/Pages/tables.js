// Sorts a table by the column whose head is pressed: numbers by their value, texts as people count them, empty cells last.
(() => {
  "use strict";

  const order = new Intl.Collator("en", { numeric: true });

  function key(cell) {
    const data = cell.querySelector("data");
    const text = cell.textContent.trim();
    return data ? Number(data.value) : text === "" ? null : text;
  }

  function compare(a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b));
  }

  function sort(table, head, column) {
    const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of head.parentElement.cells) {
      other.removeAttribute("aria-sort");
    }

    head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, key: row.cells[column] ? key(row.cells[column]) : null }));
    rows.sort((a, b) => a.key === null || b.key === null
      ? (a.key === null) - (b.key === null)
      : direction * compare(a.key, b.key));
    body.append(...rows.map(({ row }) => row));
  }

  for (const table of document.querySelectorAll("table")) {
    if (!table.tHead || table.tBodies[0].rows.length < 2 || table.querySelector(".sort")) {
      continue;
    }

    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head, column));
      head.append(button);
    });
  }
})();
