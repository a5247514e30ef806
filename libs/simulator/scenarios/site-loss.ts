import type { Scenario } from '../scenario.ts';

const DAYS = 24;

export const siteLoss: Scenario = {
  name: 'site-loss',
  title: 'The busiest site floods',
  summary:
    'After a night of rain the busiest site stands under water. Its stock cannot be used, nothing leaves and nothing is received for six days; customers write as promises slip.',
  effects: [
    {
      kind: 'site_closed',
      site: 'busiest',
      startsAfterHours: 0,
      lastsHours: 6 * DAYS,
      stockUsable: false,
      reason: 'Flooded: power is off and the ground floor stands under water.',
      reopenedReason: 'Dry, inspected and released for work; stock counted.',
    },
  ],
  injects: [
    { afterMinutes: 0, from: 'Site manager', channel: 'phone', text: 'Water is coming in at the loading docks. We are evacuating and switching the power off.' },
    { afterMinutes: 25, from: 'Fire service', channel: 'phone', text: 'Nobody may enter the building before tomorrow noon. We cannot say more yet.' },
    { afterMinutes: 50, from: 'Carrier dispatcher', channel: 'mail', text: 'Our driver stood before a closed gate. Where should we collect tonight, and how many cages?' },
    { afterMinutes: 90, from: 'Local newspaper', channel: 'press', text: 'We see your warehouse under water. Are customers affected, and since when do you know?' },
    { afterMinutes: 150, from: 'A customer', channel: 'social', text: 'No parcel, no word. Is the shop still alive, or is my money gone?' },
    { afterMinutes: 240, from: 'Client, head of operations', channel: 'phone', text: 'How many orders will be late, and what do you tell the people? I need it before the board meets at four.' },
    { afterMinutes: 24 * 60, from: 'Insurer', channel: 'mail', text: 'Please name the stock lost by lot and value, and keep what is damaged until our expert has seen it.' },
    { afterMinutes: 48 * 60, from: 'Site manager', channel: 'phone', text: 'The upper racks are dry. If we get power we could ship a third of a day from Thursday: shall we?' },
  ],
};
