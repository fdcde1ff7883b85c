import type { Page } from 'playwright-core';
import type { Box } from '../harness/driven.ts';

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
  const share = await page.evaluate(shareOfInk, `data:image/png;base64,${picture}`);
  return { share, picture };
}

async function shareOfInk(address: string): Promise<number> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const light: number[] = [];
  for (let at = 0; at < data.length; at += 4) light.push(((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3);
  const counts = new Map<number, number>();
  for (const each of light) counts.set(each, (counts.get(each) ?? 0) + 1);
  const [ground] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
  return light.filter((each) => Math.abs(each - ground) > 60).length / light.length;
}
