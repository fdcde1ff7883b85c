// Files in the shapes that other programs write them in; every paper in them is made up.

export const PAPERMEMORY = JSON.stringify({
  __dataVersion: 10100,
  'Arxiv-2309.03729': {
    addDate: '2023-11-24T10:00:00.123Z',
    author: 'Ana Müller and Bo Smith',
    bibtex: '@article{muller2023slow,\n title={Slow Reading},\n}',
    code: { url: 'https://github.com/a/slow' },
    codeLink: 'https://github.com/a/slow',
    count: 7,
    doi: '',
    extras: {},
    favorite: true,
    favoriteDate: '2023-11-25T10:00:00.000Z',
    id: 'Arxiv-2309.03729',
    key: 'muller2023slow',
    lastOpenDate: '2024-01-01T00:00:00.000Z',
    md: '[Slow Reading](https://arxiv.org/abs/2309.03729)',
    note: 'Accepted @ ICLR 2024',
    pdfLink: 'https://arxiv.org/pdf/2309.03729v2.pdf',
    source: 'arxiv',
    tags: ['to-teach', 'nlp'],
    title: 'Slow Reading',
    venue: 'ICLR',
    year: '2023',
  },
  'OR-ICLR-2022_abcDEF': {
    author: 'Cy Doe',
    id: 'OR-ICLR-2022_abcDEF',
    pdfLink: 'https://openreview.net/pdf?id=abcDEF',
    tags: [],
    title: 'Another place',
    note: '',
  },
  'Arxiv-2401.00001': 'not a paper',
});

export const CSL = JSON.stringify([
  {
    id: 'http://zotero.org/users/1/items/ABCD2345',
    type: 'article',
    abstract: 'What slow reading gives.',
    DOI: '10.48550/arXiv.2309.03729',
    note: 'arXiv:2309.03729 [cs]\nversion: 2\nRead it twice',
    number: 'arXiv:2309.03729',
    publisher: 'arXiv',
    source: 'arXiv.org',
    title: 'Slow Reading',
    URL: 'http://arxiv.org/abs/2309.03729',
    author: [
      { family: 'Müller', given: 'Ana' },
      { family: 'Berg', given: 'Bo', 'non-dropping-particle': 'van der' },
      { literal: 'The Group' },
    ],
    accessed: { 'date-parts': [['2023', 11, 24]] },
    issued: { 'date-parts': [['2023', 9, 7]] },
  },
  { id: 'b', type: 'book', title: 'A Book', ISBN: '1' },
]);

export const ZOTERO_CSV = [
  '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Date","Date Added","Date Modified","Archive Location","Extra","Notes","Manual Tags","Automatic Tags"',
  '"ABCD2345","preprint","2023","Müller, Ana; van der Berg, Bo","Slow Reading, and ""more""","","10.48550/arXiv.2309.03729","http://arxiv.org/abs/2309.03729","What slow\nreading gives.","2023-09-07","2023-11-24 10:00:00","2023-11-25 10:00:00","","arXiv:2309.03729 [cs]","<p>Read &amp; <b>loved</b></p><p>Twice</p>","to teach; nlp","Computer Science - Computation and Language"',
  '"ZZZZ2345","book","1999","Doe, Cy","A Book","","","","","1999","2023-11-24 10:00:00","","","","","",""',
].join('\n');

export const BIBTEX = `@string{aria = "arXiv"}
@comment{jabref-meta: databaseType:bibtex;}
@misc{muller_slow_2023,
\ttitle = {Slow {Reading} of {$O(n^2)$} \\& {G{\\"o}del}},
\tauthor = {M{\\"u}ller, Ana and {Smith and Sons} and van der Berg, Bo and others},
\tmonth = sep,
\tyear = 2023,
\tnumber = {arXiv:2309.03729},
\teprint = {2309.03729},
\tarchiveprefix = aria,
\tprimaryclass = {cs},
\tkeywords = {to teach, {a, b}, nlp},
\tnote = {arXiv:2309.03729 [cs]},
\tannote = {Read it
twice},
\tabstract = "What " # {slow reading gives.},
\ttimestamp = {2023-11-24},
}
@article(old, title = "An old one", eprint = "9901001", archivePrefix = "arXiv", primaryClass = "hep-th", year = 1999)
@book{abook, title = {A Book}}
`;

export const RIS = [
  'TY  - GEN',
  'TI  - Slow Reading',
  'AU  - Müller, Ana',
  'AU  - Berg, Jr., Bo',
  'AB  - What slow',
  'reading gives.',
  'DA  - 2023/09/07/',
  'PY  - 2023',
  'DO  - 10.48550/arXiv.2309.03729',
  'UR  - http://arxiv.org/abs/2309.03729',
  'KW  - to teach',
  'KW  - nlp',
  'N1  - <p>Read it</p><p>twice</p>',
  'ER  - ',
  '',
  'TY  - BOOK',
  'TI  - A Book',
  'ER  - ',
  '',
].join('\r\n');

export const BOOKMARKS = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
    <DL><p>
        <DT><A HREF="https://arxiv.org/abs/2309.03729?x=1&amp;y=2" ADD_DATE="1700820000" TAGS="to teach,nlp">[2309.03729] Slow &lt;Reading&gt;</A>
        <DD>Read it twice
        <DT><H3>Theory &amp; more</H3>
        <DL><p>
            <DT><A HREF="https://huggingface.co/papers/2401.00001" TOREAD="1">Another</A>
        </DL><p>
        <DT><A HREF="https://example.com/">Elsewhere</A>
        <DT><A HREF="https://arxiv.org/pdf/hep-th/9901001v3">https://arxiv.org/pdf/hep-th/9901001v3</A>
    </DL><p>
</DL><p>
`;

export const POCKET = `title,url,time_added,tags,status
Slow Reading,https://arxiv.org/abs/2309.03729,1700820000,to teach|nlp,unread
Another,https://arxiv.org/abs/2401.00001,1700820001,,archive
`;

export const INSTAPAPER = `URL,Title,Selection,Folder,Timestamp,Tags
https://arxiv.org/abs/2309.03729,Slow Reading,What was marked,Theory,1700820000,"[""to teach"",""nlp""]"
https://arxiv.org/abs/2401.00001,Another,,Archive,1700820001,[]
`;

export const READWISE = `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
Slow Reading,https://arxiv.org/abs/2309.03729,01h,"['to teach', 'nlp']",2023-11-24 10:00:00+00:00,0.4,later,True
Another,https://arxiv.org/abs/2401.00001,01j,,2023-11-24 10:00:01+00:00,1,archive,True
`;

export const RAINDROP = `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1,Slow Reading,Read it twice,What it is,https://arxiv.org/abs/2309.03729,Theory,"to teach, nlp",2023-11-24T10:00:00.000Z,,,true
2,Another,,,https://arxiv.org/abs/2401.00001,Unsorted,,2023-11-24T10:00:01.000Z,,,false
`;

/** Each with a name that says nothing. */
export const SAMPLES = { PAPERMEMORY, CSL, ZOTERO_CSV, BIBTEX, RIS, BOOKMARKS, POCKET, INSTAPAPER, READWISE, RAINDROP };
