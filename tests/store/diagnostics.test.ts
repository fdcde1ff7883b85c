import { describe, expect, it } from 'vitest';
import { Trouble } from '../../lib/paper/trouble.ts';
import { createDiagnostics } from '../../lib/store/diagnostics.ts';
import { sessionArea } from '../messages/senders.ts';

const about = () => 'Papermarks 0.1.0';

describe('diagnostics', () => {
  it('tell what runs where, and then what was noted, the newest first', async () => {
    const diagnostics = createDiagnostics(sessionArea(), about);
    await diagnostics.sawNoCards('arxiv');
    await diagnostics.report(new Trouble('library-full', 'no room'), 'perform');
    const lines = (await diagnostics.text()).split('\n');
    expect(lines[0]).toBe('Papermarks 0.1.0');
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z perform: library-full: no room$/);
    expect(lines[2]).toMatch(/ no card on a page of arxiv$/);
  });

  it('lose nothing that is noted at once, and keep no more than the last hundred', async () => {
    const area = sessionArea();
    const diagnostics = createDiagnostics(area, about);
    await Promise.all(Array.from({ length: 130 }, (_, n) => diagnostics.sawNoCards(`site${n}`)));
    const text = await createDiagnostics(area, about).text();
    expect(text.split('\n')).toHaveLength(101);
    expect(text).toContain('site129\n');
    expect(text.endsWith('site30')).toBe(true);
  });

  it('go on when what was kept cannot be read, or could not be written', async () => {
    const area = sessionArea(200);
    await area.set({ diagnostics: 'of another shape' });
    const diagnostics = createDiagnostics(area, about);
    expect(await diagnostics.text()).toBe('Papermarks 0.1.0');
    await expect(diagnostics.sawNoCards('x'.repeat(300))).rejects.toThrow();
    await diagnostics.sawNoCards('arxiv');
    expect(await diagnostics.text()).toContain('arxiv');
  });
});
