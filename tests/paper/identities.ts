import fc from 'fast-check';
import type { PaperId } from '../../lib/paper/ids/paper-id.ts';

/** One paper, and addresses under which people meet it. */
export interface Spelled {
  id: PaperId;
  at: string[];
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));
const word = fc.stringMatching(/^[a-z]{3,9}$/);
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));

const month = fc
  .tuple(fc.integer({ min: 15, max: 26 }), fc.integer({ min: 1, max: 12 }))
  .map(([yy, mm]) => `${yy}${String(mm).padStart(2, '0')}`);

const arxiv = fc.tuple(month, digits(5), fc.integer({ min: 1, max: 12 })).map(([when, number, version]): Spelled => {
  const value = `${when}.${number}`;
  return {
    id: `arxiv:${value}`,
    at: [
      `https://arxiv.org/abs/${value}`,
      `http://www.arxiv.org/abs/${value}v${version}`,
      `https://arxiv.org/pdf/${value}.pdf`,
      `https://arxiv.org/pdf/${value}v${version}#page=3`,
      `https://export.arxiv.org/abs/${value}?context=cs`,
      `https://arxiv.org/html/${value}v${version}#S1.F2`,
      `https://huggingface.co/papers/${value}`,
      `https://huggingface.co/papers/${value}#community`,
      `https://www.alphaxiv.org/abs/${value}v${version}`,
      `https://ar5iv.labs.arxiv.org/html/${value}`,
      `https://scirate.com/arxiv/${value}`,
      `https://arxiv.org/abs/${value}.`,
      `https://arxiv.org/abs/${value}v${version})`,
      `https://arxiv.org/pdf/${value}V${version}.PDF`,
      `https://arxiv.org/abs/arXiv:${value}`,
      `https://www.semanticscholar.org/arXiv:${value}`,
      `https://doi.org/10.48550/arXiv.${value}`,
      `http://dx.doi.org/10.48550/ARXIV.${value}`,
      `https://dblp.org/rec/journals/corr/abs-${when}-${number}`,
    ],
  };
});

const oldArxiv = fc.tuple(fc.constantFrom('hep-th', 'math', 'cond-mat', 'cs'), digits(7)).map(([archive, number]): Spelled => {
  const value = `${archive}/${number}`;
  return {
    id: `arxiv:${value}`,
    at: [
      `https://arxiv.org/abs/${value}`,
      `https://arxiv.org/pdf/${value}v2.pdf`,
      `https://arxiv.org/abs/${archive}%2F${number}`,
      `https://dblp.org/rec/journals/corr/abs-${archive}-${number}`,
      ...(archive === 'cs' ? [`https://dblp.org/rec/journals/corr/cs-CL-${number}`] : []),
      `https://doi.org/10.48550/arXiv.${value}`,
      ...(archive === 'math' ? [`https://arxiv.org/abs/math.GT/${number}v1`] : []),
    ],
  };
});

const doi = fc.tuple(digits(7), digits(7)).map(([first, second]): Spelled => {
  const value = `10.1145/${first}.${second}`;
  return {
    id: `doi:${value}`,
    at: ['', 'abs/', 'pdf/', 'full/', 'epdf/']
      .map((form) => `https://dl.acm.org/doi/${form}${value}`)
      .concat([
        `https://doi.org/${value}`,
        `http://dx.doi.org/${value}`,
        `https://doi.org/${value}.`,
        `https://doi.org/doi:${value}`,
        `https://doi.org/abs/${value}`,
        `https://doi.org/${encodeURIComponent(value)}`,
        `https://dl.acm.org/doi/${value}/suppl_file/a.zip`,
        `https://dl.acm.org/doi/${value}?download=true`,
      ]),
  };
});

