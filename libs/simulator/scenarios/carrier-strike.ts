import type { Scenario } from '../scenario.ts';

export const carrierStrike: Scenario = {
  name: 'carrier-strike',
  title: 'The main carrier strikes',
  summary: 'Drivers of the standard carrier stop work for four days: what it collects, or has on the road, comes four days later.',
  effects: [{ kind: 'carrier_slowed', carrierCode: 'longmoor', startsAfterHours: 0, lastsHours: 96, extraDays: 4 }],
  injects: [
    { afterMinutes: 0, from: 'Carrier, key account', channel: 'mail', text: 'Our drivers have walked out this morning. Collections are uncertain; parcels in our depots stay there.' },
    { afterMinutes: 120, from: 'Another carrier', channel: 'phone', text: 'We can take up to 300 parcels a day from you, at the express rate, if you tell us by noon.' },
  ],
};
