import { useState } from 'react';
import { SkeletonText } from '../states/skeletons.tsx';
import { formatDateTime } from '../values/format.ts';
import { StoryEntry, type StoryEntryData } from './story-entry.tsx';
import styles from './story.module.css';

export type { StoryEntryData };

export interface StoryProps {
  label: string;
  /** The newest first, as the API gives them. */
  entries: readonly StoryEntryData[];
  /** How each kind is called, in the order in which they are offered. */
  kinds: Readonly<Record<string, string>>;
  isLoading?: boolean;
  /** Shown when there are older entries. */
  onOlder?: () => void;
}

/** The whole life of a thing as one vertical time line; kinds can be folded away. */
export function Story({ label, entries, kinds, isLoading = false, onOlder }: StoryProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const counts = Map.groupBy(entries, (entry) => entry.kind);
  const days = Map.groupBy(
    entries.filter((entry) => !folded.has(entry.kind)),
    (entry) => formatDateTime(new Date(entry.at), undefined, 'day'),
  );

  function toggle(kind: string) {
    const next = new Set(folded);
    if (!next.delete(kind)) next.add(kind);
    setFolded(next);
  }

  if (isLoading) return <SkeletonText lines={6} />;
  return (
    <section aria-label={label}>
      {Object.keys(kinds).length > 0 && (
        <div className={styles.kinds} role="group" aria-label="Kinds shown">
          {Object.entries(kinds)
            .filter(([kind]) => counts.has(kind))
            .map(([kind, name]) => (
              <button
                key={kind}
                type="button"
                className={styles.kind}
                aria-pressed={!folded.has(kind)}
                onClick={() => toggle(kind)}
              >
                {name} <span>{counts.get(kind)?.length}</span>
              </button>
            ))}
        </div>
      )}
      {[...days].map(([day, members]) => (
        <div key={day} className={styles.day}>
          <p className={styles.dayName}>{day}</p>
          <ol>
            {members.map((entry) => (
              <StoryEntry key={entry.id} entry={entry} />
            ))}
          </ol>
        </div>
      ))}
      {onOlder && (
        <button type="button" className={styles.older} onClick={onOlder}>
          Show older
        </button>
      )}
    </section>
  );
}
