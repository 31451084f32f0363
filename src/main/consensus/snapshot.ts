import { createHash } from 'node:crypto';
import { canonicalJson } from '@shared/lib/canonical-json';

/** A hash of all that a report is made of, taken in as it is read: equal for equal data and settings. */
export class Snapshot {
  private readonly hash = createHash('sha256');

  add(value: unknown): void {
    this.hash.update(canonicalJson(value)).update('\n');
  }

  /** SHA-256 in hex; ends it. */
  digest(): string {
    return this.hash.digest('hex');
  }
}
