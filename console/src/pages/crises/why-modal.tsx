import { Button, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import styles from './why-modal.module.css';

export interface WhyModalProps {
  title: string;
  /** Of the field: "Why it is no crisis". */
  label: string;
  /** On the button. */
  verb: string;
  isOpen: boolean;
  isBusy: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (why: string) => void;
  /** Above the field: what the reason is about. */
  children?: ReactNode;
}

/** Asks for the reason that goes into the record. */
export function WhyModal({ isOpen, onClose, title, ...form }: WhyModalProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size={520}>
      {/* Mounted with the dialog, so that each opening starts empty. */}
      <WhyForm onClose={onClose} {...form} />
    </Modal>
  );
}

function WhyForm({ label, verb, isBusy, error, onClose, onSubmit, children }: Omit<WhyModalProps, 'isOpen' | 'title'>) {
  const [why, setWhy] = useState('');
  return (
    <div className={styles.form}>
      {children}
      <Textarea data-autofocus label={label} autosize minRows={2} maxLength={2000} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
      {error !== null && error !== undefined && <ErrorState error={error} size="inline" />}
      <footer className={styles.foot}>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Back
        </Button>
        <ReasonButton loading={isBusy} reason={why.trim() === '' ? 'Give the reason first: it goes into the log.' : null} onClick={() => onSubmit(why.trim())}>
          {verb}
        </ReasonButton>
      </footer>
    </div>
  );
}
