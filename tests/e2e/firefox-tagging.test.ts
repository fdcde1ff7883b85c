import { launchFirefox } from '../harness/firefox.ts';
import { tagByKeyboard } from './tagging.ts';

tagByKeyboard('Firefox', launchFirefox);
