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
 * @property {string} segment
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
 * The page's cues and chapters, from its data block.
 * @param {string} json
 * @returns {{cues: Cue[], chapters: Chapter[], key: string, title: string, author: string, cover: string}}
 */
export function readData(json) {
  const data = JSON.parse(json);
  const cues = data.cues.map((/** @type {[string, number, number, number]} */ [id, begin, end, text]) => ({
    id,
    segment: id.slice(0, id.lastIndexOf(".")),
    begin: begin / 1000,
    end: end / 1000,
    text: text === 1,
  }));
  const chapters = data.chapters.map((/** @type {[string, number, string]} */ [title, begin, segment]) => ({
    title,
    begin: begin / 1000,
    segment,
  }));
  return { ...data, cues, chapters };
}
