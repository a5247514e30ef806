/** The product's mark: a wave under a roof. */
export function Mark({ sizePx = 24 }: { sizePx?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={sizePx} height={sizePx} aria-hidden focusable={false}>
      <rect width="32" height="32" rx="7" fill="var(--bw-accent-fill)" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M7 21.5c3 0 3-2.5 6-2.5s3 2.5 6 2.5 3-2.5 6-2.5" />
        <path d="M9 15.5 16 8l7 7.5" />
      </g>
    </svg>
  );
}
