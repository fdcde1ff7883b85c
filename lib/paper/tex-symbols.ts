/** TeX commands that are one character or one word of plain text, by their name without the backslash. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...named('alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho', 'αβγδϵζηθικλμνξοπρ'),
    ...named('sigma tau upsilon phi chi psi omega', 'στυϕχψω'),
    ...named('varepsilon vartheta varpi varrho varsigma varphi', 'εϑϖϱςφ'),
    ...named('Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega', 'ΓΔΘΛΞΠΣΥΦΨΩ'),
    ...named('to rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow mapsto', '→→←↔⇒⇐⇔↦'),
    ...named('infty times cdot pm mp div ast star circ bullet oplus otimes dagger', '∞×·±∓÷∗⋆∘•⊕⊗†'),
    ...named('le leq ge geq ne neq approx sim simeq equiv propto ll gg lesssim gtrsim', '≤≤≥≥≠≠≈∼≃≡∝≪≫≲≳'),
    ...named('in notin subset subseteq supset cup cap setminus emptyset forall exists neg wedge vee', '∈∉⊂⊆⊃∪∩∖∅∀∃¬∧∨'),
    ...named('partial nabla ell hbar Re Im aleph sum prod int perp parallel angle mid prime', '∂∇ℓℏℜℑℵ∑∏∫⊥∥∠∣′'),
    ...named('langle rangle lfloor rfloor lceil rceil lVert rVert lbrace rbrace', '⟨⟩⌊⌋⌈⌉‖‖{}'),
    ...words('log ln exp min max sup inf lim sin cos tan arg det dim ker gcd Pr poly'),
    ldots: '…',
    dots: '…',
    cdots: '⋯',
    quad: ' ',
    qquad: ' ',
    colon: ':',
    vert: '|',
    Vert: '‖',
    '|': '‖',
    ',': ' ',
    ';': ' ',
    ':': ' ',
    '!': '',
    ' ': ' ',
    '%': '%',
    '&': '&',
    _: '_',
    '#': '#',
    $: '$',
    '{': '{',
    '}': '}',
    left: '',
    right: '',
    big: '',
    Big: '',
    limits: '',
    displaystyle: '',
    textstyle: '',
  }),
);

/** Superscripts that Unicode has. */
export const RAISED: ReadonlyMap<string, string> = pairs(
  '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθιφχ′∗†',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᶥᵠᵡ′*†',
);

/** Subscripts that Unicode has. */
export const LOWERED: ReadonlyMap<string, string> = pairs(
  '0123456789+-−=()aehijklmnoprstuvxβγρφχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
);

/** Accents as combining characters, by their command. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['"', '\u0308'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['c', '\u0327'],
  ['v', '\u030c'],
  ['u', '\u0306'],
  ['H', '\u030b'],
  ['k', '\u0328'],
  ['r', '\u030a'],
  ['hat', '\u0302'],
  ['tilde', '\u0303'],
  ['bar', '\u0304'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['vec', '\u20d7'],
]);

/** The names, each with the character in its place. */
function named(names: string, characters: string): Record<string, string> {
  const each = [...characters];
  return Object.fromEntries(names.split(' ').map((name, i) => [name, each[i] ?? '']));
}

function words(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, name]));
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const each = [...to];
  return new Map([...from].map((character, i) => [character, each[i] ?? character]));
}
