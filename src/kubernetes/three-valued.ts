/** Yes, no, or unknown: Kubernetes' own three values. */
export type Truth = boolean | undefined;

export function every(values: readonly Truth[]): Truth {
  if (values.includes(false)) {
    return false;
  }
  return values.includes(undefined) ? undefined : true;
}

export function any(values: readonly Truth[]): Truth {
  if (values.includes(true)) {
    return true;
  }
  return values.includes(undefined) ? undefined : false;
}
