/** A workflow finds its own comment by this. */
export const MARKER = '<!-- ocm-access diff -->';
