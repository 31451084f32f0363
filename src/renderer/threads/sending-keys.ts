import type { KeyboardEvent } from 'react';

/** Ctrl+Enter sends what is written, Escape leaves it; no key of it reaches the screen behind. */
export function sendingKeys(onSend: () => void, onLeave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
