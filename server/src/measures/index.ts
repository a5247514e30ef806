export { BacklogFigures, readBacklogFigures } from './backlog-figures.ts';
