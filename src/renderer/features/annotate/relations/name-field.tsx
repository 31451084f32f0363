import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { nameSchema } from '@shared/model/name';

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly width?: number | string;
  /** Enter, a choice from the list, or leaving the field. */
  readonly onName: (name: string) => void;
}

/** What a relation says: a name that is used already, or a new one. Escape leaves it as it was. */
export function NameField({ label, value, names, width, onName }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  function end(text: string | null): void {
    setTyped(null);
    const name = nameSchema.safeParse(text?.trim());
    if (name.success && name.data !== value) onName(name.data);
  }
  return (
    <Autocomplete
      size="xs"
      aria-label={label}
      data={[...names]}
      limit={12}
      maxLength={120}
      {...(width !== undefined && { w: width })}
      value={typed ?? value}
      onChange={setTyped}
      onOptionSubmit={end}
      onBlur={() => end(typed)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') setTyped(null);
        if (event.key === 'Enter' && !event.defaultPrevented) end(typed);
      }}
    />
  );
}
