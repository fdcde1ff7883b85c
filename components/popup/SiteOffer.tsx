import { useEffect, useState } from 'react';
import { text } from '../../lib/text.ts';

/** A tab that could have strips and has none that we may keep there. */
export interface Offered {
  /** The site, where it is one that is known. */
  name?: string;
  /** Asks the browser for the site for good. */
  take(): Promise<boolean>;
  /** Shows strips in this tab, until it goes elsewhere. */
  once(): Promise<unknown>;
}

/** Offers strips in the current tab, once or for good, where Papermarks may not be there yet. */
export function SiteOffer({ offered }: { offered(): Promise<Offered | undefined> }) {
  const [offer, setOffer] = useState<Offered>();
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const gone = new AbortController();
    offered().then(
      (found) => gone.signal.aborted || setOffer(found),
      () => undefined,
    );
    return () => gone.abort();
  }, [offered]);

  if (!offer) return null;

  async function want(answer: Promise<unknown>): Promise<void> {
    const isThere = (await answer.catch(() => false)) !== false;
    setRefused(!isThere);
    if (isThere) setOffer(undefined);
  }

  return (
    <section className="site-offer" aria-label={text('offer')}>
      <p role="status">{isRefused ? text('settings_sites_refused') : offer.name ? text('offer_known', offer.name) : text('offer_any')}</p>
      <button type="button" className="button" onClick={() => void want(offer.once())}>
        {text('offer_this_page')}
      </button>
      <button type="button" className="button primary" onClick={() => void want(offer.take())}>
        {text('offer_always')}
      </button>
    </section>
  );
}
