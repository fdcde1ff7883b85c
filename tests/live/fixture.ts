import { argv, exit } from 'node:process';
import { toFixture } from './capture.ts';

const [capture, name, ...more] = argv.slice(2);
if (!capture || !name || more.length > 0 || !/^[\w-]+$/.test(name)) {
  console.error(`npm run fixture CAPTURE NAME
  makes a page of the project's own out of a capture that check:live has left in .output/live: the same structure in other
  words, and beside it what the adapter tells of it. Read and correct that file: from then on the tests hold the page to it.`);
  exit(2);
}
console.log(await toFixture(capture, name));
