import { olderRelease } from '../src/live/older.js';

olderRelease('live-0.18', '0.18.4');
