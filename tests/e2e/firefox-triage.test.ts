import { launchFirefox } from '../harness/firefox.ts';
import { triageByKeyboard } from './triage.ts';

triageByKeyboard('Firefox', launchFirefox);
