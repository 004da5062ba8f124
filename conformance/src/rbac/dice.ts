const NUMBERS = 4294967296;

/** Chances from a seed, so that a failing world can be made again. */
export class Dice {
  private state: number;

  public constructor(seed: number) {
    this.state = (seed * 2654435761) % NUMBERS;
  }

  /** From 0 to one less than the sides. */
  public roll(sides: number): number {
    this.state = (this.state * 1664525 + 1013904223) % NUMBERS;
    return Math.floor((this.state / NUMBERS) * sides);
  }

  /** Once in so many times. */
  public once(times: number): boolean {
    return this.roll(times) === 0;
  }

  public of<T>(list: readonly T[]): T {
    return list[this.roll(list.length)];
  }

  public some<T>(list: readonly T[], times = 2): T[] {
    return list.filter(() => this.once(times));
  }

  public atLeastOne<T>(list: readonly T[]): T[] {
    return [...new Set([this.of(list), ...this.some(list, 3)])];
  }

  /** In a random order. */
  public shuffled<T>(list: readonly T[]): T[] {
    return list
      .map(one => ({ one, place: this.roll(NUMBERS) }))
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one);
  }
}
