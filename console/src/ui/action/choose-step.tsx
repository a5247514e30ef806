import { ReasonButton } from '../basics/reason-button.tsx';
import styles from './action-drawer.module.css';
import type { ActionContract } from './action-types.ts';

export interface ChooseStepProps<Input> {
  action: ActionContract<Input>;
  input: Input;
  onChange: (input: Input) => void;
  onPreview: () => void;
}

export function ChooseStep<Input>({ action, input, onChange, onPreview }: ChooseStepProps<Input>) {
  return (
    <>
      <div className={styles.fields}>{action.form?.({ input, onChange })}</div>
      <footer className={styles.foot}>
        <span className={styles.footNote}>Nothing changes yet.</span>
        <ReasonButton size="sm" reason={action.check?.(input)} onClick={onPreview}>
          Preview
        </ReasonButton>
      </footer>
    </>
  );
}
