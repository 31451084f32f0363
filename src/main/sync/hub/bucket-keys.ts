import { z } from 'zod';
import type { SecretStore } from '@main/secrets/keychain';
import type { BucketKeys } from './s3-client';

const keysSchema = z.object({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1) });

/**
 * One's own keys for the storage of a team: those of the environment, which are kept beside the hub's password, or those
 * that were kept.
 *
 * @param hub its address without the password.
 * @returns null when there are none.
 */
export function bucketKeys(
  hub: string,
  secrets: SecretStore | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): BucketKeys | null {
  const name = `hub storage ${hub}`;
  const given = keysSchema.safeParse({
    accessKeyId: environment['AWS_ACCESS_KEY_ID'],
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'],
  });
  if (given.success) {
    const text = JSON.stringify(given.data);
    if (secrets && secrets.read(name) !== text) secrets.write(name, text);
    return given.data;
  }
  const kept = secrets?.read(name) ?? null;
  return kept === null ? null : keysSchema.parse(JSON.parse(kept));
}