const chapter = fc.tuple(digits(5), digits(4), fc.integer({ min: 1, max: 60 })).map(([first, second, number]): Spelled => {
  const value = `10.1007/978-3-030-${first}-${second.charAt(0)}_${number}`;
  return {
    id: `doi:${value}`,
    at: [`https://link.springer.com/chapter/${value}`, `https://link.springer.com/content/pdf/${value}.pdf`, `https://doi.org/${value}`]
      .concat(['/figures/2', '/tables/1', '/fulltext.html', '#Sec3'].map((part) => `https://link.springer.com/chapter/${value}${part}`))
      .concat([`https://link.springer.com/chapter/${encodeURIComponent(value)}`]),
  };
});

const nature = fc.tuple(digits(5), digits(5)).map(([first, second]): Spelled => {
  const name = `s41586-0${first.slice(0, 2)}-${second}-${first.charAt(4)}`;
  return {
    id: `doi:10.1038/${name}`,
    at: ['', '.pdf', '/figures/2', '_reference.pdf', '.epdf']
      .map((end) => `https://www.nature.com/articles/${name}${end}`)
      .concat([`https://doi.org/10.1038/${name.toUpperCase()}`]),
  };
});

const wiley = fc.tuple(word, digits(8)).map(([journal, number]): Spelled => {
  const value = `10.1002/${journal}.${number}`;
  const forms = ['', 'abs/', 'full/', 'pdf/', 'epdf/', 'pdfdirect/'];
  return {
    id: `doi:${value}`,
    at: forms.map((form) => `https://onlinelibrary.wiley.com/doi/${form}${value}`).concat([`https://doi.org/${value.toUpperCase()}`]),
  };
});

const sici = fc.tuple(digits(4), digits(4), digits(3), word).map(([issn, year, page, word]): Spelled => {
  const value = `10.1002/(sici)1097-${issn}(${year}0815/30)17:15/16<${page}::aid-${word}>3.0.co;2-2`;
  return {
    id: `doi:${value}`,
    at: [
      `https://doi.org/${value.toUpperCase()}`,
      `https://doi.org/${encodeURIComponent(value)}`,
      `https://onlinelibrary.wiley.com/doi/abs/${encodeURI(value)}`,
    ],
  };
});

const oup = fc.tuple(word, digits(7)).map(([end, number]): Spelled => {
  const value = `10.1093/bioinformatics/${end}`;
  const site = 'https://academic.oup.com/bioinformatics';
  return {
    id: `doi:${value}`,
    at: [`${site}/article/doi/${value}/${number}`, `${site}/advance-article-abstract/doi/${value}/${number}`, `https://doi.org/${value}`],
  };
});

const frontiers = fc.tuple(fc.constantFrom('fnins', 'fpsyg', 'frai'), digits(5)).map(([journal, number]): Spelled => {
  const value = `10.3389/${journal}.2024.0${number}`;
  return {
    id: `doi:${value}`,
    at: [
      `https://www.frontiersin.org/articles/${value}/full`,
      `https://www.frontiersin.org/journals/x-y/articles/${value}/pdf`,
      `https://doi.org/${value}`,
    ],
  };
});

const plos = digits(7).map((number): Spelled => {
  const value = `10.1371/journal.pone.${number}`;
  return {
    id: `doi:${value}`,
    at: [
      `https://journals.plos.org/plosone/article?id=${value}`,
      `https://journals.plos.org/plosone/article/file?type=printable&id=${value}`,
      `https://journals.plos.org/plosone/article?id=info%3Adoi/${value}`,
      `https://journals.plos.org/plosone/article/figure?id=${value}.g001`,
      `https://doi.org/${value}`,
    ],
  };
});

const rxiv = fc
  .tuple(fc.constantFrom('biorxiv', 'medrxiv'), digits(6), fc.integer({ min: 1, max: 28 }))
  .map(([server, number, day]): Spelled => {
    const value = `${day % 2 ? '10.1101' : '10.64898'}/2021.11.${String(day).padStart(2, '0')}.${number}`;
    const page = `https://www.${server}.org/content/${value}`;
    return {
      id: `doi:${value}`,
      at: [
        `${page}v1`,
        `${page}v2.full`,
        `${page}v3.full.pdf`,
        `${page}v1.abstract`,
        `https://doi.org/${value}`,
        `https://doi.org/${value}v2`,
        `https://doi.org/${value}v2.full`,
        `https://${server}.org/content/${value}v1.full-text`,
      ],
    };
  });

