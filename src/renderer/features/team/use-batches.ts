import { useCallback, useEffect, useRef, useState } from 'react';
import type { TeamBatchView } from '@shared/contract/team-batch';
import type { TeamBatchList } from '@shared/contract/team-batches';
import { call } from '../../bridge/bridge';
import { onJobOver } from '../../bridge/jobs';
import { startReading } from '../../bridge/reading';

/** Milliseconds between two looks at the hub, while machines are at something and while nothing happens. */
const WORKING = 2_000;
const RESTING = 15_000;

interface Heard {
  /** Who was asked. */
  readonly hub: string;
  /** The last that was heard. */
  readonly list: TeamBatchList | null;
  /** Why the last look failed; null: it did not. */
  readonly failure: unknown;
}

export interface Batches extends Pick<Heard, 'list' | 'failure'> {
  readonly again: () => void;
}

/** What the team's hub has to be pre-labelled; looked at while it is shown, and when work of this window has ended. */
export function useBatches(hub: string): Batches {
  const [heard, setHeard] = useState<Heard>({ hub, list: null, failure: null });
  const reader = useRef<() => void>(() => {});
  const known = heard.hub === hub ? heard : { hub, list: null, failure: null };
  const isWorking = known.list?.batches.some(isOpen) ?? false;
  useEffect(() => {
    const reading = startReading(
      () => call('teamBatches.list', { hub }),
      (list) => setHeard({ hub, list, failure: null }),
      (failure) => setHeard((before) => ({ hub, list: before.hub === hub ? before.list : null, failure })),
      300,
    );
    reader.current = reading.again;
    const end = onJobOver(({ kind }) => {
      if (kind === 'team-put' || kind === 'team-help' || kind === 'sync') reading.again();
    });
    return () => {
      end();
      reading.stop();
    };
  }, [hub]);
  useEffect(() => {
    const look = () => document.hidden || reader.current();
    const timer = setInterval(look, isWorking ? WORKING : RESTING);
    return () => clearInterval(timer);
  }, [isWorking]);
  const again = useCallback(() => reader.current(), []);
  return { list: known.list, failure: known.failure, again };
}

/** Whether machines have something to do for a batch. */
export function isOpen({ state, waiting, active }: TeamBatchView): boolean {
  return state === 'running' && waiting + active > 0;
}
