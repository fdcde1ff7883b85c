import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openEditor } from '../lib/overlay/editor-frame.ts';
import { setFloat } from '../lib/overlay/float.ts';
import { openMenu } from '../lib/overlay/menu.ts';

/** The second file of a page: what floats over it. It runs when a person first reaches for a strip, beside the first. */
export default defineUnlistedScript(() => {
  setFloat({ openMenu, openEditor });
});
