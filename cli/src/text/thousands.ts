/** A count with commas, `12,345`. The first call of toLocaleString loads locale data, which a short command need not wait for. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
