import { Trouble } from '../paper/trouble.ts';

/** Who is asked for the title of a paper: arXiv about its own, Crossref about DOIs. */
export type TitleService = 'arxiv' | 'doi';

/** How long an answer may take to come whole, in milliseconds, and how long it may be, in bytes. */
const PATIENCE = 20_000;
export const ANSWER_MAX = 4_000_000;

/** What is answered about a paper that is not known: it is no use to ask again. */
const UNKNOWN: readonly number[] = [400, 404, 410];

/**
 * Asks for one paper: the only request of Papermarks that ever leaves the machine, and only once a person has switched it on.
 * It tells the paper's id, and nothing of who asks: no cookie, no referrer; and it follows to nowhere else.
 *
 * @throws Trouble `no-answer`, `not-understood` when the paper is not known there, or `too-much`; they name no paper
 */
export async function askForTitle(service: TitleService, id: string): Promise<string> {
  try {
    const answer = await fetch(
      service === 'arxiv'
        ? `https://export.arxiv.org/api/query?id_list=${encodeURIComponent(id)}`
        : `https://api.crossref.org/works/${encodeURIComponent(id)}`,
      {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE),
      },
    );
    if (!answer.ok) throw new Trouble(UNKNOWN.includes(answer.status) ? 'not-understood' : 'no-answer', `${service} ${answer.status}`);
    return await textOf(answer);
  } catch (error) {
    // The browser's own words may name the address.
    throw error instanceof Trouble ? error : new Trouble('no-answer', service);
  }
}

/** The text of an answer, as long as it is not too long. */
async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > ANSWER_MAX) throw new Trouble('too-much', 'an answer');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
