import { LONGEST } from '../../paper/paper.ts';
import { pageText, plainText } from './page-text.ts';
import { isProse } from './shown-title.ts';

/** Parts of a page in which what stands before a link may be about it. */
const ABOUT_ONE = 'li, td, dd, article, blockquote';

/** Elements that begin a line of their own. */
const BLOCK = /^(?:address|article|blockquote|br|dd|div|dl|dt|h[1-6]|header|hr|li|ol|p|pre|section|table|tbody|td|th|tr|ul)$/;

/** Elements that show no text, and our own. */
const UNREAD = /^(?:script|style|template|noscript|papermarks-strip)$/;

/** How far back from a link is read: nodes, characters, lines. */
const FAR = { nodes: 2_000, text: 3_000, lines: 40 } as const;

/** Words that say of a link where it leads, and nothing of what is there. */
const NOTHING =
  /^(?:a|an|and|another|here|in|is|it|of|on|one|the|this|that|these|to|with|see|read|view|more|get|open|download|full|text|free|original|published|latest|version|link|links|pdf|html|paper|papers|article|abstract|preprint|publication|page|site|study|post|doi|arxiv|code|source|https?|url)$/i;

/** What stands in the head of a post: who, and when. */
const HEAD =
  /^\d[\d.,]*[km]?(?:\s\p{L}+){1,3}$|\b(?:ago|yesterday|posted|submitted|wrote|commented|replied|reply|replies|points?|comments?|votes?)\b|\d\d?:\d\d/iu;

/** Words of people who speak of a paper, rather than a paper's. */
const SPEAKING =
  /\b(?:i|i['’]\w+|me|my|you|your|he|she|they|we|us|it|its|it['’]s|this|these|here|see|read|reading|paper|papers|article|link|favou?rite|recommend|also)\b/i;

/** Words that speak of a paper even where many words begin with capitals. */
const SPEAKING_LOUD = /\b(?:me|my|favou?rite|recommend|researchers|scientists|propose[sd]?)\b/i;

/** Words of buttons and of other links, which say nothing of a paper. */
const BUTTON =
  /\b(?:google scholar|semantic scholar|dblp|electronic edition|open access|supplementa\p{L}+ (?:materials?|information)|skip to|cross-?ref|web of science|scopus|project page|references & citations|(?:ai|machine)-generated|(?:view|open|read|download|available) (?:\S+ )?(?:on|at|here|pdf|more)|(?:click|read) (?:here|the full)|why it matters)\b/iu;

/** Where and as what papers come out. */
const VENUE =
  /\b(?:journal|proceedings|proc|conference|transactions|workshop|symposium|annals|magazine|letters|findings|awards?|spotlight|oral|highlight|accepted|to appear|published|presented|in press)\b/i;

/** Who papers are from, where few words say nothing else. */
const FROM = /\b(?:universit\p{L}+|institutes?|research|laborator(?:y|ies)|labs?|college|deepmind|google|microsoft|openai|anthropic)\b/iu;

