import * as z from 'zod/mini';
import { met } from '../library-file/shapes.ts';
import { momentFrom } from './dates.ts';
import type { ForeignFacts } from './foreign-row.ts';
import { OWN } from './own-facts.ts';
import { statusFrom } from './status-words.ts';

/**
 * What files that Papermarks wrote for other programs say beyond what these have fields for; undefined for other files.
 *
 * @param fact what stands under a name of OWN; '' when nothing does
 */
export function ownFound(
  fact: (name: string) => string,
): Pick<ForeignFacts, 'status' | 'star' | 'savedAt' | 'version' | 'met' | 'authorsCut'> | undefined {
  const status = statusFrom(fact(OWN.status));
  if (!status) return undefined;
  const version = Number(fact(OWN.version));
  return {
    status,
    star: fact(OWN.star) === 'yes',
    savedAt: momentFrom(fact(OWN.saved)),
    version: Number.isSafeInteger(version) && version > 0 ? version : undefined,
    met: metOf({ site: fact(OWN.site), url: fact(OWN.url) }),
    authorsCut: fact(OWN.authors) === 'cut',
  };
}

/** Where a paper was met, when it is in a shape that the library takes. */
export function metOf(written: unknown): ForeignFacts['met'] {
  return z.safeParse(met, written).data;
}
