import { olderRelease } from '../src/live/older.js';

olderRelease('live-0.15', '0.15.2');
