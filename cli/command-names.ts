/** `declareCrisis` and `status page` as `declare-crisis` and `status-page`. */
export function toKebab(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').replaceAll(/[\s_]+/g, '-').toLowerCase();
}

/** The noun a module's name stands for, one of it and several: crises, crisis. */
function nounsOf(tag: string): string[] {
  const plural = toKebab(tag);
  const singulars = [plural.replace(/ses$/, 'sis'), plural.replace(/ies$/, 'y'), plural.replace(/s$/, '')];
  return [plural, ...singulars.filter((one) => one !== plural)];
}

/**
 * The short name of each operation: without the noun its module's name says already, as in
 * `crises declare` for declareCrisis. Where two would be called the same (receiveOrder,
 * receiveOrders), or nothing would be left, the name stays whole.
 */
export function commandNames(operations: readonly { tag: string; operationId: string }[]): Map<string, string> {
  const shortened = operations.map(({ tag, operationId }) => {
    const full = toKebab(operationId);
    const noun = nounsOf(tag).find((one) => full.endsWith(`-${one}`));
    return { tag, operationId, full, short: noun === undefined ? full : full.slice(0, -noun.length - 1) };
  });
  const count = Map.groupBy(shortened, ({ tag, short }) => `${tag} ${short}`);
  const fullNames = new Set(shortened.map(({ tag, full }) => `${tag} ${full}`));
  return new Map(shortened.map(({ tag, operationId, full, short }) => {
    const isFree = count.get(`${tag} ${short}`)!.length === 1 && (short === full || !fullNames.has(`${tag} ${short}`));
    return [operationId, isFree ? short : full];
  }));
}
