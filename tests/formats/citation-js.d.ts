declare module '@citation-js/core' {
  /** What it read, as items of CSL-JSON. */
  export class Cite {
    constructor(data: unknown, options?: { forceType?: string });
    data: {
      id: string;
      title: string;
      author?: { family?: string; given?: string; literal?: string; [part: string]: unknown }[];
      abstract?: string;
      keyword?: string;
      note?: string;
      annote?: string;
      URL?: string;
      issued?: { 'date-parts'?: number[][] };
    }[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
