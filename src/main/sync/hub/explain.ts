import { UserError } from '@shared/lib/user-error';
import { hubErrorCode } from './retry';

/** What PostgreSQL and the network say, in words that tell what to do. */
export function explainHubError(error: unknown, address: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = hubErrorCode(error);
  const reason = error.message;
  if (['28P01', '28000', '42501', '3F000', '42P01', '3D000'].includes(code)) {
    return new UserError(
      'hub.refused',
      { address, reason },
      `The hub at ${address} refuses this: ${reason}. Ask a lead for an address of your own, or whoever runs the hub.`,
    );
  }
  if (['40001', '40P01', '55P03', '53300'].includes(code)) {
    return new UserError(
      'hub.busy',
      { address, reason },
      `The hub at ${address} has too much to do (${reason}), and was tried several times. What was done here is kept; sync again in a while.`,
    );
  }
  if (['53100', '53200', '53400', '54000'].includes(code)) {
    return new UserError(
      'hub.full',
      { address, reason },
      `The hub at ${address} has no room left (${reason}). What was done here is kept; whoever runs the hub makes room.`,
    );
  }
  if (code === '25006') {
    return new UserError(
      'hub.readOnly',
      { address },
      `The hub at ${address} can only be read now, as while another server takes over. What was done here is kept; sync again in a while, or ask whoever runs the hub for the address of the server that takes writes.`,
    );
  }
  if (/^E[A-Z]+$|^CONNECT|^57P|^08/.test(code)) {
    return new UserError(
      'hub.unreachable',
      { address, reason: code },
      `The hub at ${address} cannot be reached (${code}). What was done here is kept; sync again when it can be.`,
    );
  }
  return error;
}
