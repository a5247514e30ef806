import { Modal } from '@mantine/core';
import { createStore, useStore } from '../store.ts';
import styles from './key-help.module.css';
import { useKeyGroups } from './use-keys.ts';

const opened = createStore(false);

/** Show the list of keys. */
export function openKeyHelp(): void {
  opened.set(true);
}

/** The list of every key that works here; opened by `?`. */
export function KeyHelp() {
  const isOpen = useStore(opened);
  const groups = useKeyGroups();
  return (
    <Modal opened={isOpen} onClose={() => opened.set(false)} title="Keys" size="lg">
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.name}>
            <h3 className={styles.name}>{group.name}</h3>
            <dl>
              {group.bindings.map((binding) => (
                <div key={binding.keys} className={styles.row}>
                  <dt>{binding.does}</dt>
                  <dd>
                    {binding.keys.split(' ').map((key) => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
