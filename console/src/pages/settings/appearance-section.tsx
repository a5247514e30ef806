import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Section } from './section.tsx';

/** How the console looks in this browser. */
export function AppearanceSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title="Appearance" lead="In this browser only. Row height and columns are chosen in each list.">
      <div>
        <SegmentedControl
          aria-label="Colours"
          data={[
            { value: 'auto', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
        />
      </div>
    </Section>
  );
}
