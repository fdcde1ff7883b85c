import { type Box, type Rooted, type Tab, until } from './driven.ts';

/** A control in a closed root. */
export interface ControlSeen {
  /** Its accessible name, such as `Status: to read`. */
  name: string;
  box: Box;
  focused: boolean;
}

/** A strip, or what floats over the page, as it stands there. */
export interface HostSeen {
  /** The attribute `paper`; null on what floats. */
  paper: string | null;
  box: Box;
  /** How the last act fares: `saved`, `saving`, `failed`; null where nothing tells. */
  sending: string | null;
  /** Those that are shown. */
  controls: ControlSeen[];
}

/** Every strip of a page that has its insides, in the order of the page. */
export function stripsOf(tab: Tab): Promise<HostSeen[]> {
  return tab.inRoots('papermarks-strip', seen, null);
}

/** What floats over the page: the menu of statuses, a message. */
export function floatsOf(tab: Tab): Promise<HostSeen[]> {
  return tab.inRoots('papermarks-layer', seen, null);
}

/** The papers that the strips of a page name, in its order, with insides or without, once there are strips. */
export function papersOn(tab: Tab): Promise<string[]> {
  return until(
    () => tab.run(() => [...document.querySelectorAll('papermarks-strip')].map((strip) => strip.getAttribute('paper') ?? '')),
    (papers) => papers.length > 0,
  );
}

/** Scrolls to the strip of a paper and waits until it has its insides. */
export async function stripOf(tab: Tab, paper: string): Promise<HostSeen> {
  await until(
    () => tab.run(scrollTo, paper),
    (there) => there,
  );
  const [strip] = await until(
    () => tab.inRoots('papermarks-strip', seen, paper),
    ([found]) => found !== undefined && found.controls.length > 0,
  );
  if (!strip) throw new Error(`No strip of ${paper}.`);
  return strip;
}

/** The control of a paper's strip whose name begins so, once it is shown. */
export async function controlOf(tab: Tab, paper: string, name: string): Promise<ControlSeen> {
  const strip = await until(
    () => stripOf(tab, paper),
    ({ controls }) => controls.some((control) => control.name.startsWith(name)),
  );
  return strip.controls.find((control) => control.name.startsWith(name)) as ControlSeen;
}

/** Clicks a control of a paper's strip with the mouse. */
export async function clickControl(tab: Tab, paper: string, name: string): Promise<void> {
  await tab.click(middle((await controlOf(tab, paper, name)).box));
}

/** Clicks something in what floats over the page, by the name it begins with. */
export async function clickFloat(tab: Tab, name: string): Promise<void> {
  const named = (floats: HostSeen[]) => floats.flatMap(({ controls }) => controls).find((control) => control.name.startsWith(name));
  const floats = await until(
    () => floatsOf(tab),
    (found) => named(found) !== undefined,
  );
  await tab.click(middle((named(floats) as ControlSeen).box));
}

/** Puts the focus on a control of a paper's strip, as the Tab key would in the end. */
export async function focusControl(tab: Tab, paper: string, name: string): Promise<void> {
  await controlOf(tab, paper, name);
  await tab.inRoots('papermarks-strip', focus, paper, name);
}

/** Presses Tab until the focus is on a control of a paper's strip, from wherever it is before it on the page. */
export async function tabTo(tab: Tab, paper: string, name: string): Promise<void> {
  const isThere = (hosts: HostSeen[]) =>
    hosts.some((host) => host.paper === paper && host.controls.some((control) => control.focused && control.name.startsWith(name)));
  for (let presses = 0; presses < 300; presses++) {
    await tab.press('Tab');
    if (isThere(await stripsOf(tab))) return;
  }
  throw new Error(`Tab did not come to ${name} of ${paper}.`);
}

/** The status that a paper's strip tells, such as `to read`. */
export async function statusOf(tab: Tab, paper: string): Promise<string> {
  return (await controlOf(tab, paper, 'Status: ')).name.slice('Status: '.length);
}

/** Waits until a paper's strip says that all is saved, and shows this status. */
export async function untilSaved(tab: Tab, paper: string, status: string): Promise<void> {
  const holds = ({ sending, controls }: HostSeen) => sending === 'saved' && controls.some(({ name }) => name === `Status: ${status}`);
  await until(() => stripOf(tab, paper), holds);
}

/** The middle of a box. */
export function middle({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

// The rest runs in pages.

function scrollTo(paper: string): boolean {
  const strip = document.querySelector(`papermarks-strip[paper="${CSS.escape(paper)}"]`);
  const { top, bottom } = strip?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  // Away from the edges, where sites keep headers that do not scroll.
  if (top < 120 || bottom > innerHeight - 120) strip?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return strip !== null;
}

function seen(rooted: Rooted[], paper: string | null): HostSeen[] {
  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const wanted = rooted.filter(({ host }) => paper === null || host.getAttribute('paper') === paper);
  return wanted.map(({ host, root }) => ({
    paper: host.getAttribute('paper'),
    box: boxOf(host),
    sending: root.querySelector<HTMLElement>('[data-sending]')?.dataset.sending ?? null,
    controls: [...root.querySelectorAll('button, [role]')]
      .filter((element) => element.matches('button, [role=button], [role^=menuitem]') && element.getClientRects().length > 0)
      .map((element) => ({
        name: element.getAttribute('aria-label') ?? '',
        box: boxOf(element),
        focused: root.activeElement === element,
      })),
  }));
}

function focus(rooted: Rooted[], paper: string, name: string): void {
  const root = rooted.find(({ host }) => host.getAttribute('paper') === paper)?.root;
  const buttons = [...(root?.querySelectorAll('button') ?? [])];
  buttons.find((button) => button.getAttribute('aria-label')?.startsWith(name))?.focus();
}
