import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { citationOf } from '../lib/formats/list/citation.ts';
import { createActs } from '../lib/page/acts/acts.ts';
import { createBulk } from '../lib/page/acts/bulk.ts';
import { titleOf } from '../lib/page/acts/title.ts';
import { setActs } from '../lib/page/triage/bring-acts.ts';

/** What keys do to papers: one act, many at once, undo, what is said of it, and how papers are cited. It comes with the file for triage. */
export default defineUnlistedScript(() => setActs({ createActs, createBulk, titleOf, citationOf }));
