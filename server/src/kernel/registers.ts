/** Critical work (paging, stop-ship) never waits behind bulk work, and neither behind addresses outside that answer slowly or never. */
export type Lane = 'critical' | 'bulk' | 'outside';

/** Which jobs react to which event: composed once, from every module's reactions. */
export type ReactionMap = ReadonlyMap<string, readonly { job: string; lane: Lane }[]>;

/**
 * What modules hand to a mechanism below them (facets to scopes, actions to actions):
 * composed once at start and reached through the context, so that the mechanism needs to
 * import none of them.
 */
export type Registers = ReadonlyMap<string, unknown>;

/** The typed key of one register. The mechanism that reads it makes it. */
export type Register<T> = {
  /** The entry with which the composition fills it. */
  entry(value: T): [string, unknown];
  /** @throws when the composition did not fill it: a defect of the start, not of a request. */
  of(on: { registers: Registers }): T;
};

export function register<T>(name: string): Register<T> {
  return {
    entry: (value) => [name, value],
    of({ registers }) {
      if (!registers.has(name)) throw new Error(`the register "${name}" was not composed`);
      // Only `entry` of this same register fills this name.
      return registers.get(name) as T; // oxlint-disable-line typescript/no-unsafe-type-assertion
    },
  };
}
