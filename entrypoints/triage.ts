import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { setTriage } from '../lib/page/core/context.ts';
import { startTriage } from '../lib/page/triage/start-triage.ts';

/** The second file of a page, brought after the first paint: keys, undo, bulk, what is out of the way, what is new. */
export default defineUnlistedScript(() => setTriage(startTriage));
