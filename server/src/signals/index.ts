import { forEachClient, type Schedule } from '../kernel/jobs.ts';
import { observe } from './observe.ts';
import { signalsRoutes } from './routes.ts';

export { endProposal, releaseProposal } from './end-proposal.ts';
export { observe } from './observe.ts';

const observing: Schedule = {
  name: 'signals.observe',
  everySeconds: 15,
  run: (services) => forEachClient(services, 'signals.observe', observe),
};

export const signalsModule = { name: 'signals', routes: signalsRoutes, schedules: [observing] };
