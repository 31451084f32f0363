import { z } from 'zod';

/** An Ed25519 public key (RFC 8032): 32 bytes in hex. */
export type PublicKey = string & { readonly __publicKey: true };

export const publicKeySchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'expected a public key: 64 hex digits')
  .transform((text) => text as PublicKey);
