import { launchChromium } from '../harness/chromium.ts';
import { tagByKeyboard } from './tagging.ts';

tagByKeyboard('Chromium', launchChromium);
