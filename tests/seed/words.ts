/** Words of which papers are made up, the commonest first. */
export const THINGS =
  'models learning networks data training inference language images attention reasoning graphs agents representations transformers diffusion policies rewards features tokens embeddings gradients kernels priors posteriors manifolds benchmarks labels videos speech proteins molecules robots scenes point-clouds trajectories queries documents code proofs games markets climates galaxies neutrinos qubits lattices polymers crystals plasmas epidemics traffic sensors radars satellites cells genomes neurons tumours spectra bandits auctions hashes compilers caches'.split(
    ' ',
  );

export const MANNERS =
  'large deep efficient robust sparse multimodal generative federated causal bayesian self-supervised low-rank adversarial hierarchical continual contrastive stochastic quantum equivariant variational unsupervised interpretable long-context privacy-preserving uncertainty-aware nonlinear neural symbolic probabilistic adaptive distributed asynchronous convex geometric topological spectral physics-informed retrieval-augmented instruction-tuned few-shot'.split(
    ' ',
  );

export const DEEDS =
  'improves explains predicts compresses aligns generates segments retrieves calibrates regularises bounds approximates simulates detects ranks verifies distils reconstructs estimates controls'.split(
    ' ',
  );

export const GIVEN =
  'Wei Maria Ahmed Yuki Anna Rohan Li Sofía João Émilie Søren Ngọc Fatima Ivan Chiara Jürgen Aiko Noah Zoë Omar Priya Lars Mei Łukasz Tariq Hannah Kofi Elif Mateo Nadia'.split(
    ' ',
  );

export const FAMILY =
  'Wang Zhang Müller García Kim Nguyễn Patel Ivanova Sato Dubois Rossi Øster Kowalski Haddad Okafor Silva Andersson Yılmaz Cohen Singh Chen Park Novák Fernández O’Brien Tanaka Schäfer Ferrari Mensah Li van-Dijk Petrov Ali Suzuki Lindqvist'.split(
    ' ',
  );

/** Titles of other kinds than the usual: TeX, other scripts, right to left, one word, very long. */
export const ODD_TITLES: readonly string[] = [
  'An $O(n \\log n)$ algorithm for $\\ell_1$-regularised regression in $\\mathbb{R}^d$',
  'Search for $B^0_s \\to \\mu^+\\mu^-$ decays with 140 fb$^{-1}$ at $\\sqrt{s} = 13$ TeV',
  'Über die Stabilität von Gradientenverfahren',
  '大规模语言模型的推理能力研究',
  'تعلم التمثيلات من البيانات القليلة',
  'למידה עמוקה ברשתות גרפים',
  'Éléments d’analyse à grande échelle',
  'CLIP',
];

const FIELDS =
  'graphs vision language speech robotics theory optimisation safety biology physics chemistry systems databases privacy fairness causality games finance climate medicine'.split(
    ' ',
  );
const USES = 'survey baseline dataset method to-cite to-reproduce thesis seminar idea code proof review follow-up classic question'.split(
  ' ',
);

/** Three hundred tags, the most used first. */
export const TAGS: readonly string[] = USES.flatMap((use) => FIELDS.map((field) => `${field} ${use}`));
