import { Button } from '@mantine/core';
import { type DragEvent, useId, useState } from 'react';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './imports.module.css';

export interface DropFileProps {
  /** "Orders file" */
  label: string;
  hint: string;
  onFile: (file: File) => void;
}

/** A place to drop a file on, and a button for those who do not drag. */
export function DropFile({ label, hint, onFile }: DropFileProps) {
  const [isOver, setOver] = useState(false);
  const inputId = useId();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }

  return (
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="import" sizePx={20} />
      <p>
        <b>{label}</b>
        <span>{hint}</span>
      </p>
      <Button component="label" htmlFor={inputId} variant="default">
        Choose a file
      </Button>
      <input
        id={inputId}
        type="file"
        className={styles.fileInput}
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
