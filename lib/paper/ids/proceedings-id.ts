import { decoded } from './decoded.ts';
import type { Identified } from './paper-id.ts';

/** Until 2015 the year stood before the venue. Until 2018 a workshop's papers were named as those of the conference. */
const CVF =
  /^((?:w\d{1,3}\/)?[\p{L}\p{N}][\p{L}\p{N}_.,'’+&-]{3,170}_(?:(?:[A-Z]{3,6}W?|[A-Za-z]+_?W?)_(?:19|20)\d\d|201[345]_(?:CVPR|ICCV)))(?:_paper)?$/u;

/**
 * Reads the name of a paper in CVF's open access, such as `Curie_On_Radium_CVPR_2024`, or `w5/Curie_On_Radium_CVPR_2017` of
 * a workshop; null when it is none.
 */
export function parseCvfName(text: string): Identified | null {
  const name = CVF.exec(text)?.[1];
  return name ? { id: `cvf:${name.normalize()}` } : null;
}

/** The paper that an address of CVF's open access leads to: its page or its PDF; null for any other. */
export function cvfAt({ hostname, pathname }: URL): Identified | null {
  if (!/^(?:www\.)?openaccess\.thecvf\.com$/.test(hostname)) return null;
  const [, workshop = '', name] =
    /^\/content[^/]*\/(?:(w\d+\/)|[^/]+\/){0,3}(?:html|papers)\/(?:[^/]+\/)?([^/]+)_paper\.(?:html|pdf|php)$/.exec(pathname) ?? [];
  return name ? parseCvfName((pathname.includes('_workshops/') ? workshop : '') + decoded(name)) : null;
}

/** Reads a paper of the NeurIPS proceedings by year and hash, such as `2019/0a1b…`; null when it is none. */
export function parseNeuripsId(text: string): Identified | null {
  return /^(?:19|20)\d\d\/[0-9a-f]{32}$/.test(text) ? { id: `neurips:${text}` } : null;
}

/**
 * The paper that an address of the NeurIPS proceedings leads to: its abstract, its PDF; null for any other. The hash is that
 * of a number, so that the proceedings of datasets in 2021, at a host of their own, have the same for other papers.
 */
export function neuripsAt({ hostname, pathname }: URL): Identified | null {
  if (!/^(?:proceedings\.neurips\.cc|papers\.nips\.cc|papers\.neurips\.cc)$/.test(hostname)) return null;
  const [, year, hash] =
    /^\/(?:paper_files\/)?paper\/(\d{4})\/(?:hash|file)\/([0-9a-f]{32})-(?:Abstract|Paper|Metadata|Bibtex)[^/]*\.\w+$/i.exec(pathname) ??
    [];
  return year && hash ? parseNeuripsId(`${year}/${hash.toLowerCase()}`) : null;
}

/** Reads a paper of PMLR by volume and key, such as `v235/curie24a`; null when it is none. */
export function parsePmlrKey(text: string): Identified | null {
  return /^[vr][1-9]\d{0,3}\/[a-z][a-z_-]*\d[a-z0-9_-]{0,40}$/.test(text) ? { id: `pmlr:${text}` } : null;
}

/** The paper that an address of PMLR leads to: its page, its PDF; null for any other. */
export function pmlrAt({ hostname, pathname }: URL): Identified | null {
  if (hostname !== 'proceedings.mlr.press') return pmlrPdf(hostname, pathname);
  const [, volume, key] = /^\/([vr]\d+)\/([\w-]+)(?:\.html|\.pdf|\/[\w-]+\.pdf)$/.exec(pathname) ?? [];
  return volume && key ? parsePmlrKey(`${volume}/${key}`) : null;
}

/** Since 2024 the PDFs are kept elsewhere. */
function pmlrPdf(hostname: string, pathname: string): Identified | null {
  const [, volume, key] =
    (hostname === 'raw.githubusercontent.com' &&
      /^\/mlresearch\/(v\d+)\/(?:refs\/heads\/)?main\/assets\/([\w-]+)\/[\w-]+\.pdf$/.exec(pathname)) ||
    [];
  return volume && key ? parsePmlrKey(`${volume}/${key}`) : null;
}
