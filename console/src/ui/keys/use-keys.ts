import { useEffect, useRef } from 'react';
import { createStore, useStore } from '../store.ts';

export interface KeyBinding {
  /** One key (`j`, `?`, `Escape`) or two after one another (`g b`). */
  keys: string;
  /** What it does, for the list behind `?`. */
  does: string;
  run: () => void;
}

export interface KeyGroup {
  name: string;
  bindings: readonly KeyBinding[];
}

/** How long the second key of a pair may take. */
const PAIR_WITHIN_MS = 1_000;

const groups = createStore<readonly KeyGroup[]>([]);
let firstOfPair: { key: string; at: number } | null = null;

/**
 * Bind keys while the calling component is on screen; those bound last win. Keys typed into a
 * field, or together with Ctrl, Alt or Meta, or while a dialog is open, are left alone.
 */
export function useKeys(name: string, bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });

  useEffect(() => {
    const group: KeyGroup = {
      name,
      get bindings() {
        return latest.current;
      },
    };
    groups.set([...groups.get(), group]);
    return () => groups.set(groups.get().filter((other) => other !== group));
  }, [name]);
}

/** Every key that works on the page as it is, for the list behind `?`. */
export function useKeyGroups(): readonly KeyGroup[] {
  return useStore(groups);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]')) return;

  const pair = firstOfPair;
  firstOfPair = null;
  const isPair = pair !== null && Date.now() - pair.at < PAIR_WITHIN_MS;
  const pressed = isPair ? `${pair.key} ${event.key}` : event.key;

  const bindings = groups.get().toReversed().flatMap((group) => group.bindings);
  const binding = bindings.find(({ keys }) => keys === pressed);
  if (binding) {
    event.preventDefault();
    binding.run();
  } else if (bindings.some(({ keys }) => keys.startsWith(`${event.key} `))) {
    firstOfPair = { key: event.key, at: Date.now() };
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}

document.addEventListener('keydown', onKeyDown);
