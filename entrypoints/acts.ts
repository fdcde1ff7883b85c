import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { citationOf } from '../lib/formats/citation.ts';
import { titleOf } from '../lib/overlay/title.ts';
import { createActs } from '../lib/overlay/triage/acts.ts';
import { setActs } from '../lib/overlay/triage/bring-acts.ts';
import { createBulk } from '../lib/overlay/triage/bulk.ts';

/** What keys do to papers: one act, many at once, undo, what is said of it, and how papers are cited. It comes with the file for triage. */
export default defineUnlistedScript(() => setActs({ createActs, createBulk, titleOf, citationOf }));
