import type { z } from 'zod';
import type { Channel, Contract, Handlers } from '@shared/contract/define';
import type { Envelope } from '@shared/contract/envelope';
import { UserError } from '@shared/lib/user-error';
import { describeFailure, type ReportInternal } from './failure';
import { findExcess } from './input-limits';

export interface AnswerOptions {
  readonly report: ReportInternal;
  /** Hold the handlers to their output schemas as well. Costs a walk over every answer, so tests ask for it. */
  readonly parseOutput?: boolean;
}

type AnyHandler = (input: unknown) => unknown;

/**
 * Answers one request that came through the door: known channel, bounded input, parsed input, then the handler. Every
 * outcome is an envelope, for Electron would carry nothing but the message of an error that is thrown.
 */
export async function answer<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  options: AnswerOptions,
  name: unknown,
  input: unknown,
): Promise<Envelope<unknown>> {
  try {
    const known = requireChannel(contract, name);
    const parsed = parseInput(known.name, known.channel, input);
    // The key is the contract's own, and the input went through that channel's schema just above.
    const handler = handlers[known.name] as AnyHandler;
    const value = await handler(parsed);
    return { ok: true, value: options.parseOutput === true ? known.channel.output.parse(value) : value };
  } catch (error) {
    return { ok: false, error: describeFailure(error, options.report) };
  }
}

function requireChannel(contract: Contract, name: unknown): { name: string; channel: Channel } {
  // An own member only: every object also has a `constructor` and a `toString`.
  const channel = typeof name === 'string' && Object.hasOwn(contract, name) ? contract[name] : undefined;
  if (typeof name === 'string' && channel !== undefined) return { name, channel };
  const shown = typeof name === 'string' ? name.slice(0, 64) : typeof name;
  throw new UserError('request.unknown', { channel: shown }, `There is no channel "${shown}".`);
}

function parseInput(name: string, channel: Channel, input: unknown): unknown {
  const excess = findExcess(input);
  if (excess !== null) throw invalid(name, '', excess);
  const parsed = channel.input.safeParse(input);
  if (!parsed.success) throw invalidAt(name, parsed.error);
  return parsed.data;
}

function invalidAt(name: string, error: z.ZodError): UserError {
  const issue = error.issues[0];
  return invalid(name, issue?.path.map(String).join('.') ?? '', issue?.message ?? 'does not fit its schema');
}

function invalid(channel: string, path: string, problem: string): UserError {
  const place = path === '' ? 'its input' : path;
  return new UserError('request.invalid', { channel, path, problem }, `${channel} was refused: ${place}: ${problem}.`);
}
