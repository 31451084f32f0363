import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EventPayload } from '@shared/contract/events';
import type { ChannelInput, ChannelName, ChannelOutput } from '@shared/contract/index';
import { call, on } from './bridge';
import { startReading } from './reading';
import { showError } from '../i18n/show-error';

const readEveryMilliseconds = 300;

export interface Answer<Value> {
  /** Null until the first answer is here; the old one stays while the same question is asked again. */
  readonly value: Value | null;
  readonly again: () => void;
}

type Changed = EventPayload<'project.changed'>;

function always(): boolean {
  return true;
}

/**
 * What the main process answers, asked again after each commit that `matters`. An answer that was overtaken by another
 * question is dropped. `input` null asks nothing.
 */
export function useAnswer<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name> | null,
  matters: (change: Changed) => boolean = always,
): Answer<ChannelOutput<Name>> {
  const key = input === null ? null : JSON.stringify(input);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: ChannelOutput<Name> } | null>(null);
  const question = useEffectEvent(() => input);
  const counts = useEffectEvent(matters);
  const reader = useRef<() => void>(() => {});
  useEffect(() => {
    if (key === null) return undefined;
    const reading = startReading(
      () => {
        const asked = question();
        return asked === null ? null : call(name, asked);
      },
      (value) => setAnswer({ key, value }),
      showError,
      readEveryMilliseconds,
    );
    reader.current = reading.again;
    const end = on('project.changed', (change) => {
      if (counts(change)) reading.again();
    });
    return () => {
      reading.stop();
      end();
    };
  }, [name, key]);
  const again = useCallback(() => reader.current(), []);
  return { value: answer !== null && answer.key === key ? answer.value : null, again };
}
