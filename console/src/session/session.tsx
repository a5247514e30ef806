import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { api, type ReadMeResponse } from '../api/generated.ts';
import { readQuery } from '../api/queries.ts';

export type Session = ReadMeResponse;
export type SessionClient = Session['clients'][number];

export const SessionContext = createContext<Session | null>(null);
export const ClientContext = createContext<SessionClient | null>(null);

export const sessionQuery = readQuery(api.readMe, {});

/** Shows `children` to somebody signed in, `pending` until that is known, nothing otherwise. */
export function SessionGate({ pending, children }: { pending: ReactNode; children: ReactNode }) {
  const me = useQuery(sessionQuery);
  if (me.isPending) return pending;
  // A 401 has already sent the reader to the sign-in page (app.tsx).
  if (me.isError) return null;
  return <SessionContext value={me.data}>{children}</SessionContext>;
}

/** Who is signed in. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('Cannot read the session: this page is shown outside SessionGate.');
  return session;
}

/** The client whose page this is. */
export function useClient(): SessionClient {
  const client = use(ClientContext);
  if (!client) throw new Error('Cannot read the client: this page is not under /c/$client.');
  return client;
}

/** The client whose page this is, or null on pages about all of them. */
export function useClientIfAny(): SessionClient | null {
  return use(ClientContext);
}

/** Whether the signed-in person holds a permission, at this client if there is one. Only for what no response's `can` answers. */
export function useMay(): (permission: string) => boolean {
  const session = useSession();
  const { permissions } = useClientIfAny() ?? session;
  return useMemo(() => {
    const held = new Set(permissions);
    return (permission: string) => held.has(permission);
  }, [permissions]);
}
