import { useEffect, useState } from 'react';
import type { Permits } from '../../lib/background/permissions.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { BrokenPage } from '../data/BrokenPage.tsx';
import { DataPage, type DataPageProps } from '../data/DataPage.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { WelcomePage } from '../welcome/WelcomePage.tsx';

/** What the page shows, as its address names it after `#`, and what it is called; without a name, the data. */
const TITLES = { welcome: 'welcome_title', data: 'data_title', settings: 'settings_title' } as const;

type View = keyof typeof TITLES;

const VIEWS = Object.keys(TITLES) as readonly View[];

export interface LibraryPageProps extends DataPageProps {
  /** For what is answered soon; `client` is for what may take long. */
  quick: Client;
  permits: Permits;
}

/** The page of the library, in two views, "Your data" and "Settings"; and a third that welcomes, told of only where it is open. */
export function LibraryPage(props: LibraryPageProps) {
  const { quick, library } = props;
  return (
    <Boundary instead={(trouble, again) => <BrokenPage trouble={trouble} client={quick} library={library} onAgain={again} />}>
      <Views {...props} />
    </Boundary>
  );
}

function Views({ quick, permits, ...data }: LibraryPageProps) {
  const view = useView();
  // A view that was left goes on with what it does, such as bringing papers in.
  const [opened, setOpened] = useState<readonly View[]>([view]);
  if (!opened.includes(view)) setOpened([...opened, view]);
  useEffect(() => {
    document.title = `${text(TITLES[view])} · ${text('name')}`;
  }, [view]);

  return (
    <>
      <header className="library-head">
        <p className="data-product">{text('name')}</p>
        <nav aria-label={text('name')}>
          {VIEWS.filter((each) => each !== 'welcome' || opened.includes(each)).map((each) => (
            <a key={each} href={`#${each}`} aria-current={each === view ? 'page' : undefined}>
              {text(TITLES[each])}
            </a>
          ))}
        </nav>
      </header>
      {opened.includes('welcome') && (
        <div hidden={view !== 'welcome'}>
          <WelcomePage permits={permits} />
        </div>
      )}
      {opened.includes('data') && (
        <div hidden={view !== 'data'}>
          <DataPage {...data} />
        </div>
      )}
      {opened.includes('settings') && (
        <div hidden={view !== 'settings'}>
          <SettingsPage client={quick} permits={permits} />
        </div>
      )}
    </>
  );
}

function useView(): View {
  const [view, setView] = useState(viewNamed);
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('hashchange', () => setView(viewNamed()), stop);
    return () => stop.abort();
  }, []);
  return view;
}

function viewNamed(): View {
  return VIEWS.find((view) => location.hash === `#${view}`) ?? 'data';
}
