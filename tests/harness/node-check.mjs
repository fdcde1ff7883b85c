// The first line of `npm test` and `npm run demo`. Plain JavaScript, so that a Node too old for the rest can say so.
// The rest is TypeScript that Node runs as it is (from 22.18 on): https://nodejs.org/api/typescript.html#type-stripping
console.log(`Node ${process.versions.node}`);
if (!process.features.typescript) {
  console.error(
    'This Node is too old for Papermarks (22.18 or later is needed): `npm ci` brings Node 24 as an optional dependency, ' +
      'so run it again without --omit=optional or --ignore-scripts, or install Node 24 from https://nodejs.org.',
  );
  process.exit(1);
}
