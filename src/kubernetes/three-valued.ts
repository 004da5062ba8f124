/** Yes, no, or not to be told from the input: Kubernetes' own three values. */
export type Tri = boolean | undefined;

export function every(values: readonly Tri[]): Tri {
  return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
}

export function any(values: readonly Tri[]): Tri {
  return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
}
