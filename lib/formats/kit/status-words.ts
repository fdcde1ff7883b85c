import { STATUSES, type Status } from '../../mark/mark.ts';

/** What programs call how far the reading is, in small letters. */
const WORDS: ReadonlyMap<string, Status> = new Map<string, Status>([
  ...STATUSES.map((status): [string, Status] => [status, status]),
  ['unread', 'want'],
  ['to read', 'want'],
  ['to-read', 'want'],
  ['toread', 'want'],
  ['new', 'want'],
  ['later', 'want'],
  ['shortlist', 'want'],
  ['skimmed', 'reading'],
  ['archive', 'read'],
  ['archived', 'read'],
  ['read archive', 'read'],
]);

/** The status that a word of another program stands for; undefined when it stands for none. */
export function statusFrom(word: string): Status | undefined {
  return WORDS.get(word.slice(0, 40).trim().toLowerCase());
}
