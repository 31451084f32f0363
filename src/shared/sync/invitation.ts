import { z } from 'zod';
import { canonicalJson } from '../lib/canonical-json';
import { UserError } from '../lib/user-error';
import { memberIdSchema, projectIdSchema } from '../model/ids';
import { publicKeySchema } from './public-key';

/**
 * What a new member needs to know so that a folder cannot show another project, or another lead, than was meant. There
 * is no secret in it: it admits nobody. What admits is the member's public key, which a lead has written into the log.
 */
const invitationSchema = z.strictObject({
  v: z.literal(1),
  project: projectIdSchema,
  member: memberIdSchema,
  founder: memberIdSchema,
  founderKey: publicKeySchema,
});

export type Invitation = Readonly<z.infer<typeof invitationSchema>>;

const prefix = 'plumbline-';

/** One word of letters, digits, `-` and `_`, which any message carries. */
export function writeInvitation(invitation: Invitation): string {
  const word = btoa(canonicalJson(invitation)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return prefix + word;
}

/** @throws UserError `sync.badInvitation` */
export function readInvitation(text: string): Invitation {
  const word = text.trim();
  try {
    if (!word.startsWith(prefix)) throw new Error('another beginning');
    return invitationSchema.parse(
      JSON.parse(atob(word.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/'))),
    );
  } catch {
    throw new UserError(
      'sync.badInvitation',
      {},
      'This is no whole invitation. Copy it again, from "plumbline-" to its end; "plumbline member <project> add" prints it.',
    );
  }
}
