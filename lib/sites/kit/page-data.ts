/** Facts that a page carries as data, in an attribute of an element. */
export interface PageData<T> {
  /** What the element's data says; read again only when its value changed. */
  of(element: Element): T;
}

/** Reads the JSON in an attribute, once for each value it has; `read` gets undefined where there is none or it is malformed. */
export function pageData<T>(attribute: string, read: (data: unknown) => T): PageData<T> {
  const known = new WeakMap<Element, { text: string | null; facts: T }>();
  return {
    of(element) {
      const text = element.getAttribute(attribute);
      const last = known.get(element);
      if (last && last.text === text) return last.facts;
      const facts = read(parsed(text));
      known.set(element, { text, facts });
      return facts;
    },
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A field of anything; undefined where there is none. */
export function field(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : undefined;
}

/** A list out of anything; empty where it is none. */
export function list(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}
