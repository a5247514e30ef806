import type { LiveConnection } from '../live/connect-live.ts';
import type { Session, SessionClient } from '../session/session.tsx';

export const sampleClient: SessionClient = {
  clientId: '0192d3c4-0000-7000-8000-000000000001',
  slug: 'nordkap',
  name: 'Nordkap Outdoor',
  currency: 'EUR',
  timeZone: 'Europe/Oslo',
  languages: ['en', 'no', 'de', 'pl'],
  isDrill: true,
  permissions: [],
};

export const sampleSession: Session = {
  person: { personId: null, name: 'Ines Moura', email: 'ines@harbour-bpo.example' },
  provider: { providerId: '0192d3c4-0000-7000-8000-000000000000', name: 'Harbour BPO' },
  permissions: [],
  clients: [
    sampleClient,
    { ...sampleClient, clientId: 'c2', slug: 'olist', name: 'Olist 2018', isDrill: false },
  ],
};

export const sampleLive: LiveConnection = {
  status: (() => {
    const status = { state: 'live' as const, heardAt: new Date() };
    return () => status;
  })(),
  onStatus: () => () => undefined,
  onEvent: () => () => undefined,
  open: () => () => undefined,
};
