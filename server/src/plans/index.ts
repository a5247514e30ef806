import { plansRoutes } from './routes.ts';

export { findPlaybooks } from './find-playbooks.ts';
export { lintPlaybook } from './lint-playbook.ts';
export { pinPlaybook } from './pin-playbook.ts';
export { CRISIS_TYPES, Playbook, SEVERITIES, type PlaybookTask } from './playbook.ts';
export { readPlaybook } from './read-playbook.ts';

export const plansModule = { name: 'plans', routes: plansRoutes };
