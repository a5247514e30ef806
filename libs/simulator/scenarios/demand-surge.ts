import type { Scenario } from '../scenario.ts';

export const demandSurge: Scenario = {
  name: 'demand-surge',
  title: 'A post goes around the world',
  summary: 'A well-known cook praises the shop: threefold orders for a day and a half, then half as many again for three days.',
  effects: [
    { kind: 'demand_changed', startsAfterHours: 0, lastsHours: 36, factor: 3 },
    { kind: 'demand_changed', startsAfterHours: 36, lastsHours: 72, factor: 1.5 },
  ],
  injects: [
    { afterMinutes: 10, from: 'Web shop team', channel: 'phone', text: 'Traffic is five times what it was. Is this an attack, or is it real?' },
    { afterMinutes: 60, from: 'Client, marketing', channel: 'mail', text: 'The video has two million views. Please do not switch anything off!' },
  ],
};
