import { Io } from '../io';

/** Files that are the streams of this process. They are links that a system makes, and what is written there goes the way of the stream. */
const STREAMS: Readonly<Record<string, 'out' | 'err'>> = { '/dev/stdout': 'out', '/dev/stderr': 'err' };

/** How to write to a file that is a stream; nothing for all others. */
export function streamOf(io: Io, full: string): ((text: string) => void) | undefined {
  return Object.hasOwn(STREAMS, full) ? io[STREAMS[full]] : undefined;
}
