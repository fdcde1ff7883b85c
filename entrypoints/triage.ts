import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { setTriage } from '../lib/overlay/desk.ts';
import { startTriage } from '../lib/overlay/triage/start.ts';

/** The second file of a page, brought after the first paint: keys, undo, bulk, what is out of the way, what is new. */
export default defineUnlistedScript(() => setTriage(startTriage));
