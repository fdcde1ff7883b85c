import type { Identified } from './paper-id.ts';

// https://aclanthology.org/info/ids/: by year, venue, volume and number since 2020, by letter and number before.
const NEW = /^(?:19|20)\d\d\.[a-z][a-z0-9_]*-[a-z0-9_]+\.[1-9]\d*$/;
const OLD = /^[A-Z]\d\d-\d{4}$/;
/** Of old ids, those that stand for a whole volume. */
const VOLUME = /000$|^(?:W\d\d-\d\d|C69-\d\d|D19-[5-9]\d)00$/;

/** Reads an id of the ACL Anthology, in any case, with its version; null when it is none, or a volume's front matter. */
export function parseAclId(text: string): Identified | null {
  const [, bare = '', version] = /^(.{4,100}?)(?:v([1-9]\d?))?$/.exec(text) ?? [];
  const value = OLD.test(bare.toUpperCase()) ? bare.toUpperCase() : bare.toLowerCase();
  if (!(NEW.test(value) || (OLD.test(value) && !VOLUME.test(value)))) return null;
  return version ? { id: `acl:${value}`, version: Number(version) } : { id: `acl:${value}` };
}

/** The paper that an address of the Anthology leads to: its page, its PDF, its citation; null for any other. */
export function aclAt({ hostname, pathname }: URL): Identified | null {
  if (!/^(?:www\.|anthology\.)?(?:aclanthology\.org|aclanthology\.info|aclweb\.org)$/.test(hostname)) return null;
  const found = /^\/(?:anthology(?:-new)?\/)?(?:papers\/)?(?:[A-Z]\/[A-Z]\d\d\/)?([^/]+?)(?:\.(?:pdf|bib|xml|endf))?\/?$/.exec(
    pathname,
  )?.[1];
  return found ? parseAclId(found) : null;
}
