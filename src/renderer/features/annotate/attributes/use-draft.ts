import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Gives the text now, when it differs from what was there. */
  readonly give: () => void;
  /** Enter gives, Escape takes back; neither while an input method is composing. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Text that is being typed, given when the field is left in any way: also when what it belongs to is left by a click
 * that takes the field away.
 *
 * @param onEnter what comes after Enter has given the text.
 */
export function useDraft(initial: string, onGive: (text: string) => void, onEnter?: () => void): Draft {
  const [text, setText] = useState(initial);
  // What was changed elsewhere, by undo say, is taken over; what is being typed comes to the same text when it is given.
  const [shown, setShown] = useState(initial);
  if (shown !== initial) {
    setShown(initial);
    setText(initial);
  }
  const now = useRef({ text, initial, onGive });
  useEffect(() => {
    now.current = { text, initial, onGive };
  });
  const give = () => {
    const { text: typed, initial: before, onGive: then } = now.current;
    if (typed === before) return;
    now.current = { ...now.current, initial: typed };
    then(typed);
  };
  const giveAtEnd = useRef(give);
  useEffect(() => {
    giveAtEnd.current = give;
  });
  useEffect(() => () => giveAtEnd.current(), []);
  return {
    text,
    setText(typed) {
      now.current = { ...now.current, text: typed };
      setText(typed);
    },
    give,
    onKeyDown(event) {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && !event.shiftKey) {
        event.preventDefault();
        give();
        onEnter?.();
      } else if (event.key === 'Escape') {
        now.current = { ...now.current, text: initial };
        setText(initial);
      }
    },
  };
}
