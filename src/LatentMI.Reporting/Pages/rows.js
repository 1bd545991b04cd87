// Shows the rows of an estimate: panels of points and a histogram that share one selection, colors, a search and a table.
// Names of rows and columns are texts everywhere: they go into text nodes, or through escape() into a file.
(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("rows-data").textContent);
  const section = document.getElementById("rows");
  const count = data.bits.length;

  const MOST_LISTED = 100;
  const MOST_LEVELS = 16;
  const NEAR = 12;

  // The width of a letter in parts of its size.
  const LETTER = 0.52;
  const MISSING = "#8b8f94";
  const FEWEST_BINS = 10;
  const MOST_BINS = 60;
  const TAIL = 0.02;

  // ---------------------------------------------------------------------------------------------- pieces

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }

    made.append(...children);
    return made;
  }

  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 4 });
  const bits = (value) => value === null ? "no value" : `${value.toFixed(3)} bits`;
  const rowsText = (rows) => `${number.format(rows)} ${rows === 1 ? "row" : "rows"}`;
  const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
  const nameOf = (row) => data.names ? data.names[row] : `row ${data.numbers ? data.numbers[row] : row + 1}`;

  function save(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  function ticks(low, high, most) {
    const rough = (high - low) / most;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].find((digit) => digit * power >= rough) * power;
    const first = Math.ceil(low / step - 1e-9);
    return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  }

  function range(values) {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      if (value !== null) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }

    return high > low ? [low, high] : [low - 0.5, low + 0.5];
  }

  // ---------------------------------------------------------------------------------------------- state

  const state = {
    selected: new Uint8Array(count),
    selectedCount: 0,
    current: -1,
    color: 0,
    sort: { column: -1, direction: 1 },
  };

  const panels = [];

  /** Selects the rows that a function is true for; adds to those that are selected, or replaces them. */
  function select(isIn, adds = false) {
    let found = 0;
    for (let row = 0; row < count; row++) {
      state.selected[row] = isIn(row) || (adds && state.selected[row]) ? 1 : 0;
      found += state.selected[row];
    }

    state.selectedCount = found;
    update();
  }

  function clear() {
    search.value = "";
    state.current = -1;
    select(() => false);
  }

  /** Points at a row in all panels, and says so to those who do not see them. */
  function point(row, says = false) {
    if (state.current !== row) {
      state.current = row;
      panels.forEach((panel) => panel.drawMarks());
    }

    if (says && row >= 0) {
      spoken.textContent = describe(row).join(", ");
    }
  }

  function describe(row) {
    const lines = [nameOf(row), bits(data.bits[row])];
    const column = columns[state.color];
    if (column.values !== data.bits) {
      lines.push(`${column.name}: ${column.text(row)}`);
    }

    return lines;
  }

  // ---------------------------------------------------------------------------------------------- colors

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const stops = data.scale.map((color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)));

  /** The color at a place of the scale, from 0 to 1: much stands out from the ground. */
  function scaleColor(place) {
    const at = (dark.matches ? 0.2 + 0.8 * place : 0.92 * (1 - place)) * (stops.length - 1);
    const below = Math.min(Math.floor(at), stops.length - 2);
    const mixed = stops[below].map((channel, i) => Math.round(channel + (at - below) * (stops[below + 1][i] - channel)));
    return `rgb(${mixed.join(" ")})`;
  }

  class NumberColumn {
    constructor(name, values) {
      this.name = name;
      this.values = values;
      const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
      const left = Math.floor(TAIL * sorted.length);
      [this.low, this.high] = sorted.length > 0 ? range(sorted.slice(left, sorted.length - left)) : [0, 1];
      this.ends = [
        `${sorted[0] < this.low ? "≤ " : ""}${number.format(this.low)}`,
        `${sorted[sorted.length - 1] > this.high ? "≥ " : ""}${number.format(this.high)}`,
      ];
      this.hasMissing = sorted.length < values.length;
    }

    text(row) {
      return this.values[row] === null ? "no value" : number.format(this.values[row]);
    }

    look(row) {
      const value = this.values[row];
      return { color: value === null ? MISSING : scaleColor(clamp((value - this.low) / (this.high - this.low), 0, 1)) };
    }
  }

  class LevelColumn {
    constructor(name, levels, codes) {
      this.name = name;
      this.levels = levels;
      this.values = codes;
      this.sizes = levels.map(() => 0);
      codes.forEach((code) => {
        if (code >= 0) {
          this.sizes[code]++;
        }
      });

      // The most frequent levels have looks of their own, in a color and then as rings; the others share one.
      const ranked = levels.map((_, code) => code).sort((a, b) => this.sizes[b] - this.sizes[a]);
      const shown = ranked.length > MOST_LEVELS ? ranked.slice(0, MOST_LEVELS - 1) : ranked;
      this.groups = shown.map((code, place) => ({
        name: levels[code],
        codes: new Set([code]),
        look: { color: data.palette[place % data.palette.length], ring: place >= data.palette.length },
      }));
      if (shown.length < ranked.length) {
        const others = ranked.slice(shown.length);
        this.groups.push({ name: `${others.length} others`, codes: new Set(others), look: { color: style("--quiet"), ring: true } });
      }

      if (codes.includes(-1)) {
        this.groups.push({ name: "no value", codes: new Set([-1]), look: { color: MISSING } });
      }

      this.looks = new Map(this.groups.flatMap((group) => [...group.codes].map((code) => [code, group.look])));
    }

    text(row) {
      return this.values[row] < 0 ? "no value" : this.levels[this.values[row]];
    }

    look(row) {
      return this.looks.get(this.values[row]);
    }
  }

  const columns = [
    new NumberColumn("pointwise information (bits)", data.bits),
    ...data.colors.map((column) => column.levels
      ? new LevelColumn(column.name, column.levels, column.codes)
      : new NumberColumn(column.name, column.numbers)),
  ];

  // ---------------------------------------------------------------------------------------------- surfaces

  /** What a panel draws on where it is seen. */
  class CanvasSurface {
    constructor(canvas, width, height) {
      const scale = devicePixelRatio || 1;
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      this.context = canvas.getContext("2d");
      this.context.scale(scale, scale);
      this.font = getComputedStyle(document.body).fontFamily;
    }

    line(x1, y1, x2, y2, color, width) {
      this.context.strokeStyle = color;
      this.context.lineWidth = width;
      this.context.beginPath();
      this.context.moveTo(x1, y1);
      this.context.lineTo(x2, y2);
      this.context.stroke();
    }

    rectangle(x, y, width, height, color, opacity = 1) {
      this.context.globalAlpha = opacity;
      this.context.fillStyle = color;
      this.context.fillRect(x, y, width, height);
      this.context.globalAlpha = 1;
    }

    circle(x, y, radius, color, opacity, ring) {
      this.context.globalAlpha = opacity;
      this.context.beginPath();
      this.context.arc(x, y, ring ? radius - 0.5 : radius, 0, 2 * Math.PI);
      if (ring) {
        this.context.strokeStyle = color;
        this.context.lineWidth = 1.5;
        this.context.stroke();
      } else {
        this.context.fillStyle = color;
        this.context.fill();
      }

      this.context.globalAlpha = 1;
    }

    text(text, x, y, color, anchor, size, turned = false) {
      this.context.save();
      this.context.translate(x, y);
      if (turned) {
        this.context.rotate(-Math.PI / 2);
      }

      this.context.font = `${size}px ${this.font}`;
      this.context.fillStyle = color;
      this.context.textAlign = { start: "left", middle: "center", end: "right" }[anchor];
      this.context.fillText(text, 0, 0);
      this.context.restore();
    }
  }

  /** What a panel draws on to be saved. */
  class SvgSurface {
    constructor() {
      this.parts = [];
    }

    line(x1, y1, x2, y2, color, width) {
      this.parts.push(`<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${color}" stroke-width="${width}"/>`);
    }

    rectangle(x, y, width, height, color, opacity = 1) {
      this.parts.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}" fill-opacity="${opacity}"/>`);
    }

    circle(x, y, radius, color, opacity, ring) {
      const paint = ring ? `fill="none" stroke="${color}" stroke-width="1.5" stroke-opacity="${opacity}"` : `fill="${color}" fill-opacity="${opacity}"`;
      this.parts.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${ring ? radius - 0.5 : radius}" ${paint}/>`);
    }

    text(text, x, y, color, anchor, size, turned = false) {
      const place = turned ? ` transform="rotate(-90 ${x} ${y})"` : "";
      this.parts.push(`<text x="${x}" y="${y}" fill="${color}" text-anchor="${anchor}" font-size="${size}"${place}>${escape(text)}</text>`);
    }

    document(title, width, height) {
      return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">\n`
        + `<title>${escape(title)}</title>\n<rect width="${width}" height="${height}" fill="${style("--ground")}"/>\n${this.parts.join("\n")}\n</svg>\n`;
    }
  }

  // ---------------------------------------------------------------------------------------------- panels

  /** A plot with axes, of which a part can be marked by pointer or keys. */
  class Panel {
    constructor(id, title, xLabel, yLabel, xRange, yRange) {
      Object.assign(this, { id, title, xLabel, yLabel, xRange, yRange });
      this.base = element("canvas", { "aria-hidden": "true" });
      this.marks = element("canvas", { "aria-hidden": "true" });
      this.tip = element("div", { class: "tip", hidden: "" });
      this.plot = element("div", { class: "plot", id, tabindex: "0", role: "application", "aria-label": this.label() }, this.base, this.marks, this.tip);
      const button = element("button", { type: "button" }, "Save SVG");
      button.addEventListener("click", () => this.save());
      this.root = element("figure", { class: "panel" }, element("figcaption", {}, element("strong", {}, title), button), this.plot);
      this.margin = { left: 58, right: 12, top: 8, bottom: 44 };
      this.brush = null;
      this.listen();
      new ResizeObserver(() => this.draw()).observe(this.plot);
    }

    listen() {
      this.plot.addEventListener("pointermove", (event) => this.move(event));
      this.plot.addEventListener("pointerleave", () => this.leave());
      this.plot.addEventListener("pointerdown", (event) => {
        if (event.button === 0) {
          const { x, y } = this.position(event);
          this.brush = { x1: x, y1: y, x2: x, y2: y };
          this.plot.setPointerCapture(event.pointerId);
        }
      });
      this.plot.addEventListener("pointerup", (event) => this.release(event));
      this.plot.addEventListener("pointercancel", () => {
        this.brush = null;
        this.drawMarks();
      });
      this.plot.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
        if (step) {
          this.step(step, event.key === "ArrowUp" || event.key === "ArrowDown");
        } else if (event.key === "Enter" || event.key === " ") {
          this.choose(event.shiftKey || event.ctrlKey);
        } else if (event.key === "Escape") {
          clear();
        } else {
          return;
        }

        event.preventDefault();
      });
      this.plot.addEventListener("blur", () => this.leave());
    }

    position(event) {
      const box = this.plot.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    }

    move(event) {
      const { x, y } = this.position(event);
      if (this.brush) {
        Object.assign(this.brush, { x2: x, y2: y });
        this.drawMarks();
      } else {
        this.hover(x, y);
      }
    }

    release(event) {
      if (!this.brush) {
        return;
      }

      const { x1, y1, x2, y2 } = this.brush;
      const adds = event.shiftKey || event.ctrlKey || event.metaKey;
      this.brush = null;
      if (Math.abs(x2 - x1) < 4 && Math.abs(y2 - y1) < 4) {
        this.hover(x1, y1);
        this.choose(adds);
      } else {
        this.selectIn(Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2), adds);
      }
    }

    leave() {
      this.tip.hidden = true;
      point(-1);
    }

    showTip(lines, x, y) {
      this.tip.replaceChildren(...lines.map((line) => element("div", {}, line)));
      this.tip.hidden = false;
      this.tip.style.left = `${clamp(x + 12, 0, Math.max(0, this.width - this.tip.offsetWidth))}px`;
      this.tip.style.top = `${y > this.height / 2 ? y - this.tip.offsetHeight - 12 : y + 14}px`;
    }

    toX(value) {
      const { left, right } = this.margin;
      return left + (value - this.xRange[0]) / (this.xRange[1] - this.xRange[0]) * (this.width - left - right);
    }

    toY(value) {
      const { top, bottom } = this.margin;
      return this.height - bottom - (value - this.yRange[0]) / (this.yRange[1] - this.yRange[0]) * (this.height - top - bottom);
    }

    draw() {
      this.width = this.plot.clientWidth;
      this.height = this.plot.clientHeight;
      if (this.width > 0) {
        const surface = new CanvasSurface(this.base, this.width, this.height);
        this.drawAxes(surface);
        this.drawContent(surface);
        this.drawMarks();
      }
    }

    drawAxes(surface) {
      const ink = style("--quiet");
      const line = style("--line");
      const { left, right, top, bottom } = this.margin;
      const end = this.width - right;
      const floor = this.height - bottom;
      for (const value of ticks(...this.xRange, Math.max(2, this.width / 70))) {
        surface.line(this.toX(value), top, this.toX(value), floor, line, 1);
        surface.text(number.format(value), this.toX(value), floor + 16, ink, "middle", 12);
      }

      for (const value of ticks(...this.yRange, Math.max(2, this.height / 60))) {
        surface.line(left, this.toY(value), end, this.toY(value), line, 1);
        surface.text(number.format(value), left - 6, this.toY(value) + 4, ink, "end", 12);
      }

      const fitting = (label, room) => Math.min(13, room / (LETTER * label.length));
      surface.text(this.xLabel, this.width / 2, this.height - 8, ink, "middle", fitting(this.xLabel, this.width));
      surface.text(this.yLabel, 14, (top + floor) / 2, ink, "middle", fitting(this.yLabel, this.height), true);
    }

    drawMarks() {
      if (!(this.width > 0)) {
        return;
      }

      const surface = new CanvasSurface(this.marks, this.width, this.height);
      this.drawCurrent(surface);
      if (this.brush) {
        const { x1, y1, x2, y2 } = this.brush;
        const [low, high] = this.brushHeight(y1, y2);
        surface.rectangle(Math.min(x1, x2), low, Math.abs(x2 - x1), high - low, style("--accent"), 0.2);
      }
    }

    brushHeight(y1, y2) {
      return [Math.min(y1, y2), Math.max(y1, y2)];
    }

    /** The picture with its title and the meaning of its colors. */
    save() {
      const surface = new SvgSurface();
      this.drawAxes(surface);
      this.drawContent(surface);
      const height = this.height + this.drawKey(surface, this.height + 20);
      save(`${this.id}.svg`, "image/svg+xml", surface.document(this.title, this.width, height));
    }

    drawKey() {
      return 0;
    }
  }

  /** Rows as points. */
  class Scatter extends Panel {
    constructor(plane) {
      const wide = (values) => {
        const [low, high] = range(values);
        return [low - 0.04 * (high - low), high + 0.04 * (high - low)];
      };
      super(plane.id, plane.title, plane.xLabel, plane.yLabel, wide(plane.x), wide(plane.y));
      this.x = plane.x;
      this.y = plane.y;
      this.orders = [plane.x, plane.y].map((values) => [...values.keys()].sort((a, b) => values[a] - values[b]));
    }

    label() {
      return `${this.title}: ${rowsText(count)} as points. Arrow keys go from row to row, Enter selects, Shift and Enter adds, Escape selects none.`;
    }

    drawContent(surface) {
      const column = columns[state.color];
      const radius = count > 4000 ? 2.2 : 3;
      const some = state.selectedCount > 0;
      const layers = [[], [], []];
      for (let row = 0; row < count; row++) {
        layers[state.selected[row] ? 2 : column.values[row] === null || column.values[row] === -1 ? 0 : 1].push(row);
      }

      for (const [layer, rows] of layers.entries()) {
        for (const row of rows) {
          const { color, ring } = column.look(row);
          surface.circle(this.toX(this.x[row]), this.toY(this.y[row]), layer === 2 ? radius + 0.6 : radius, color, layer === 2 ? 1 : some ? 0.12 : layer === 0 ? 0.4 : 0.75, ring);
        }
      }
    }

    drawCurrent(surface) {
      if (state.current >= 0) {
        surface.circle(this.toX(this.x[state.current]), this.toY(this.y[state.current]), 7, style("--ink"), 1, true);
      }
    }

    drawKey(surface, top) {
      const column = columns[state.color];
      const ink = style("--ink");
      surface.text(column.name, this.margin.left, top, ink, "start", 13);
      if (column instanceof NumberColumn) {
        for (let step = 0; step < 40; step++) {
          surface.rectangle(this.margin.left + 5 * step, top + 8, 5.5, 12, scaleColor((step + 0.5) / 40));
        }

        surface.text(column.ends[0], this.margin.left, top + 36, ink, "start", 12);
        surface.text(column.ends[1], this.margin.left + 200, top + 36, ink, "end", 12);
        return 70;
      }

      column.groups.forEach((group, i) => {
        surface.circle(this.margin.left + 6, top + 18 * i + 16, 5, group.look.color, 1, group.look.ring);
        surface.text(group.name, this.margin.left + 18, top + 18 * i + 20, ink, "start", 12);
      });
      return 18 * column.groups.length + 40;
    }

    hover(x, y) {
      let nearest = -1;
      let least = NEAR * NEAR;
      for (let row = 0; row < count; row++) {
        const distance = (this.toX(this.x[row]) - x) ** 2 + (this.toY(this.y[row]) - y) ** 2;
        if (distance < least) {
          least = distance;
          nearest = row;
        }
      }

      this.show(nearest);
    }

    show(row, says = false) {
      point(row, says);
      if (row < 0) {
        this.tip.hidden = true;
      } else {
        this.showTip(describe(row), this.toX(this.x[row]), this.toY(this.y[row]));
      }
    }

    step(direction, isVertical) {
      const order = this.orders[isVertical ? 1 : 0];
      const place = state.current < 0 ? (direction > 0 ? -1 : count) : order.indexOf(state.current);
      this.show(order[clamp(place + direction, 0, count - 1)], true);
    }

    choose(adds) {
      const row = state.current;
      select((other) => other === row, adds);
    }

    selectIn(left, right, top, bottom, adds) {
      select((row) => {
        const x = this.toX(this.x[row]);
        const y = this.toY(this.y[row]);
        return x >= left && x <= right && y >= top && y <= bottom;
      }, adds);
    }
  }

  /** How many rows have which pointwise value. */
  class Histogram extends Panel {
    constructor() {
      const known = data.bits.filter((value) => value !== null);
      const [low, high] = range(known);
      const bins = clamp(Math.ceil(2 * Math.cbrt(known.length)), FEWEST_BINS, MOST_BINS);
      const counts = Array(bins).fill(0);
      const binOf = (value) => Math.min(bins - 1, Math.floor((value - low) / (high - low) * bins));
      known.forEach((value) => counts[binOf(value)]++);
      super("pointwise", "Pointwise mutual information", "bits of a row", "rows", [low, high], [0, 1.05 * Math.max(...counts)]);
      Object.assign(this, { counts, bins, binOf, bin: -1, mean: known.reduce((sum, value) => sum + value, 0) / known.length });
    }

    label() {
      return `${this.title}: a histogram of ${rowsText(count)}. Arrow keys go from bar to bar, Enter selects the rows of a bar, Shift and Enter adds, Escape selects none.`;
    }

    edge(bin) {
      return this.xRange[0] + bin / this.bins * (this.xRange[1] - this.xRange[0]);
    }

    drawContent(surface) {
      const accent = style("--accent");
      const chosen = Array(this.bins).fill(0);
      for (let row = 0; row < count; row++) {
        if (state.selected[row] && data.bits[row] !== null) {
          chosen[this.binOf(data.bits[row])]++;
        }
      }

      const floor = this.toY(0);
      for (let bin = 0; bin < this.bins; bin++) {
        const left = this.toX(this.edge(bin)) + 0.5;
        const width = this.toX(this.edge(bin + 1)) - left - 0.5;
        surface.rectangle(left, this.toY(this.counts[bin]), width, floor - this.toY(this.counts[bin]), accent, state.selectedCount > 0 ? 0.3 : 1);
        surface.rectangle(left, this.toY(chosen[bin]), width, floor - this.toY(chosen[bin]), accent);
      }

      surface.line(this.toX(this.mean), this.margin.top, this.toX(this.mean), floor, style("--alert-line"), 2.5);
      const isLeft = this.mean < (this.xRange[0] + this.xRange[1]) / 2;
      surface.text(`mean ${bits(this.mean)}`, this.toX(this.mean) + (isLeft ? 6 : -6), this.margin.top + 12, style("--ink"), isLeft ? "start" : "end", 12);
    }

    drawCurrent(surface) {
      const value = state.current < 0 ? null : data.bits[state.current];
      if (value !== null) {
        surface.line(this.toX(value), this.margin.top, this.toX(value), this.toY(0), style("--ink"), 1.5);
      }
    }

    brushHeight() {
      return [this.margin.top, this.toY(0)];
    }

    hover(x, y) {
      const place = (x - this.margin.left) / (this.width - this.margin.left - this.margin.right);
      this.bin = place >= 0 && place < 1 ? Math.floor(place * this.bins) : -1;
      this.show(y);
    }

    show(y, says = false) {
      if (this.bin < 0) {
        this.tip.hidden = true;
        return;
      }

      const line = `${this.edge(this.bin).toFixed(2)} to ${this.edge(this.bin + 1).toFixed(2)} bits: ${rowsText(this.counts[this.bin])}`;
      this.showTip([line], this.toX(this.edge(this.bin)), y);
      if (says) {
        spoken.textContent = line;
      }
    }

    step(direction) {
      this.bin = clamp(this.bin < 0 && direction < 0 ? this.bins - 1 : this.bin + direction, 0, this.bins - 1);
      this.show(this.margin.top, true);
    }

    choose(adds) {
      select((row) => this.bin >= 0 && data.bits[row] !== null && this.binOf(data.bits[row]) === this.bin, adds);
    }

    selectIn(left, right, top, bottom, adds) {
      select((row) => data.bits[row] !== null && this.toX(data.bits[row]) >= left && this.toX(data.bits[row]) <= right, adds);
    }

    leave() {
      this.bin = -1;
      super.leave();
    }
  }

  // ---------------------------------------------------------------------------------------------- table

  const fields = [
    { name: "row", value: (row) => data.numbers ? data.numbers[row] : row + 1 },
    ...(data.rowsX ? [{ name: "row_x", value: (row) => data.rowsX[row] }, { name: "row_y", value: (row) => data.rowsY[row] }] : []),
    ...(data.names ? [{ name: "name", value: (row) => data.names[row] }] : []),
    { name: "pmi_bits", value: (row) => data.bits[row] },
    ...columns.slice(1).map((column) => ({
      name: column.name,
      value: (row) => column.levels ? column.levels[column.values[row]] ?? null : column.values[row],
    })),
  ];

  const order = new Intl.Collator("en", { numeric: true });

  function listed() {
    const rows = [];
    for (let row = 0; row < count; row++) {
      if (state.selectedCount === 0 || state.selected[row]) {
        rows.push(row);
      }
    }

    const { column, direction } = state.sort;
    if (column >= 0) {
      const values = rows.map((row) => fields[column].value(row));
      const sorted = [...rows.keys()].sort((a, b) => values[a] === null || values[b] === null
        ? (values[a] === null) - (values[b] === null)
        : direction * (typeof values[a] === "number" ? values[a] - values[b] : order.compare(values[a], values[b])));
      return sorted.map((place) => rows[place]);
    }

    return rows;
  }

  const heads = fields.map((field, column) => {
    const button = element("button", { type: "button", class: "sort" }, field.name);
    const head = element("th", { scope: "col" }, button);
    button.addEventListener("click", () => {
      state.sort = { column, direction: state.sort.column === column ? -state.sort.direction : 1 };
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", state.sort.direction > 0 ? "ascending" : "descending");
      fillTable();
    });
    return head;
  });

  const body = element("tbody");
  const more = element("p", { class: "quiet" });
  const table = element("div", { class: "scroll", role: "region", "aria-label": "Rows", tabindex: "0" },
    element("table", { id: "rows-table" }, element("thead", {}, element("tr", {}, ...heads)), body));

  function fillTable() {
    const rows = listed();
    body.replaceChildren(...rows.slice(0, MOST_LISTED).map((row) => {
      const cells = fields.map((field, i) => {
        const value = field.value(row);
        const text = value === null ? "" : typeof value === "number" && i > 0 ? number.format(value) : String(value);
        return i === 0 ? element("th", { scope: "row" }, text) : element("td", {}, text);
      });
      const line = element("tr", {}, ...cells);
      line.addEventListener("pointerenter", () => point(row));
      line.addEventListener("pointerleave", () => point(-1));
      return line;
    }));
    more.textContent = rows.length > MOST_LISTED ? `The first ${MOST_LISTED} of ${rowsText(rows.length)}; the CSV file has them all.` : "";
  }

  function saveCsv() {
    const quote = (value) => {
      const text = value === null ? "" : String(value);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const lines = [fields.map((field) => field.name), ...listed().map((row) => fields.map((field) => field.value(row)))];
    save("rows.csv", "text/csv", `${lines.map((line) => line.map(quote).join(",")).join("\n")}\n`);
  }

  // ---------------------------------------------------------------------------------------------- controls

  const spoken = element("p", { class: "spoken", "aria-live": "polite" });
  const status = element("p", { id: "rows-status", role: "status" });
  const legend = element("div", { class: "legend", id: "rows-legend" });

  const choice = element("select", { id: "rows-color" }, ...columns.map((column, i) => element("option", { value: String(i) }, column.name)));
  choice.addEventListener("change", () => {
    state.color = Number(choice.value);
    drawLegend();
    panels.forEach((panel) => panel.draw());
  });

  const search = element("input", { id: "rows-search", type: "search", autocomplete: "off", spellcheck: "false", placeholder: data.names ? "part of a name" : "number of a row" });
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    const isWanted = data.names ? (row) => data.names[row].toLowerCase().includes(wanted) : (row) => nameOf(row) === `row ${wanted}`;
    select((row) => wanted !== "" && isWanted(row));
    if (wanted !== "" && state.selectedCount === 0) {
      status.textContent = "No row has this name.";
    }
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      clear();
    }
  });

  const none = element("button", { type: "button", id: "rows-clear" }, "Select none");
  none.addEventListener("click", clear);
  const csv = element("button", { type: "button", id: "rows-csv" }, "Save CSV");
  csv.addEventListener("click", saveCsv);

  function drawLegend() {
    const column = columns[state.color];
    if (column instanceof NumberColumn) {
      const strip = element("span", { class: "strip", role: "img", "aria-label": "color scale" });
      strip.style.background = `linear-gradient(to right, ${Array.from({ length: 9 }, (_, i) => scaleColor(i / 8)).join(", ")})`;
      legend.replaceChildren(element("span", {}, column.ends[0]), strip, element("span", {}, column.ends[1]));
      if (column.hasMissing) {
        legend.append(swatch({ color: MISSING }), "no value");
      }
    } else {
      legend.replaceChildren(...column.groups.map((group) => {
        const button = element("button", { type: "button" }, swatch(group.look), group.name);
        button.addEventListener("click", (event) => select((row) => group.codes.has(column.values[row]), event.shiftKey || event.ctrlKey));
        return button;
      }));
    }
  }

  function swatch({ color, ring }) {
    const made = element("span", { class: "swatch", "aria-hidden": "true" });
    made.style.border = `2px solid ${color}`;
    made.style.background = ring ? "transparent" : color;
    return made;
  }

  function update() {
    let sum = 0;
    let known = 0;
    for (let row = 0; row < count; row++) {
      if (state.selected[row] && data.bits[row] !== null) {
        sum += data.bits[row];
        known++;
      }
    }

    status.textContent = state.selectedCount === 0
      ? `${rowsText(count)}, none selected.`
      : `${number.format(state.selectedCount)} of ${rowsText(count)} selected${known > 0 ? `, mean ${bits(sum / known)}` : ""}.`;
    none.disabled = state.selectedCount === 0;
    fillTable();
    panels.forEach((panel) => panel.draw());
  }

  function redraw() {
    drawLegend();
    panels.forEach((panel) => panel.draw());
  }

  panels.push(new Histogram(), ...data.planes.map((plane) => new Scatter(plane)));
  const controls = element("div", { class: "controls" });
  if (data.planes.length > 0) {
    controls.append(element("label", { for: "rows-color" }, "Color by"), choice);
  }

  controls.append(element("label", { for: "rows-search" }, "Find a row"), search, none, csv);
  section.append(controls, ...(data.planes.length > 0 ? [legend] : []), status, spoken, element("div", { class: "panels" }, ...panels.map((panel) => panel.root)), table, more);
  section.hidden = false;
  for (const figure of document.querySelectorAll("[data-live]")) {
    figure.hidden = true;
  }

  const figures = document.getElementById("figures")?.parentElement;
  if (figures && !figures.querySelector("figure:not([hidden])")) {
    figures.hidden = true;
  }

  dark.addEventListener("change", redraw);
  drawLegend();
  update();
})();
