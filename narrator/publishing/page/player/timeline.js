// Which sentence is heard when: the cues, as the recording has them.

/**
 * @typedef {object} Cue
 * @property {string} id the sentence's element; of an announcement: nobody's
 * @property {string} segment the element of its paragraph, heading, ...
 * @property {number} begin seconds
 * @property {number} end seconds
 * @property {boolean} text whether it is the author's sentence, not an announcement
 */

/**
 * @typedef {object} Chapter
 * @property {string} title
 * @property {number} begin seconds
 */

/**
 * @typedef {object} Edition
 * @property {string} name
 * @property {string} audio its MP3
 * @property {number} duration seconds
 * @property {Cue[]} cues ascending
 * @property {Chapter[]} chapters ascending
 * @property {number[][]} [words] for each cue four numbers a word: see `heard.js`
 */

/**
 * @typedef {object} Data
 * @property {string} key what the article is called in the store
 * @property {string} title
 * @property {string} author
 * @property {string} cover
 * @property {Record<string, string>} [phrases] English text → text in the page's language
 * @property {Edition[]} editions the main one first
 */

/**
 * The last of *items* that has begun at *seconds*; -1 before the first.
 * @param {{begin: number}[]} items ascending
 * @param {number} seconds
 * @returns {number} its index
 */
export function indexAt(items, seconds) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // A seek to a cue's begin may land a sample before it: half a millisecond is nobody's sentence.
    if (items[middle].begin <= seconds + 0.0005) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Where the sentence, paragraph or heading before or after *seconds* begins.
 * Going back, a second into it returns to its own beginning first, as players do.
 * @param {number[]} begins ascending
 * @param {number} seconds
 * @param {1 | -1} direction
 * @returns {number | undefined} seconds; undefined: there is none
 */
export function neighbour(begins, seconds, direction) {
  if (direction > 0) return begins.find((begin) => begin > seconds + 0.001);
  return begins.filter((begin) => begin < seconds - 1).at(-1) ?? begins[0];
}

/**
 * Where what is heard in one edition begins in another, which may leave out more, or less.
 * @param {Cue[]} from
 * @param {number} index of the cue that is heard; -1: none yet
 * @param {Cue[]} to
 * @returns {number} seconds
 */
export function sameplace(from, index, to) {
  const begins = new Map(to.map((cue) => [cue.id, cue.begin]));
  for (let n = index; n >= 0; n -= 1) {
    const begin = begins.get(from[n].id);
    if (begin !== undefined) return begin;
  }
  return 0;
}

/**
 * The page's editions, from its data block.
 * @param {string} json
 * @returns {Data}
 */
export function readData(json) {
  const data = JSON.parse(json);
  const editions = data.editions.map((/** @type {any} */ edition) => ({
    ...edition,
    duration: edition.duration / 1000,
    cues: edition.cues.map((/** @type {[string, number, number, number?]} */ [id, begin, end, announced]) => ({
      id,
      segment: id.slice(0, id.lastIndexOf(".")),
      begin: begin / 1000,
      end: end / 1000,
      text: !announced,
    })),
    chapters: edition.chapters.map((/** @type {[string, number]} */ [title, begin]) => ({ title, begin: begin / 1000 })),
  }));
  return { ...data, editions };
}
