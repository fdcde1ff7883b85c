import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { RUNS, world } from '../lib/page/core/running.ts';
import { carry } from '../lib/page/links/carry.ts';
import { lookAnew } from '../lib/page/links/look-anew.ts';
import { createClient } from '../lib/protocol/client.ts';

/** The rule of last resort: it comes with triage, or where a page shows no card, and joins what runs there. */
export default defineUnlistedScript(() => {
  const site = world[RUNS]?.site;
  if (site)
    carry(
      site,
      createClient((envelope) => browser.runtime.sendMessage(envelope)),
      lookAnew,
    );
});
