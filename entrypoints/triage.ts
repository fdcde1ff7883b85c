import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { carryLinks } from '../lib/page/core/bring-links.ts';
import { setTriage } from '../lib/page/core/context.ts';
import { startTriage } from '../lib/page/triage/start-triage.ts';

/** The second file of a page, brought after the first paint: keys, undo, bulk, what is out of the way, what is new. The file for links ran just before it. */
export default defineUnlistedScript(() =>
  setTriage((context) => {
    const { site, client, look, signal } = context;
    // Once there is somebody who hears of another look.
    setTimeout(() => signal.aborted || carryLinks(site, client, look));
    return startTriage(context);
  }),
);
