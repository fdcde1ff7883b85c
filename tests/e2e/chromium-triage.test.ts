import { launchChromium } from '../harness/chromium.ts';
import { triageByKeyboard } from './triage.ts';

triageByKeyboard('Chromium', launchChromium);
