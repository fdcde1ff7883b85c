import { launchFirefox } from '../harness/firefox.ts';
import { stripsOf } from '../harness/strips.ts';
import { goTheWholeWay } from './journey.ts';

goTheWholeWay({
  name: 'Firefox',
  launch: launchFirefox,
  namesOn: async (tab) => (await stripsOf(tab)).flatMap(({ controls }) => controls.map(({ name }) => name)),
});
