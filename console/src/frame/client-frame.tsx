import { useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { LiveProvider } from '../live/live.tsx';
import { OrderSearch } from '../pages/backlog/use-order-search.ts';
import { ClientContext, useSession } from '../session/session.tsx';
import { NotFound } from '../ui/states/not-found.tsx';
import { Frame } from './frame.tsx';
import { ClientCrisisChips } from './live-crises.tsx';

/** The frame of a page about one client, named by the address, with its event stream open. */
export function ClientFrame({ children }: { children: ReactNode }) {
  const { client: slug } = useParams({ strict: false }) as { client?: string };
  const { clients } = useSession();
  const client = useMemo(() => clients.find((known) => known.slug === slug), [clients, slug]);

  if (!client) {
    return (
      <Frame>
        <NotFound />
      </Frame>
    );
  }
  return (
    // Another client is another world: no state of the last one may stay on screen.
    <ClientContext value={client} key={client.clientId}>
      <LiveProvider clientId={client.clientId}>
        <OrderSearch />
        <Frame chips={<ClientCrisisChips />}>{children}</Frame>
      </LiveProvider>
    </ClientContext>
  );
}
