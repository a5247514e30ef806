import type { Scenario } from '../scenario.ts';

export const baseline: Scenario = {
  name: 'baseline',
  title: 'Quiet times',
  summary: 'Nothing happens but the ordinary.',
  effects: [],
  injects: [],
};
