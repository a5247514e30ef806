/** No body of ours nests deeper than about ten levels. */
export const BODY_DEPTH_MAX = 64;

/**
 * Whether a parsed body nests deeper than BODY_DEPTH_MAX: what walks it by recursion
 * (schemas, JSON.stringify) would otherwise run out of stack. Walks without recursion.
 */
export function isTooDeep(body: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    if (depth === BODY_DEPTH_MAX) return true;
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 });
  }
  return false;
}
