import { useState } from 'react';

/** A choice of looks that this machine remembers (sizes, panels, table or grid); never data. */
export function useRemembered<Value>(
  name: string,
  initial: Value,
  isValid: (value: unknown) => value is Value,
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => read(name, initial, isValid));
  const remember = (next: Value) => {
    setValue(next);
    localStorage.setItem(storageKey(name), JSON.stringify(next));
  };
  return [value, remember];
}

function read<Value>(name: string, initial: Value, isValid: (value: unknown) => value is Value): Value {
  const text = localStorage.getItem(storageKey(name));
  if (text === null) return initial;
  try {
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : initial;
  } catch {
    return initial;
  }
}

function storageKey(name: string): string {
  return `plumbline.${name}`;
}
