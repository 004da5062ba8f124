const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** kubectl splits a file before it reads YAML, so each document can begin with a byte-order mark (kubernetes/apimachinery pkg/util/yaml/decoder.go). */
const LATE_MARK = /^(---[^\n]*\n)\uFEFF/gm;

export type Decoded = { readonly text: string } | { readonly line: number; readonly wrong: string };

/** Text from bytes. kubectl takes UTF-8 alone, and so does this. */
export function decode(bytes: Buffer): Decoded {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return { line: 1, wrong: 'is UTF-16, and Kubernetes reads UTF-8; save it as UTF-8' };
  }
  try {
    return { text: UTF8.decode(bytes).replace(LATE_MARK, '$1') };
  } catch {
    return { line: lineOfFirstBadByte(bytes), wrong: 'holds bytes that are not UTF-8; save it as UTF-8' };
  }
}

function startsWith(bytes: Buffer, mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** A newline is one byte and never part of another character, so each line can be tried alone. */
function lineOfFirstBadByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end + 1;
    try {
      UTF8.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop;
  }
  return line;
}
