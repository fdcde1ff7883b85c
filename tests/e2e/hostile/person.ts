import { type Tab, until } from '../../harness/driven.ts';

/** Where a control is in a strip, in CSS pixels from its left edge; on a paper's own page strips are wide. */
const PLACES = { status: 30, all: 96, tags: 150, note: 244 };
const placesIn = (width: number): typeof PLACES => (width > 300 ? { status: 40, all: 116, tags: 220, note: width - 60 } : PLACES);

/** A person in front of a page, who uses mouse and keys. The strip they use is one paper's. */
export interface Person {
  hover(control: keyof typeof PLACES): Promise<void>;
  click(control: keyof typeof PLACES): Promise<void>;
  /** Moves the mouse over the whole strip, from left to right. */
  sweep(): Promise<void>;
  /** Clicks a control that a person types after, and waits until they can. */
  reach(control: 'tags' | 'note'): Promise<void>;
  type(text: string): Promise<void>;
  press(key: string): Promise<void>;
  /** Turns the wheel over what is open, where the page can be told to. */
  wheel(): Promise<void>;
  /** Waits as a person does between two things, in milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** @param typing waits until keys arrive where they belong */
export function personAt(
  tab: Tab,
  paper: string,
  typing: () => Promise<void>,
  wheel: (at: { x: number; y: number }) => Promise<void>,
): Person {
  const strip = () =>
    tab.run((id) => {
      const { x = 0, y = 0, width = 0 } = document.querySelector(`papermarks-strip[paper="arxiv:${id}"]`)?.getBoundingClientRect() ?? {};
      return { x, y, width };
    }, paper);
  const place = async (control: keyof typeof PLACES) => {
    const { x, y, width } = await until(strip, (at) => at.y > 0);
    return { x: x + placesIn(width)[control], y: y + 12 };
  };
  const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

  return {
    hover: async (control) => tab.hover(await place(control)),
    click: async (control) => tab.click(await place(control)),
    async sweep() {
      const { x, y, width } = await strip();
      for (let by = 4; by < width; by += width / 16) await tab.hover({ x: x + by, y: y + 12 });
    },
    async reach(control) {
      await tab.click(await place(control));
      await typing();
    },
    type: (text) => tab.type(text),
    press: (key) => tab.press(key),
    async wheel() {
      const box = await tab.run(() => {
        const { x, y, width, height } = (document.querySelector('papermarks-layer') ?? document.body).getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await wheel(box);
    },
    pause,
  };
}
