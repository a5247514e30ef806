import { iconPaths, type IconName } from './icon-paths.tsx';

export type { IconName };

export interface IconProps {
  name: IconName;
  sizePx?: number;
  className?: string;
}

/** Decoration beside a word, or inside a control that has a name: never the only carrier of meaning. */
export function Icon({ name, sizePx = 16, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={sizePx}
      height={sizePx}
      // The stroke stays 1.5 px on screen whatever the size.
      strokeWidth={(1.5 * 24) / sizePx}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
      className={className}
    >
      {iconPaths[name]}
    </svg>
  );
}
