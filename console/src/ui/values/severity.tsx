import styles from './severity.module.css';

const LEVELS_MAX = 4;

/** How bad a crisis is, 1 the worst: a number, bars, and a colour. */
export function Severity({ level }: { level: number }) {
  return (
    <span className={styles.severity} data-level={level}>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden>
        {Array.from({ length: LEVELS_MAX }, (_, index) => (
          <rect
            key={index}
            x={index * 3.7}
            y={9 - index * 3}
            width="2.6"
            height={3 + index * 3}
            rx="0.8"
            opacity={index < LEVELS_MAX + 1 - level ? 1 : 0.25}
          />
        ))}
      </svg>
      SEV {level}
    </span>
  );
}