const openreview = fc.stringMatching(/^[A-Za-z0-9_-]{8,11}$/).map(
  (note): Spelled => ({
    id: `openreview:${note}`,
    at: [
      `https://openreview.net/forum?id=${note}`,
      `https://openreview.net/pdf?id=${note}`,
      `https://openreview.net/forum?id=${note}&noteId=kQ2_abcdEF&referrer=%5BHome%5D(%2F)`,
      `https://www.openreview.net/attachment?id=${note}&name=pdf`,
    ],
  }),
);

const acl = fc.tuple(fc.integer({ min: 2020, max: 2026 }), word, fc.integer({ min: 1, max: 900 })).map(([year, venue, number]): Spelled => {
  const value = `${year}.${venue}-main.${number}`;
  return {
    id: `acl:${value}`,
    at: [
      `https://aclanthology.org/${value}/`,
      `https://aclanthology.org/${value}.pdf`,
      `https://aclanthology.org/${value}v2.pdf`,
      `https://www.aclweb.org/anthology/${value}/`,
      `https://aclanthology.org/${value}.bib`,
      `https://aclanthology.org/${value.toUpperCase()}`,
    ],
  };
});

const oldAcl = fc
  .tuple(fc.constantFrom('N', 'P', 'E', 'D'), fc.integer({ min: 10, max: 19 }), fc.integer({ min: 1001, max: 1999 }))
  .map(([letter, year, number]): Spelled => {
    const value = `${letter}${year}-${number}`;
    return {
      id: `acl:${value}`,
      at: [
        `https://aclanthology.org/${value}/`,
        `https://www.aclweb.org/anthology/${value}.pdf`,
        `https://aclanthology.org/papers/${letter}/${letter}${year}/${value}/`,
        `https://aclanthology.org/${value.toLowerCase()}`,
        `https://www.aclweb.org/anthology/${letter}/${letter}${year}/${value}.pdf`,
      ],
    };
  });

const pmid = digits(8).map(
  (number): Spelled => ({
    id: `pmid:${number}`,
    at: [
      `https://pubmed.ncbi.nlm.nih.gov/${number}/`,
      `https://www.ncbi.nlm.nih.gov/pubmed/${number}`,
      `https://europepmc.org/article/MED/${number}`,
      `https://pubmed.ncbi.nlm.nih.gov/0${number}/`,
      `https://pubmed.gov/${number}`,
      `https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/${number}/`,
      `https://pubmed.ncbi.nlm.nih.gov/${number}/?from_term=x`,
    ],
  }),
);

const pmcid = digits(7).map(
  (number): Spelled => ({
    id: `pmcid:PMC${number}`,
    at: [
      `https://pmc.ncbi.nlm.nih.gov/articles/PMC${number}/`,
      `https://www.ncbi.nlm.nih.gov/pmc/articles/pmc${number}/pdf/x.pdf`,
      `https://europepmc.org/articles/PMC${number}`,
      `https://www.ncbi.nlm.nih.gov/pmc/articles/PMC${number}.2/`,
      `https://europepmc.org/article/PMC/PMC${number}`,
    ],
  }),
);

const s2 = fc.tuple(word, hex(40)).map(
  ([slug, hash]): Spelled => ({
    id: `s2:${hash}`,
    at: [
      `https://www.semanticscholar.org/paper/${slug}-${slug}/${hash}`,
      `https://www.semanticscholar.org/paper/${hash}`,
      `https://www.semanticscholar.org/reader/${hash}`,
      `https://www.semanticscholar.org/paper/${slug}/${hash.toUpperCase()}/figure/2`,
    ],
  }),
);

const dblp = fc.tuple(word, word, digits(2)).map(([venue, author, year]): Spelled => {
  const key = `conf/${venue}/${author.charAt(0).toUpperCase()}${author.slice(1)}X${year}`;
  return {
    id: `dblp:${key}`,
    at: [
      `https://dblp.org/rec/${key}`,
      `https://dblp.org/rec/${key}.html`,
      `https://dblp.uni-trier.de/rec/${key}.bib`,
      `https://dblp.dagstuhl.de/rec/bibtex/${key}`,
    ],
  };
});

