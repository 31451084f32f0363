import type { z } from 'zod';

/** One question the renderer may put to the main process: what goes in, what comes out. */
export interface Channel {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

export type Contract = Readonly<Record<string, Channel>>;

/** What the caller writes (before parsing), and what the handler receives (after it). */
export type CallInput<C extends Channel> = z.input<C['input']>;
export type HandlerInput<C extends Channel> = z.output<C['input']>;
export type Output<C extends Channel> = z.output<C['output']>;

export type Handlers<C extends Contract> = {
  readonly [Name in keyof C]: (input: HandlerInput<C[Name]>) => Output<C[Name]> | Promise<Output<C[Name]>>;
};
