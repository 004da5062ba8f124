/** The fewest of the objects over which something still holds, by leaving out one after the other. */
export function smallest<T>(objects: readonly T[], holds: (fewer: readonly T[]) => boolean): readonly T[] {
  for (const object of objects) {
    const fewer = objects.filter(other => other !== object);
    if (holds(fewer)) {
      return smallest(fewer, holds);
    }
  }
  return objects;
}
