import { browser } from 'wxt/browser';
import { Trouble } from '../paper/trouble.ts';

/**
 * Saves a file among the person's downloads, without asking where.
 *
 * @throws Trouble `not-allowed` without the permission `downloads`
 */
export async function saveInDownloads(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (!browser.downloads) throw new Trouble('not-allowed', 'downloads');
  const file = new Blob((await Array.fromAsync(bytes)) as BlobPart[], { type: 'application/gzip' });
  // Chromium's service worker has no addresses of blobs: https://issues.chromium.org/issues/40773645
  const url = 'createObjectURL' in URL ? URL.createObjectURL(file) : await dataAddress(file);
  await browser.downloads.download({ url, filename: name, conflictAction: 'uniquify', saveAs: false });
}

function dataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
