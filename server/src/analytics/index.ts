import { analyticsRoutes } from './routes.ts';

export const analyticsModule = { name: 'analytics', routes: analyticsRoutes };
