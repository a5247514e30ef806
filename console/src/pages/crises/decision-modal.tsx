import { Button, Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, type CrisisRoom, type Decision } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import styles from './why-modal.module.css';

export interface DecisionModalProps {
  room: CrisisRoom;
  /** The decision to take; null for a question of one's own. */
  decision: Decision | null;
  /** What was typed already of one's own question. */
  question?: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Question, choice, reason: what goes into the record with the figures of this moment. */
export function DecisionModal({ isOpen, onClose, ...form }: DecisionModalProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={form.decision?.question ?? 'Record a decision'} size={520}>
      <DecisionForm onClose={onClose} {...form} />
    </Modal>
  );
}

function DecisionForm({ room, decision, question: typed = '', onClose }: Omit<DecisionModalProps, 'isOpen'>) {
  const { clientId } = useClient();
  const [question, setQuestion] = useState(typed);
  const [choice, setChoice] = useState('');
  const [rationale, setRationale] = useState('');
  const decide = useAct(api.decide, { refreshes: [api.readCrisis, api.findLog], onDone: onClose });
  const options = decision?.options ?? [];

  const missing = [!decision && !question.trim() && 'the question', !choice.trim() && 'the choice', !rationale.trim() && 'the reason'].filter(Boolean);
  const submit = () =>
    decide.mutate({
      params: { clientId, crisisId: room.crisisId },
      body: { ...(decision ? { decisionId: decision.decisionId } : { question: question.trim() }), choice: choice.trim(), rationale: rationale.trim() },
    });

  return (
    <div className={styles.form}>
      {!decision && <TextInput data-autofocus label="Question" value={question} onChange={(event) => setQuestion(event.currentTarget.value)} />}
      {options.length > 0 ? (
        <Radio.Group label="Choice" value={choice} onChange={setChoice}>
          <div className={styles.options}>
            {options.map((option, index) => (
              <Radio key={option} value={option} label={option} data-autofocus={index === 0 || undefined} />
            ))}
          </div>
        </Radio.Group>
      ) : (
        <TextInput label="Choice" value={choice} onChange={(event) => setChoice(event.currentTarget.value)} />
      )}
      <Textarea label="Why" autosize minRows={2} maxLength={2000} value={rationale} onChange={(event) => setRationale(event.currentTarget.value)} />
      {decide.error && <ErrorState error={decide.error} size="inline" />}
      <footer className={styles.foot}>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Back
        </Button>
        <ReasonButton loading={decide.isPending} reason={missing.length > 0 ? `Still missing: ${missing.join(', ')}.` : null} onClick={submit}>
          Record the decision
        </ReasonButton>
      </footer>
    </div>
  );
}
