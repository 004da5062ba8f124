import { createHash } from 'crypto';

/** Names in one bucket. 500 names of 63 characters stay far below the size at which a client-side apply fails (256 KiB). */
export const BUCKET_SIZE = 500;

const HASH_BITS = 32;

export interface Bucket {
  /** Leading bits of the hash that the names share; empty while everything fits one bucket. */
  readonly bits: string;
  readonly names: readonly string[];
}

/**
 * Splits names into buckets by an extendible hash: a bucket that overflows splits in two and the others stay as they are,
 * so that one name more or less changes one bucket (two at the moment of a split).
 */
export function buckets(names: readonly string[], size = BUCKET_SIZE): Bucket[] {
  return split('', names.map(name => ({ name, hash: hashBits(name) })), size);
}

interface Hashed {
  readonly name: string;
  readonly hash: string;
}

function split(bits: string, items: readonly Hashed[], size: number): Bucket[] {
  // No empty bucket: RBAC reads an empty list of names as all names.
  if (items.length === 0) {
    return [];
  }
  if (items.length <= size || bits.length === HASH_BITS) {
    return [{ bits, names: items.map(item => item.name).sort() }];
  }
  return ['0', '1'].flatMap(bit => split(bits + bit, items.filter(item => item.hash[bits.length] === bit), size));
}

function hashBits(name: string): string {
  const head = createHash('sha256').update(name).digest().readUInt32BE(0);
  return head.toString(2).padStart(HASH_BITS, '0');
}
