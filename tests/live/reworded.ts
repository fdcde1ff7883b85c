import { textsOf } from './cleaned.ts';

/** Words that a page is made of anew; a word becomes the same one wherever it stands, so that a page and its data still agree. */
const WORDS =
  'amber anchor apple arbor attic autumn bakery barrel basket beacon bottle branch bridge bucket button cabin candle canyon carpet cellar cherry chimney circle cloud cobble copper corner cottage cricket crystal curtain dapple desert dinner donkey drizzle eagle ember engine errand fabric falcon feather ferry fiddle field finger flannel forest fountain garden garnet ginger glacier goblet gravel hammer harbor harvest hazel hollow honey icicle island ivory jacket jigsaw journal juniper kettle kitchen ladder lantern lemon letter linen lobster maple marble meadow mirror mitten morning mustard needle nettle oasis olive orchard otter paddle pantry parcel parlor pebble pepper picnic pillow pocket puddle quarry quilt rabbit raven ribbon river saddle saffron scarf shadow shovel silver spindle sparrow station summer table teapot thimble thunder timber tunnel turnip umbrella valley velvet village violin walnut wagon weather whistle willow window winter yonder zephyr'.split(
    ' ',
  );
/** Words by which pages are read: of what there are how many, when, and where a link leads. */
const KEPT =
  /^(?:arxiv|doi|pmid|pmcid?|openreview|dblp|https?|www|org|com|net|io|abs|pdf|html|v\d+|et|al|abstract|authors?|title|published|submitted|updated|on|by|in|and|ago|minutes?|hours?|days?|weeks?|months?|years?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
/** Attributes whose words a person is shown or told. */
const SAID = ['title', 'alt', 'aria-label', 'placeholder', 'content', 'value', 'label'];
/** What is an address, an id or a date is a fact, and stays. */
const IS_FACT = /^(?:https?:|\/|10\.\d{4,9}\/|[\d\s.:/+TZ-]+$)/;

/** Puts other words in the place of all that a document says, and leaves out what it draws and how it looks: its structure stays, with ids, numbers and dates. */
export function reword(doc: Document): void {
  for (const drawn of doc.querySelectorAll('style, svg > *')) drawn.remove();
  for (const loaded of doc.querySelectorAll('img, video, source, audio, script'))
    for (const name of ['src', 'srcset', 'poster']) if (loaded.hasAttribute(name)) loaded.setAttribute(name, 'data:,');
  const walker = doc.createTreeWalker(doc, 128);
  const comments: ChildNode[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as ChildNode);
  // An empty comment is a framework's own, and a part of the structure.
  for (const comment of comments) if (!/^[\s[\]!\d-]*$/.test(comment.nodeValue ?? '')) comment.remove();
  for (const text of textsOf(doc)) {
    const isData = text.parentElement?.localName === 'script';
    text.data = isData ? rewordedData(text.data) : reworded(text.data);
  }
  for (const element of doc.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes]) {
      if (SAID.includes(name) && !IS_FACT.test(value)) element.setAttribute(name, reworded(value));
      else if (/^\s*[[{]/.test(value)) element.setAttribute(name, rewordedData(value));
    }
}

/** A text with each word in the place of another, as long a line and in the same case. */
export function reworded(text: string): string {
  return text.replace(/\p{L}[\p{L}\p{M}'\u2019]*/gu, (word) =>
    KEPT.test(word) ? word : inCaseOf(word, WORDS[hash(word) % WORDS.length] ?? ''),
  );
}

/** JSON with its texts reworded; what is none is left out, as nobody can tell its words from its code. */
function rewordedData(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
      typeof value === 'string' && !IS_FACT.test(value) ? reworded(value) : value,
    );
  } catch {
    return '';
  }
}

function inCaseOf(word: string, other: string): string {
  if (word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()) return other.toUpperCase();
  return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
}

/** FNV-1a of a word in small letters. */
function hash(word: string): number {
  let sum = 0x811c9dc5;
  for (const letter of word.toLowerCase()) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum;
}
