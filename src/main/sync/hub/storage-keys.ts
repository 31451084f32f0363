import { z } from 'zod';
import { UserError } from '@shared/lib/user-error';
import type { SecretStore } from '@main/secrets/keychain';
import type { Bucket } from './bucket';
import type { StorageKeys } from './s3-request';

const keysSchema = z.object({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1) });

/** Other keys may do what these may not. */
const refusals = new Set(['hub.storageKeysRefused', 'hub.storageOnlyRead']);

/** Whose keys for which storage: they are never shown to another endpoint that a hub may name one day. */
function nameOf(hub: string, { endpoint, bucket }: Bucket): string {
  return `hub storage ${hub} ${endpoint}/${bucket}`;
}

/** @returns the keys that were kept; null when there are none. */
export function keptKeys(hub: string, bucket: Bucket, secrets: SecretStore): StorageKeys | null {
  const kept = secrets.read(nameOf(hub, bucket));
  return kept === null ? null : keysSchema.parse(JSON.parse(kept));
}

/**
 * Keeps keys that the storage accepted, but not those that expire by themselves.
 *
 * @param hub its address without the password.
 */
export function keepKeys(hub: string, bucket: Bucket, keys: StorageKeys, secrets: SecretStore): void {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  if (sessionToken !== undefined) return;
  const text = JSON.stringify({ accessKeyId, secretAccessKey });
  const name = nameOf(hub, bucket);
  if (secrets.read(name) !== text) secrets.write(name, text);
}

/** @returns keys as every tool for such storage takes them from the environment; null when it has none. */
export function givenKeys(environment: Readonly<Record<string, string | undefined>>): StorageKeys | null {
  const given = keysSchema.safeParse({
    accessKeyId: environment['AWS_ACCESS_KEY_ID'],
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'],
  });
  if (!given.success) return null;
  return { ...given.data, sessionToken: environment['AWS_SESSION_TOKEN'] || undefined };
}

/**
 * Works with one's own keys for the storage of a team: those that were kept, and where it refuses them those of the
 * environment, which are kept once it accepted them.
 *
 * @param make what is worked with, for a pair of keys.
 * @throws UserError `hub.storageNeedsKeys` when there are none, and what the work throws.
 */
export function withKeys<T>(
  hub: string,
  bucket: Bucket,
  secrets: SecretStore,
  make: (keys: StorageKeys) => T,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): <R>(work: (made: T) => Promise<R>) => Promise<R> {
  const tools = [keptKeys(hub, bucket, secrets), givenKeys(environment)].flatMap((keys) =>
    keys === null ? [] : { keys, made: make(keys) },
  );
  let chosen = 0;
  return async (work) => {
    for (let at = chosen; ; at++) {
      const tool = tools[at];
      if (tool === undefined) throw needsKeys(bucket);
      try {
        const result = await work(tool.made);
        chosen = at;
        keepKeys(hub, bucket, tool.keys, secrets);
        return result;
      } catch (error) {
        const isRefused = error instanceof UserError && refusals.has(error.code);
        if (!isRefused || at + 1 >= tools.length) throw error;
      }
    }
  };
}

function needsKeys({ endpoint, bucket }: Bucket): UserError {
  return new UserError(
    'hub.storageNeedsKeys',
    { endpoint, bucket },
    `The pictures of this team lie in "${bucket}" of the storage ${endpoint}, and this computer has no keys for it. Enter those that you were given on the Team screen, or run "plumbline sync" once with them in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; they are kept for the next time.`,
  );
}
