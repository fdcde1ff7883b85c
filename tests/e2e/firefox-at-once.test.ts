import { launchFirefox } from '../harness/firefox.ts';
import { typeAtOnce } from './at-once.ts';

typeAtOnce('Firefox', launchFirefox, [1], async () => undefined);