/** Named as each year did: https://openaccess.thecvf.com/menu */
const cvf = fc.tuple(word, word, fc.integer({ min: 2013, max: 2026 })).map(([author, title, year]): Spelled => {
  const name = `${author}_On_${title}_${year <= 2015 ? `${year}_CVPR` : `CVPR_${year}`}`;
  const folder = year <= 2018 ? `content_cvpr_${year}` : year <= 2020 ? `content_CVPR_${year}` : `content/CVPR${year}`;
  return {
    id: `cvf:${name}`,
    at: ['html', 'papers'].map((form) => `https://openaccess.thecvf.com/${folder}/${form}/${name}_paper.${form === 'html' ? form : 'pdf'}`),
  };
});

/** Until 2018 a workshop's papers had the names of the conference's; later they have a W. */
const workshop = fc.tuple(word, word, fc.integer({ min: 2015, max: 2026 })).map(([author, title, year]): Spelled => {
  const venue = year <= 2018 ? 'CVPR' : 'CVPRW';
  const name = `${author}_On_${title}_${year <= 2015 ? `${year}_${venue}` : `${venue}_${year}`}`;
  const place = (form: string): string => {
    if (year <= 2018) return `content_cvpr_${year}_workshops/w5/${form}`;
    return year <= 2020 ? `content_CVPRW_${year}/${form}/w5` : `content/CVPR${year}W/WiCV/${form}`;
  };
  return {
    id: `cvf:${year <= 2018 ? 'w5/' : ''}${name}`,
    at: [
      `https://openaccess.thecvf.com/${place('html')}/${name}_paper.html`,
      `http://openaccess.thecvf.com/${place('papers')}/${name}_paper.pdf`,
    ],
  };
});

const neurips = fc.tuple(fc.integer({ min: 1990, max: 2025 }), hex(32)).map(
  ([year, hash]): Spelled => ({
    id: `neurips:${year}/${hash}`,
    at: [
      `https://papers.neurips.cc/paper_files/paper/${year}/hash/${hash}-Abstract-Datasets_and_Benchmarks_Track.html`,
      `https://proceedings.neurips.cc/paper_files/paper/${year}/file/${hash}-Paper-Position_Paper_Track.pdf`,
      `https://proceedings.neurips.cc/paper/${year}/hash/${hash}-Abstract.html`,
      `https://papers.nips.cc/paper_files/paper/${year}/file/${hash}-Paper-Conference.pdf`,
      `https://proceedings.neurips.cc/paper_files/paper/${year}/hash/${hash}-Abstract-Conference.html`,
    ],
  }),
);

const pmlr = fc.tuple(fc.integer({ min: 1, max: 300 }), word, digits(2)).map(([volume, author, year]): Spelled => {
  const value = `v${volume}/${author}${year}a`;
  return {
    id: `pmlr:${value}`,
    at: [
      `https://proceedings.mlr.press/${value}.html`,
      `https://proceedings.mlr.press/${value}.pdf`,
      `http://proceedings.mlr.press/${value}/${author}${year}a.pdf`,
      `https://raw.githubusercontent.com/mlresearch/v${volume}/main/assets/${author}${year}a/${author}${year}a.pdf`,
    ],
  };
});

/** A paper of any scheme that has addresses, with the spellings of its address. */
export const anySpelled: fc.Arbitrary<Spelled> = fc.oneof(
  { arbitrary: arxiv, weight: 3 },
  ...[
    oldArxiv,
    doi,
    chapter,
    nature,
    wiley,
    frontiers,
    plos,
    rxiv,
    openreview,
    acl,
    oldAcl,
    pmid,
    pmcid,
    s2,
    dblp,
    cvf,
    workshop,
    sici,
    oup,
    neurips,
    pmlr,
  ],
);
