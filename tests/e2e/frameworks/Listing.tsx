import { Suspense, use, useEffect, useState } from 'react';
import type { ShownPaper } from './shown.ts';

/** A list in the markup of alphaXiv, as its server streams it: the cards come after what is around them. */
export function Listing({ papers: sent, later }: { papers: readonly ShownPaper[]; later: Promise<unknown> }) {
  const [papers, setPapers] = useState(sent);
  useEffect(() => {
    globalThis.listing = { show: setPapers };
  }, []);
  return (
    <main>
      <Suspense fallback={<p>Wait.</p>}>
        <Cards papers={papers} later={later} />
      </Suspense>
    </main>
  );
}

function Cards({ papers, later }: { papers: readonly ShownPaper[]; later: Promise<unknown> }) {
  use(later);
  return papers.map((paper) => <Card key={paper.id} paper={paper} />);
}

function Card({ paper }: { paper: ShownPaper }) {
  const [votes, setVotes] = useState(0);
  return (
    <div className="card">
      <a href={`/abs/${paper.id}`}>
        <div className="tiptap">{paper.title}</div>
      </a>
      <div>
        <span>{paper.date}</span>
      </div>
      <button type="button" onClick={() => setVotes(votes + 1)}>
        {votes}
      </button>
    </div>
  );
}
