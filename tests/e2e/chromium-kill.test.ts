import { sizeOf } from '../sizes.ts';
import { cutThePower, times } from './power-cuts.ts';

cutThePower('again and again the power is cut right after the last "saved": nothing saved is missing', [
  ...times(sizeOf('kills'), { after: 'saved', most: 0 }),
  ...times(sizeOf('kills within 50 ms'), { after: 'saved', most: 50 }),
]);
