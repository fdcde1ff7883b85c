import type { Page } from 'playwright-core';
import type { Box, Tab } from '../harness/driven.ts';

/** What is drawn in a box of a page. */
export interface Ink {
  /** The part of its pixels that are clearly other than the ground, which is the colour that most of them have. */
  share: number;
  /** The picture, to be compared with others. */
  picture: string;
}

/** Takes a picture of a box in the window, and tells how much of it is ink. */
export async function inkOf(page: Page, { x, y, width, height }: Box): Promise<Ink> {
  const clip = { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) };
  const picture = (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  const share = await page.evaluate(shareOfInk, { address: `data:image/png;base64,${picture}`, box: null });
  return { share, picture };
}

/** The share of ink in each of some boxes, out of one picture of the window; in any browser. */
export async function inksIn(tab: Tab, boxes: readonly Box[]): Promise<number[]> {
  const address = `data:image/png;base64,${(await tab.picture()).toString('base64')}`;
  return Promise.all(boxes.map((box) => tab.run(shareOfInk, { address, box })));
}

/** @param box what is looked at; all of the picture, without one */
async function shareOfInk({ address, box }: { address: string; box: Box | null }): Promise<number> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: image.width, height: image.height };
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, -Math.floor(x), -Math.floor(y));
  const { data } = context.getImageData(0, 0, width, height);
  const light: number[] = [];
  for (let at = 0; at < data.length; at += 4) light.push(((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3);
  const counts = new Map<number, number>();
  for (const each of light) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [ground] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
  return light.filter((each) => Math.abs(each - ground) > 60).length / light.length;
}
