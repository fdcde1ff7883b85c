import { isProse } from './shown-title.ts';

/** Words that say of a link where it leads, and nothing of what is there. */
const NOTHING =
  /^(?:a|an|and|another|here|in|is|it|of|on|one|the|this|that|these|to|with|see|read|view|more|get|open|download|full|text|free|original|published|latest|version|link|links|pdf|html|paper|papers|article|abstract|preprint|publication|page|site|study|post|doi|arxiv|code|source|https?|url)$/i;

/** What stands in the head of a post: who, and when. */
const HEAD =
  /^\d[\d.,]*[km]?(?:\s\p{L}+){1,3}$|\b(?:ago|yesterday|posted|submitted|wrote|commented|replied|reply|replies|points?|comments?|votes?)\b|\d\d?:\d\d/iu;

/** Words of people who speak of a paper, rather than a paper's. */
export const SPEAKING =
  /\b(?:i|i['’]\w+|me|my|you|your|he|she|they|we|us|it|its|it['’]s|this|these|here|see|read|reading|paper|papers|article|link|favou?rite|recommend|also)\b/i;

/** Words that speak of a paper even where many words begin with capitals. */
export const SPEAKING_LOUD = /\b(?:me|my|favou?rite|recommend|researchers|scientists|propose[sd]?)\b/i;

/** Words of buttons and of other links, which say nothing of a paper. */
export const BUTTON =
  /\b(?:google scholar|semantic scholar|dblp|electronic edition|open access|supplementa\p{L}+ (?:materials?|information)|skip to|cross-?ref|web of science|scopus|project page|references & citations|(?:ai|machine)-generated|(?:view|open|read|download|available) (?:\S+ )?(?:on|at|here|pdf|more)|(?:click|read) (?:here|the full)|why it matters)\b/iu;

/** Where and as what papers come out. */
const VENUE =
  /\b(?:journal|proceedings|proc|conference|transactions|workshop|symposium|annals|magazine|letters|findings|awards?|spotlight|oral|highlight|accepted|to appear|published|presented|in press)\b/i;

/** Who papers are from, where few words say nothing else. */
const FROM = /\b(?:universit\p{L}+|institutes?|research|laborator(?:y|ies)|labs?|college|deepmind|google|microsoft|openai|anthropic)\b/iu;

/** What stands in the entry of a bibliography: initials, a year in brackets, volumes and pages. */
export const CITED =
  /(?:^|[\s,;&])\p{Lu}\.(?:[\s,;-]|$)|\((?:19|20)\d\d[a-z]?\)|\bet al\b|\b[Aa]uthors?(?:\(s\))?:|\d\s?\(\d|\d[:–-]\s?\d/u;

/** A person, as names are written. */
export const NAME = /^\p{Lu}[^\s\d]*(?:\s\p{Lu}[^\s\d]*){1,3}$/u;

/** Without its number in a list, a tag that tells of a year, what kind of file it is, and the quotation marks around all of it. */
export function trimmed(text: string): string {
  return text
    .replace(/^(?:\(?\d{1,3}[.)]|title:)\s+(?=\S)/i, '')
    .replace(/^[[(【][^\])】]{0,30}\d[^\])】]{0,30}[\])】][\s:]{0,3}(?=\S)/, '')
    .replace(/\s?[[(](?:pdf|ps|video|paper|arxiv|html)[\])]$/i, '')
    .replace(/^["“«„]([^"“”«»„]+)["”»“][.,]?$/, '$1')
    .trim();
}

/** Several words that say something, and no abstract, address, id, time or list of people. */
export function isWords(text: string): boolean {
  if (isProse(withoutEnd(text)) || isDateText(text) || (text.length < 60 && BUTTON.test(text))) return false;
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
function isDateText(text: string): boolean {
  return text.length < 40 && /^(?:\p{L}+\.?,? )?(?:\d{1,2}\.? \p{L}+\.?|\p{L}+\.? \d{1,2}),? \d{4}$/u.test(text);
}

/** Whether a text that is set apart is of what stands beside a title: a venue, an award, where people are, a question that is answered. */
export function isBeside(text: string): boolean {
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

/** Whether a line tells of more than a title: who wrote it, where it came out, or what in several sentences. */
export function isTold(line: string): boolean {
  return isByNames(line) || isBeside(line) || CITED.test(line) || /\p{Ll}\.\s/u.test(line);
}

/** Without the point or colon behind it, and the year. */
export function withoutEnd(text: string): string {
  return text
    .replace(/[\s.:;,]{1,10}$/, '')
    .replace(/\s?\((?:19|20)\d\d\)$/, '')
    .trim();
}

/** Whether most words of a text begin with capitals, as those of many titles do. */
export function isCapital(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}{4}/u.test(word));
  const capital = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
  return words.length >= 2 && text.split(/\s+/).length >= 3 && capital.length >= 0.6 * words.length;
}

/** Whether a text is a list of people: two may as well be a title, such as "Slow Reading and Fast Writing". */
export function areNames(text: string, least: 2 | 3): boolean {
  const parts = text.split(/,|;|&|\sand\s/).map((part) => part.trim());
  return parts.length >= least && parts.every((part) => part === '' || NAME.test(part) || /^et al\.?$/.test(part));
}
