import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { api, type CrisisRoom, type Decision } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { useKeys } from '../../ui/keys/use-keys.ts';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { roleInWords } from './crisis-words.ts';
import { DecisionModal } from './decision-modal.tsx';
import styles from './log-tab.module.css';
import { matches, parseComposer } from './parse-composer.ts';

interface Offer {
  key: string;
  label: string;
  aside: string;
  take: () => void;
}

/** Writes into the log, takes decisions and finishes tasks without leaving the keyboard. */
export function LogComposer({ room }: { room: CrisisRoom }) {
  const { clientId } = useClient();
  const may = useMay();
  const [text, setText] = useState('');
  const [deciding, setDeciding] = useState<{ decision: Decision | null; question: string } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const params = { clientId, crisisId: room.crisisId };
  const done = { refreshes: [api.readCrisis, api.findLog, api.findNeeds], onDone: () => setText('') };
  const note = useAct(api.addNote, done);
  const work = useAct(api.workTask, done);
  useKeys('Log', [{ keys: 'w', does: 'Write into the log', run: () => field.current?.focus() }]);
  if (!room.can.addNote) return null;

  const typed = parseComposer(text);
  const offers = offersFor();
  const error = note.error ?? work.error;
  const reason = whyNot();

  function offersFor(): Offer[] {
    if (typed.kind === 'task') {
      return room.tasks
        .filter((task) => (task.state === 'ready' || task.state === 'in_progress') && matches(task.title, typed.search))
        .map(({ taskId, title, role }) => ({
          key: taskId,
          label: `Done: ${title}`,
          aside: typed.result ?? roleInWords(role),
          take: () => work.mutate({ params: { ...params, taskId }, body: { verb: 'finishTask', result: typed.result } }),
        }));
    }
    if (typed.kind !== 'decide' || !room.can.decide) return [];
    const known = room.decisions
      .filter(({ state, question }) => state === 'proposed' && matches(question, typed.search))
      .map((decision) => ({ key: decision.decisionId, label: decision.question, aside: decision.options.join(' · '), take: () => decide(decision, '') }));
    return [...known, { key: 'own', label: typed.search || 'A question of your own', aside: 'new decision', take: () => decide(null, typed.search) }];
  }

  function decide(decision: Decision | null, question: string) {
    setDeciding({ decision, question });
    setText('');
  }

  function whyNot(): string | null {
    if (!may('crises.work')) return 'Your role may only read crises.';
    if (typed.kind === 'empty') return 'Write something first.';
    if (typed.kind === 'unknown') return `There is no command ${typed.command}.`;
    if (typed.kind === 'task' && offers.length === 0) return 'No task that can be taken up has these words in its title.';
    return null;
  }

  function submit() {
    if (reason) return;
    if (typed.kind === 'note') note.mutate({ params, body: { text: typed.text } });
    else offers[0]?.take();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  }

  return (
    <div className={styles.composer}>
      <div className={styles.row}>
        <Textarea
          ref={field}
          aria-label="Write into the log"
          placeholder="What you saw, heard or did"
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ReasonButton size="sm" loading={note.isPending || work.isPending} reason={reason} onClick={submit}>
          {typed.kind === 'decide' ? 'Decide' : typed.kind === 'task' ? 'Done' : 'Write'}
        </ReasonButton>
      </div>
      {offers.length > 0 && (
        <ul className={styles.offers} aria-label="What it can mean">
          {offers.map(({ key, label, aside, take }) => (
            <li key={key}>
              <button type="button" onClick={take}>
                {label}
                <span>{aside}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.hint}>
        <code>/decide</code> records a decision, <code>/task</code> finishes one: <code>/task confirm: everybody is safe</code>. Enter takes the first.
      </p>
      {error && <ErrorState error={error} size="inline" />}
      <DecisionModal room={room} decision={deciding?.decision ?? null} question={deciding?.question} isOpen={deciding !== null} onClose={() => setDeciding(null)} />
    </div>
  );
}
