// The word that is heard, marked inside the marked sentence: a highlight of the browser's, no change of the text.

/**
 * @typedef {object} Word
 * @property {number} begin in the sentence's text, in UTF-16 units
 * @property {number} end
 * @property {number} at seconds
 * @property {number} until seconds
 */

const NAME = "heard";
/** The look of that highlight: here, where the browser is known to have it; validators do not know `::highlight` yet. */
const LOOK = `::highlight(${NAME}) { background-color: var(--word); }
@media (forced-colors: active) { ::highlight(${NAME}) { background-color: Highlight; color: HighlightText; } }`;
/** What stands in a sentence and is not its written text. */
const NOT_WRITTEN = "sup, svg, math, .math, [role='img']";

/**
 * @param {number[]} numbers four for each word, each counted from what was before: see `page/data.py`
 * @param {number} begin of the cue, in seconds
 * @returns {Word[]}
 */
export function wordsOf(numbers, begin) {
  const words = [];
  let [place, time] = [0, Math.round(begin * 1000)];
  for (let n = 0; n + 3 < numbers.length; n += 4) {
    const [from, at] = [place + numbers[n], time + numbers[n + 2]];
    place = from + numbers[n + 1];
    time = at + numbers[n + 3];
    words.push({ begin: from, end: place, at: at / 1000, until: time / 1000 });
  }
  return words;
}

/**
 * The text of a sentence, as it is written.
 * @param {Element[]} elements of the sentence
 * @returns {{text: string, nodes: {node: Text, begin: number}[]} | undefined} undefined where it cannot be told
 */
function writtenIn(elements) {
  const nodes = [];
  let text = "";
  for (const element of elements) {
    if (element.querySelector(".math")) return undefined;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeName === "BR") text += "\n";
      if (!(node instanceof Text) || node.parentElement?.closest(NOT_WRITTEN)) continue;
      nodes.push({ node, begin: text.length });
      text += node.data;
    }
  }
  return { text, nodes };
}

/** Marks words. */
export class HeardWord {
  /**
   * @param {import("./reading.js").Reading} reading
   * @param {() => import("./timeline.js").Edition} edition that is heard
   */
  constructor(reading, edition) {
    this.reading = reading;
    this.edition = edition;
    this.on = false;
    this.cue = -1;
    /** @type {Word[]} of the sentence that is marked */
    this.words = [];
    /** @type {{node: Text, begin: number}[]} */
    this.nodes = [];
    this.shown = -1;
    /** @type {CSSStyleSheet?} */
    this.looks = null;
  }

  /** @param {boolean} on */
  setOn(on) {
    this.on = on && "highlights" in CSS;
    if (this.on && !this.looks) {
      this.looks = new CSSStyleSheet();
      this.looks.replaceSync(LOOK);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.looks];
    }
    this.cue = -1;
    this.clear();
  }

  clear() {
    this.shown = -1;
    if ("highlights" in CSS) CSS.highlights.delete(NAME);
  }

  /** Take the words of the sentence that is marked; none where its text and its words do not fit. */
  take() {
    this.cue = this.reading.index;
    this.clear();
    const cue = this.reading.cues[this.cue];
    const numbers = this.edition().words?.[this.cue] ?? [];
    this.words = cue && numbers.length ? wordsOf(numbers, cue.begin) : [];
    const written = this.words.length ? writtenIn(this.reading.marked) : undefined;
    const text = written?.text ?? "";
    const fits = (/** @type {Word} */ { begin, end }) => {
      const word = text.slice(begin, end);
      return word.length === end - begin && word !== "" && word === word.trim();
    };
    if (!written || !this.words.every(fits)) this.words = [];
    this.nodes = written?.nodes ?? [];
  }

  /** @param {number} seconds */
  update(seconds) {
    if (!this.on || !this.reading.highlights) return this.shown >= 0 && this.clear();
    if (this.cue !== this.reading.index) this.take();
    const word = this.words.findLastIndex(({ at }) => at <= seconds + 0.0005);
    if (word === this.shown) return;
    this.clear();
    this.shown = word;
    const range = word >= 0 && this.rangeOf(this.words[word]);
    if (range) CSS.highlights.set(NAME, new Highlight(range));
  }

  /** @param {Word} word @returns {Range | undefined} */
  rangeOf({ begin, end }) {
    const first = this.nodes.findLast((one) => one.begin <= begin);
    const last = this.nodes.findLast((one) => one.begin < end);
    if (!first || !last) return undefined;
    const range = document.createRange();
    range.setStart(first.node, Math.min(begin - first.begin, first.node.length));
    range.setEnd(last.node, Math.min(end - last.begin, last.node.length));
    return range;
  }
}
