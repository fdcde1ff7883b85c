import { inTextKey, type Trouble } from '../../paper/trouble.ts';
import { capitalised, text } from '../../text.ts';
import { coverRoot } from './closed.ts';
import { element, sheet } from './element.ts';
import iconsCss from './icons.css?inline';
import type { View } from './page-marks.ts';
import css from './strip.css?inline';
import { themeSheet } from './theme.ts';

/** The element that stands on a card. */
export const STRIP = 'papermarks-strip';

/** A control of a strip, by its class. */
export type Control = 'status' | 'all' | 'tags' | 'note' | 'problem';

/** The insides of a strip: its controls, in a closed root. */
export interface Insides {
  bar: HTMLElement;
  control(name: Control): HTMLButtonElement;
  /** Covers the texts; to be drawn anew with them. */
  cover(): void;
}

/**
 * The box of a strip, before it has insides too: whatever a page's style sheets say, it can be told when one comes near the
 * view. It takes no room in the page's own layout.
 */
const BOX =
  ':host{display:block!important;position:absolute!important;width:264px!important;height:24px!important;contain:strict!important}';
export const boxSheet = sheet(BOX);

/** Icons, for all that stands in a page. */
export const icons = sheet(iconsCss);
const styles = sheet(css);
/** Adds to the styles of every strip. */
export function addStyles(more: string): void {
  boxSheet.replaceSync(BOX + more);
}

/** Every control, in order. */
export const CONTROLS: readonly Control[] = ['status', 'all', 'tags', 'note', 'problem'];

/** How many tags a strip draws, wherever it stands; beside them is how many there are. */
const DRAWN = 6;

/** What every strip starts from; cloning it is several times cheaper than building it. */
const template = build();

function build(): HTMLElement {
  const bar = element('div', 'strip');
  bar.role = 'toolbar';
  bar.dataset.status = 'none';
  for (const name of CONTROLS) {
    const button = element('button', name, element('span', name === 'status' ? 'icon ring' : 'icon'));
    button.type = 'button';
    button.tabIndex = name === 'status' ? 0 : -1;
    if (name === 'status' || name === 'problem') button.append(element('span', 'label'));
    else button.ariaHasPopup = name === 'all' ? 'menu' : 'dialog';
    if (name === 'tags') button.append(element('span', 'names'));
    bar.append(button);
  }
  return bar;
}

/** Puts the controls into a strip's closed root. */
export function fill(root: ShadowRoot): Insides {
  root.adoptedStyleSheets = [icons, styles, boxSheet, themeSheet];
  const bar = template.cloneNode(true) as HTMLElement;
  root.append(bar);
  const buttons = [...bar.children] as HTMLButtonElement[];
  const control = (name: Control): HTMLButtonElement => buttons[CONTROLS.indexOf(name)] as HTMLButtonElement;
  bar.ariaLabel = text('strip');
  control('all').ariaLabel = text('strip_all');
  control('problem').remove();
  return { bar, control, cover: coverRoot(root) };
}

/** Shows a view. Everything here depends on the library: attributes inside the closed root and generated content only. */
export function paint({ bar, control, cover }: Insides, { mark, sending, trouble }: View): void {
  const { status, tags, noted } = mark;
  bar.dataset.status = status;
  bar.dataset.sending = sending;
  bar.toggleAttribute('data-tagged', tags.length > 0);
  bar.toggleAttribute('data-noted', noted);

  const name = text(`status_${status}`);
  control('status').ariaLabel = text('strip_status', name);
  setText(control('status').lastElementChild, status === 'none' ? text('strip_mark') : capitalised(name));
  control('tags').ariaLabel = text('strip_tags', tags.join(', ') || text('strip_no_tags'));
  paintTags(control('tags').lastElementChild as HTMLElement, tags);
  setText(control('note'), text(noted ? 'strip_noted' : 'strip_add_note'));
  control('note').ariaLabel = text('strip_note', text(noted ? 'strip_note_there' : 'strip_note_none'));

  setLast(bar, trouble ? [control('problem')] : [control('tags'), control('note')]);
  if (trouble) paintTrouble(control('problem'), sending === 'failed', trouble);
  cover();
}

/**
 * Draws the tags. A page is told what moves, even in a closed root, so all are made anew; and it can time how long a strip
 * takes to lay out, so there are as many boxes with a text for every paper, whether they are seen or not.
 */
function paintTags(names: HTMLElement, tags: readonly string[]): void {
  const of = tags.join('\n');
  if (names.dataset.of === of) return;
  names.dataset.of = of;
  const part = (name: string, seen: boolean, shown: string): HTMLElement => setText(element('span', seen ? name : `${name} unseen`), shown);
  const hint = part('hint', tags.length !== 1, tags.length > 0 ? `${tags.length}` : text('strip_add_tags'));
  const drawn = Array.from({ length: DRAWN }, (_, at) => part('name', at < tags.length, tags[at] ?? 'unseen'));
  names.replaceChildren(...(tags.length === 1 ? [...drawn, hint] : [hint, ...drawn]));
}

/**
 * Sets the controls after status and menu. Those that are not to be seen are taken out, not hidden: what surrounds an
 * element without a box is copied and dragged with the page around it, out of closed roots too.
 */
function setLast(bar: HTMLElement, controls: readonly HTMLElement[]): void {
  const [, , ...before] = bar.children;
  for (const control of before) if (!controls.includes(control as HTMLElement)) control.remove();
  for (const control of controls) if (control.parentElement !== bar) bar.append(control);
}

function paintTrouble(problem: HTMLElement, unsaved: boolean, { code }: Trouble): void {
  const sentence = text(`trouble_${inTextKey(code)}`);
  const label = text(code === 'extension-gone' ? 'strip_reload' : unsaved ? 'strip_failed' : 'strip_unread');
  setText(problem.lastElementChild, label);
  problem.ariaLabel = `${label}. ${sentence}`;
  problem.title = sentence;
}

function setText<E extends Element | null>(inside: E, shown: string): E {
  inside?.setAttribute('data-text', shown);
  return inside;
}