/** What stands in the entry of a bibliography: initials, a year in brackets, volumes and pages. */
const CITED = /(?:^|[\s,;&])\p{Lu}\.(?:[\s,;-]|$)|\((?:19|20)\d\d[a-z]?\)|\bet al\b|\b[Aa]uthors?(?:\(s\))?:|\d\s?\(\d|\d[:–-]\s?\d/u;

/** What opens before a link, and is none of what stands before it. */
const OPEN_END = /[\s([{<–—-]{1,20}$/;

const NAME = /^\p{Lu}[^\s\d]*(?:\s\p{Lu}[^\s\d]*){1,3}$/u;

/**
 * What a page calls the paper that a link leads to: the link's own words where they read like a title, else the nearest
 * text before or behind it that does; '' where none does, as is better than words that are about something else.
 */
export function titleNear(link: Element, card: Element): string {
  const own = trimmed(pageText(link, { longest: LONGEST.title }));
  if (isWords(own) && !isSaid(link, own)) return own;
  return trimmed(inCard(link, card) || before(link) || titleIn(lineAfter(link), false) || inCells(link));
}

/** Without its number in a list, a tag that tells of a year, what kind of file it is, and the quotation marks around all of it. */
function trimmed(text: string): string {
  return text
    .replace(/^(?:\(?\d{1,3}[.)]|title:)\s+(?=\S)/i, '')
    .replace(/^[[(【][^\])】]{0,30}\d[^\])】]{0,30}[\])】][\s:]{0,3}(?=\S)/, '')
    .replace(/\s?[[(](?:pdf|ps|video|paper|arxiv|html)[\])]$/i, '')
    .replace(/^["“«„]([^"“”«»„]+)["”»“][.,]?$/, '$1')
    .trim();
}

/** Whether words are a part of the sentence around them, as titles that begin in small letters seldom are. */
function isSaid({ previousSibling, nextSibling }: Element, text: string): boolean {
  const isIn = /\p{L},?\s*$/u.test(textOf(previousSibling)) || /^\s*\p{L}/u.test(textOf(nextSibling));
  return isIn && /^\p{Ll}+\s/u.test(text) && !text.includes(':');
}

function textOf(node: Node | null): string {
  return node?.nodeType === Node.TEXT_NODE ? (node as Text).data.slice(0, 200) + (node as Text).data.slice(-200) : '';
}

/** Several words that say something, and no abstract, address, id, time or list of people. */
function isWords(text: string): boolean {
  if (isProse(withoutEnd(text)) || isDay(text) || (text.length < 60 && BUTTON.test(text))) return false;
  if (text.length < 12 || HEAD.test(text) || text.split(' ').filter((word) => /\p{L}/u.test(word)).length < 2) return false;
  if (text.length < 40 && /\b(?:arxiv|pubmed|doi)$/i.test(text)) return false;
  if (areNames(text, /^\p{Lu}\./u.test(text) ? 2 : 3)) return false;
  if (
    text.length < 60 &&
    /\bet al\b|\band (?:colleagues|co-?workers|others)$|^\p{Lu}\S+(?: (?:&|and) \p{Lu}\S+)?,? \(?(?:19|20)\d\d\)?$/iu.test(text)
  )
    return false;
  if (/^(?:\[\w+\]\s)?[\w-]+(?:\.[\w-]+)+$/.test(text)) return false;
  if (/^(?:https?:|www\.|doi\b|arxiv\b|pmid\b|10\.\d{4}|\d{4}\.\d{4,5})/i.test(text)) return false;
  if (
    /^(?:this|that|these|the|a|an|my|our|their|his|her)\s(?:\S+\s){0,4}(?:paper|article|study|preprint|post|work|link)s?(?:\s(?:from|by|at|that|which|published|shows?)\s.*)?$/i.test(
      text,
    )
  )
    return false;
  return text.split(/[^\p{L}\p{N}]+/u).some((word) => word !== '' && !NOTHING.test(word) && !/^\d+$/.test(word));
}

/** Whether a text is a day, such as "Tue, 5 Aug 2025". */
function isDay(text: string): boolean {
  return text.length < 40 && /^(?:\p{L}+\.?,? )?(?:\d{1,2}\.? \p{L}+\.?|\p{L}+\.? \d{1,2}),? \d{4}$/u.test(text);
}

/** What a card sets apart, and for a row of a list what it begins with. */
function inCard(link: Element, card: Element): string {
  if (card === link) return '';
  const beside: string[] = [];
  for (const part of [...card.querySelectorAll('h1, h2, h3, h4, h5, strong, b, em, i, cite, q')].slice(0, 50)) {
    const text = pageText(part, { longest: LONGEST.title });
    if (isBeside(text)) beside.push(text);
    else if (CITED.test(text)) continue;
    else if (isWords(text) && !isOneOfNames(part, text) && (!/^(?:em|i)$/.test(part.localName) || isCapital(text))) return text;
  }
  if (!card.matches('li, dd, dt')) return '';
  // What the link itself says is no more than where it leads.
  const line = plainText(linesBefore(link, card).toReversed().join(' '), FAR.text);
  const told = beside.find((text) => line.startsWith(text)) ?? '';
  const [first = ''] = trimmed(line.slice(told.length).trim()).split(/\s*(?:\[|\||\u2022|https?:)/);
  const begin = withoutEnd(first.replace(OPEN_END, ''));
  return begin.length < 300 &&
    isWords(begin) &&
    !CITED.test(begin) &&
    !/["“][^"”]{12,250}["”]/.test(begin) &&
    !isTold(begin) &&
    !SPEAKING_LOUD.test(begin)
    ? begin
    : '';
}

/** Whether a text that is set apart is of what stands beside a title: a venue, an award, where people are, a question that is answered. */
function isBeside(text: string): boolean {
  return (
    text.length < 100 &&
    (/:$/.test(text) || VENUE.test(text) || ((FROM.test(text) || /\b(?:19|20)\d\d$/.test(text)) && !/:|(?:\S+\s){4}/.test(text)))
  );
}

/** Whether a text begins with people. */
function isByNames(text: string): boolean {
  const [first = '', second = ''] = text.split(/[,;]\s?/);
  return NAME.test(first) && /^\p{Lu}\S*\s(?:\S+\s)?\p{Lu}/u.test(second);
}

/** Whether a part that is set apart is a person in a list of them. */
function isOneOfNames({ previousSibling, nextSibling }: Element, text: string): boolean {
  return (
    (NAME.test(text) || /^\p{Lu}\.\s/u.test(text)) &&
    (/,\s*$|\band\s*$/.test(textOf(previousSibling)) || /^\s*(?:,|and\b|&)/.test(textOf(nextSibling)))
  );
}

/** The title in the line before a link; in a row also in the lines before, or where the link's number stands. */
function before(link: Element): string {
  const root = link.closest(ABOUT_ONE);
  const [line = '', ...lines] = linesBefore(link, root);
  const number = /^\W{0,3}\[(\w{1,3})\]\W{0,3}$/.exec(line)?.[0].trim();
  if (number) {
    const cited = lines.find((each) => each.includes(number)) ?? '';
    return titleIn(cited.slice(0, cited.indexOf(number)), true);
  }
  if (/\p{L}/u.test(line)) return titleIn(line, false);
  const above = root ? lines.slice(0, 3) : [];
  return above.map((each, at) => titleIn(each, at === 0)).find((title) => title !== '') ?? '';
}

/** The title in a line that speaks of a paper: the whole line, or what it quotes; '' where it has none. */
function titleIn(text: string, isWhole: boolean): string {
  const line = text.replace(OPEN_END, '').trim();
  const plain = withoutEnd(line);
  if (!isWords(plain) || plain.length > 300 || BUTTON.test(plain)) return '';
  const last = withoutEnd(line.split(/[.!?]\s/).at(-1) ?? '');
  const quoted = [...line.matchAll(/["“«]([^"“”«»]{12,250})["”»]\s?(\S?)/g)].at(-1);
  // A title may begin with a quotation; what speaks of a title goes on in small letters, or not at all.
  const isPart = quoted !== undefined && !(quoted.index === 0 && /\p{Lu}/u.test(quoted[2] ?? ''));
  for (const part of isPart ? [] : [plain, last])
    if (isWords(part) && isCapital(part) && !areNames(part, 2) && !isTold(part) && (quoted || !SPEAKING_LOUD.test(part))) return part;
  const named = withoutEnd(quoted?.[1] ?? '');
  if (isWords(named)) return named;
  const isNamed = /:$/.test(line) || (isWhole && !/[.!?]$/.test(line));
  return isNamed && !CITED.test(plain) && plain.split(' ').length > 3 && !SPEAKING.test(plain) && !/[.!?]\s/.test(plain) ? plain : '';
}

/** Whether a line tells of more than a title: who wrote it, where it came out, or what in several sentences. */
function isTold(line: string): boolean {
  return isByNames(line) || isBeside(line) || CITED.test(line) || /\p{Ll}\.\s/u.test(line);
}

/** Without the point or colon behind it, and the year. */
function withoutEnd(text: string): string {
  return text
    .replace(/[\s.:;,]{1,10}$/, '')
    .replace(/\s?\((?:19|20)\d\d\)$/, '')
    .trim();
}

/** Whether most words of a text begin with capitals, as those of many titles do. */
function isCapital(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}{4}/u.test(word));
  const capital = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
  return words.length >= 2 && text.split(/\s+/).length >= 3 && capital.length >= 0.6 * words.length;
}

/** Whether a text is a list of people: two may as well be a title, such as "Slow Reading and Fast Writing". */
function areNames(text: string, least: 2 | 3): boolean {
  const parts = text.split(/,|;|&|\sand\s/).map((part) => part.trim());
  return parts.length >= least && parts.every((part) => part === '' || NAME.test(part) || /^et al\.?$/.test(part));
}

/** The lines before a link, the nearest first; the first is the link's own, up to it. */
function linesBefore(link: Element, root: Element | null): string[] {
  const lines = [''];
  let [nodes, size]: [number, number] = [0, 0];
  const breakAt = (node: Node): void => {
    if (BLOCK.test(node.nodeName.toLowerCase()) && (lines.length === 1 || lines.at(-1)?.trim())) lines.push('');
  };
  let node: Node | null = link;
  while (node && node !== root && nodes < FAR.nodes && size < FAR.text && lines.length < FAR.lines) {
    nodes += 1;
    if (!node.previousSibling) {
      node = node.parentNode;
      if (node) breakAt(node);
      continue;
    }
    node = node.previousSibling;
    breakAt(node);
    while (node.lastChild && !UNREAD.test(node.nodeName.toLowerCase()) && nodes < FAR.nodes) {
      node = node.lastChild;
      breakAt(node);
      nodes += 1;
    }
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const text = (node as Text).data.slice(-FAR.text);
    lines[lines.length - 1] = text + lines.at(-1);
    size += text.length;
  }
  return lines.map((line) => plainText(line, FAR.text));
}

/** What stands behind a link in its line, up to the next link and the end of the sentence. */
function lineAfter(link: Element): string {
  let text = '';
  for (let node = link.nextSibling; node && text.length < 300 && !BLOCK.test(node.nodeName.toLowerCase()); node = node.nextSibling) {
    if (node.nodeType === Node.ELEMENT_NODE && ((node as Element).matches('a') || (node as Element).querySelector('a'))) break;
    if (!UNREAD.test(node.nodeName.toLowerCase())) text += (node.textContent ?? '').slice(0, 300);
  }
  return plainText(text.replace(/^[\s\])}:–—-]{1,20}/, ''), 300).split(/(?<=[.!?])\s/)[0] ?? '';
}

/** The first cell of a link's row that reads like a title. */
function inCells(link: Element): string {
  const cells = [...(link.closest('tr')?.children ?? [])].slice(0, 20);
  if (cells.length < 2) return '';
  const texts = cells.map((cell) => pageText(cell, { longest: 400 })).filter((text) => text.length <= 300);
  return texts.find((text) => isWords(text) && !areNames(text, 2) && !isBeside(text)) ?? '';
}
