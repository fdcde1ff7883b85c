import { sizeOf } from '../sizes.ts';
import { cutThePower, times } from './power-cuts.ts';

cutThePower(
  'again and again the power is cut while marks are made: nothing saved is missing',
  times(sizeOf('kills at any time'), { after: 'press', most: 800 }),
);
