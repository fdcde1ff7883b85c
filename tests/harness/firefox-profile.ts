import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createZip } from '@aklinker1/zero-zip';

/** As wxt.config.ts names it. */
export const FIREFOX_ID = 'papermarks@papermarks';
/** Firefox draws one for each profile; ours is always the same, so that its pages can be opened. */
export const FIREFOX_UUID = '8f0c2f5e-6a0f-4d0e-9a57-3d1c5b7e9a11';

/** Writes the settings that make a Firefox quiet, offline and ours. Read anew at each start. */
export function writeSettings(profile: string, sitesPort: number): void {
  mkdirSync(profile, { recursive: true });
  const settings = { ...QUIET, ...LEAN, ...offline(sitesPort) };
  const lines = Object.entries(settings).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
}

/** Marionette itself sets many more of this kind. */
const QUIET = {
  'marionette.port': 0,
  'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
  // Honoured by ESR and Developer Edition; others take an unsigned extension for one start only.
  'xpinstall.signatures.required': false,
  // Without a display there is no mouse either: say that there is a fine pointer (2) that hovers (4).
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
  // A permission that a click asks for is given without a question.
  'extensions.webextOptionalPermissionPrompts': false,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'browser.preonboarding.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'browser.contentblocking.report.show_mobile_app': false,
};

/** Settings that only save time: fewer processes, half as many frames, nothing made ready, nothing looked for at the start. */
const LEAN = {
  'layout.frame_rate': 30,
  'fission.webContentIsolationStrategy': 0,
  'dom.ipc.processCount': 1,
  'dom.ipc.processPrelaunch.enabled': false,
  'dom.ipc.keepProcessesAlive.web': 1,
  'browser.newtab.preload': false,
  'browser.newtabpage.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.sessionhistory.max_total_viewers': 0,
  'media.rdd-process.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'services.settings.server': 'data:,',
  'browser.ml.enable': false,
};

/** Every name is this machine, and every secure connection goes to our server: https://searchfox.org/mozilla-central/source/modules/libpref/init/StaticPrefList.yaml */
function offline(sitesPort: number): Record<string, string | number | boolean> {
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${sitesPort}`,
    'network.trr.mode': 5,
    'network.proxy.type': 0,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'app.normandy.enabled': false,
    'extensions.update.enabled': false,
    'browser.safebrowsing.downloads.remote.enabled': false,
  };
}

/** Packs a build into the file that Firefox installs for good. */
export async function packExtension(build: string, file: string): Promise<void> {
  const zip = createZip();
  const names = globSync('**/*.*', { cwd: build, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of names) {
    const path = join(parentPath, name);
    zip.addFile(path.slice(build.length + 1).replaceAll('\\', '/'), readFileSync(path));
  }
  writeFileSync(file, await zip.toBuffer());
}
