import { unescapeHtml } from '../kit/html-text.ts';

/** An element of XML: its name as it is written, its own text, and the elements in it. */
export interface XmlElement {
  name: string;
  text: string;
  inside: XmlElement[];
}

/** How deep elements may stand in each other. */
const DEEPEST = 20;

/** What may stand before the first element. */
const PROLOG = /^\ufeff?\s*(?:<\?xml [^<>]*\?>)?/;

// A name ends where it ends: no part of it is tried again as what stands behind it.
const TAG = /<(\/?)([A-Za-z_][\w.:-]{0,60})(?=[\s/>])([^<>]*)>/y;

/**
 * Reads XML that holds elements and text alone, as services answer it: a worker has no DOMParser. Null when it is cut or
 * crooked, too deep, or has what only a trick would need: a doctype, entities of its own, comments, CDATA. Never throws.
 */
export function readXml(xml: string): XmlElement | null {
  const outside: XmlElement = { name: '', text: '', inside: [] };
  const open = [outside];
  let at = PROLOG.exec(xml)?.[0].length ?? 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    const here = open.at(-1);
    if (here) here.text += unescapeHtml(xml.slice(at, end));
    at = end;
    if (next < 0) break;
    TAG.lastIndex = at;
    const [whole = '', closing, name = '', rest = ''] = TAG.exec(xml) ?? [];
    if (whole === '') return null;
    at += whole.length;
    if (closing) {
      if (open.length === 1 || open.pop()?.name !== name) return null;
      continue;
    }
    const element: XmlElement = { name, text: '', inside: [] };
    here?.inside.push(element);
    if (!rest.endsWith('/') && open.push(element) > DEEPEST) return null;
  }
  const [root, ...others] = outside.inside;
  return root && others.length === 0 && open.length === 1 && outside.text.trim() === '' ? root : null;
}

/** The elements of a name that stand directly in another. */
export function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return element.inside.filter((each) => each.name === name);
}

/** The text of the first of them; empty when there is none. */
export function textIn(element: XmlElement, name: string): string {
  return elementsIn(element, name)[0]?.text ?? '';
}
