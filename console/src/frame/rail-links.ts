import { pages, type RailPlace } from '../pages/register.tsx';
import { useClientIfAny, useSession } from '../session/session.tsx';

export interface RailLink extends RailPlace {
  to: string;
}

/**
 * The rail for the client on screen; without one, each place leads to the only or first client
 * of the signed-in person, or to the page about all of them where there is one.
 */
export function useRailLinks(): RailLink[] {
  const session = useSession();
  const chosen = useClientIfAny();
  const client = chosen ?? session.clients[0];

  return pages.flatMap(({ rail }) => {
    if (!rail) return [];
    if (!chosen && rail.hrefForAll) return [{ ...rail, to: rail.hrefForAll() }];
    return client ? [{ ...rail, to: rail.href(client.slug) }] : [];
  });
}
