/** Yes, no, or not to be told from the input: Kubernetes' own three values. */
export type Truth = boolean | undefined;

export function every(values: readonly Truth[]): Truth {
  return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
}

export function any(values: readonly Truth[]): Truth {
  return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
}
