import { usualThreads } from '../threads';
import type { Network, NetworkSource, OpenNetwork } from './network';
import { openHere } from './open-here';

interface Computing {
  /** That a network computes with. */
  readonly threads: number;
  readonly open: OpenNetwork;
}

let computing: Computing = { threads: usualThreads(), open: openHere };

/** Says how the networks of this process compute from now on. */
export function computeWith(way: Computing): void {
  computing = way;
}

export function openNetwork(source: Omit<NetworkSource, 'threads'>): Promise<Network> {
  return computing.open({ ...source, threads: computing.threads });
}
