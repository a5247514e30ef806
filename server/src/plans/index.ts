import { plansRoutes } from './routes.ts';

export { findCircle, lintPlaybook, Playbook, SEVERITIES, CRISIS_TYPES, type PlaybookTask } from './playbook.ts';
export { findPlaybooks, pinPlaybook, readPlaybook, type PinnedPlaybook } from './find-playbooks.ts';

export const plansModule = { name: 'plans', routes: plansRoutes };
