export { action, ActionDescription, actionRegister, BATCH_SUBJECTS_MAX, composeActions, OUTCOMES, ReceiptFacts, type Action, type ActionRun, type Limit, type Outcome, type ReceiptDraft, type UndoneReceipt } from './action.ts';

export const actionsModule = { name: 'actions' };
