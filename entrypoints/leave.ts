import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { leavePage } from '../lib/overlay/leave.ts';

/** Runs in the pages of a site that a person no longer wants, before the permission goes. */
export default defineUnlistedScript(() => leavePage());
